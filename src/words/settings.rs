//! The sentences of the settings.

words! {
    settings_title();
    settings_language();
    settings_look();
    settings_theme();
    settings_theme_choice(code: &str);
    settings_text();
    settings_text_choice(percent: usize);
    settings_commune();
    settings_commune_none();
    settings_commune_change();
    settings_commune_clear();
    settings_commune_hint();
    settings_data();
    settings_saving();
    settings_saving_hint();
    settings_wifi();
    settings_wifi_hint();
    settings_content();
    settings_space();
    settings_content_hint();
    settings_about();
    settings_about_text();
    settings_accessibility();
    settings_accessibility_text();
    accessibility_remedy();
}
