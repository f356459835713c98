//! The sentences of what the citizen keeps.

words! {
    desk_title();
    desk_lead();
    desk_kept();
    desk_kept_on(day: &str);
    desk_today();
    desk_today_text();
    desk_not_yet();
    desk_not_yet_text();
}
