//! The sentences of whom the citizen applies for.

words! {
    profiles_title();
    profiles_lead();
    profiles_link_text();
    profiles_none();
    profiles_none_text();
    profiles_known(count: usize);
    profiles_add();
    profiles_add_who();
    profiles_add_do();
    profiles_trash();
    profiles_trash_until(day: &str);
    profiles_restore();
    profiles_restore_name(name: &str);
    profile_missing();
    profile_missing_text();
    profile_lead();
    profile_name();
    profile_name_hint();
    profile_name_save();
    profile_saved();
    profile_answers();
    profile_answers_none();
    profile_edit();
    profile_edit_name(question: &str);
    profile_forget();
    profile_forget_name(question: &str);
    profile_more();
    profile_more_text();
    profile_part(code: &str);
    profile_give();
    profile_give_name(question: &str);
    profile_keep();
    profile_cancel();
    profile_empty();
    profile_delete();
    profile_delete_what(answers: usize, used: usize);
    profile_delete_yes();
    profile_delete_no();
    profile_deleted();
}
