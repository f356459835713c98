//! The sentences of copies at the Region, of the answers of two phones, and of documents sent with a message.

words! {
    settings_drafts();
    settings_copies();
    settings_copies_hint();
    settings_copies_off();
    settings_copies_sign_in();
    desk_lead_copied();
    copy_held();
    copy_leaves(day: &str);
    copy_trouble(code: &str);
    choices_count(count: usize);
    choices_text();
    choices_here(when: &str);
    choices_there(when: &str);
    choices_emptied();
    choices_keep();
    choices_keep_name(value: &str);
    choices_kept();
    paper_elsewhere();
    paper_elsewhere_text();
    application_to_complete();
    application_to_complete_text();
    application_answer();
    application_attach();
    application_attach_hint();
    application_attached(count: usize);
    application_attach_wallet(count: usize);
    application_attach_add();
    application_attach_remove(name: &str);
    application_attach_file();
    application_attach_none();
    application_message_paper(code: &str);
    application_message_paper_name(name: &str, state: &str);
    application_message_document();
    twin_choices(count: usize);
    twin_choice_mine(value: &str, when: &str);
    twin_choice_theirs(value: &str, when: &str);
    twin_elsewhere(name: &str, size: &str);
    twin_setting(name: &str, value: &str);
    twin_replied();
    twin_copies(count: u32);
}
