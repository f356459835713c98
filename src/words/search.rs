//! The sentences of the search over everything.

words! {
    search_title();
    search_label();
    search_go();
    search_hint();
    search_idea(rank: usize);
    search_ideas();
    search_clear();
    search_count(count: usize);
    search_none(text: &str);
    search_none_text();
    search_way(kind: &str, text: &str);
    search_kind(kind: &str);
    search_save();
    search_saved();
    search_forget(text: &str);
}
