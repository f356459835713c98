//! The sentences of the commune picker.

words! {
    commune_label();
    commune_hint();
    commune_count(count: usize);
    commune_where(department: &str, group: &str);
    commune_none_text();
    commune_chosen(name: &str);
}
