//! The sentences of how fresh the content is, and what the network does.

words! {
    sync_up_to_date();
    sync_fresh(when: &str);
    sync_offline();
    sync_portal();
    sync_busy();
    sync_full();
    sync_trouble();
    sync_never();
    sync_working();
    sync_sheet_title();
    sync_sheet_fresh(when: &str);
    sync_sheet_offline();
    sync_sheet_portal();
    sync_sheet_intercepted();
    sync_sheet_busy();
    sync_sheet_fault();
    sync_sheet_refused(code: &str);
    sync_sheet_never();
    sync_sheet_working();
    sync_progress(done: &str, total: &str);
    sync_bytes();
    sync_editions();
    sync_update();
    sync_update_waits();
    sync_sign_in();
    sync_post(delivered: u32, waiting: u32, set_aside: u32);
    sync_signed_in();
    sync_signed_out();
    sync_open(state: &str);
    offline_line();
    collection(name: &str);
    edition_of(day: &str);
}
