//! The sentences of the base map: what it is for, what it weighs, how far it is.

words! {
    base_map_title();
    base_map_text();
    base_map_none();
    base_map_get(size: &str);
    base_map_renew(size: &str);
    base_map_new(day: &str);
    base_map_wifi();
    base_map_held(title: &str);
    base_map_held_facts(day: &str, size: &str);
    base_map_stage(code: &str);
    base_map_come(come: &str, size: &str, percent: usize);
    base_map_pause();
    base_map_resume();
    base_map_again();
    base_map_stop();
    base_map_any_line();
    base_map_wifi_kept();
    base_map_remove();
    twin_map_offer(title: &str, day: &str, size: &str);
    twin_map_held(title: &str, day: &str, size: &str);
    twin_map_not_held();
}
