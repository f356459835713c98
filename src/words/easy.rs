//! The sentences of what is easy to read, and of what is read aloud.

words! {
    easy_switch();
    easy_title();
    easy_none();
    easy_glossary();
    listen();
    listen_stop();
    listen_no_voice();
    listen_why(code: &str);
    settings_easy();
    settings_easy_hint();
    application_easy(code: &str);
}
