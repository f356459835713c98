//! The sentences of the bars, the notices, what is common to every screen.

words! {
    app_name();
    page_title(title: &str);
    skip_to_content();
    nav_label();
    nav_tools();
    nav_home();
    nav_aids();
    nav_places();
    nav_agenda();
    nav_desk();
    nav_settings();
    nav_help();
    back();
    back_to(place: &str);
    close();
    close_notice();
    loading();
    retry();
    outside();
    french_only();
    not_found_title();
    not_found_text();
    not_found_action();
    notice_kind(kind: &str);
}
