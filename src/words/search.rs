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
    search_all(count: usize, kind: &str);
    search_fewer();
    search_meant(text: &str);
    search_exactly(text: &str);
    search_suggestions();
    search_choose_commune();
    search_around(commune: &str);
    search_history();
    search_history_hint();
    search_recent();
    search_recent_erase();
    search_save();
    search_saved();
    search_forget(text: &str);
}
