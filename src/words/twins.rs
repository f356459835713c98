//! The sentences of the terminal: what is written, kept, sent and followed there.

words! {
    twin_apology(code: &str);
    twin_stage(code: &str);
    twin_begun(id: &str);
    twin_begun_before(id: &str);
    twin_no_drafts();
    twin_draft(title: &str, state: &str, when: &str);
    twin_draft_head(id: &str, stage: &str);
    twin_missing(count: usize);
    twin_papers();
    twin_objection(label: &str);
    twin_prefilled();
    twin_not_asked(path: &str);
    twin_next_row();
    twin_yes_no();
    twin_household(label: &str, part: &str);
    twin_why(code: &str);
    twin_sent(title: &str);
    twin_back(title: &str);
    twin_asks_first(title: &str);
    twin_discarded(title: &str, until: &str);
    twin_restored(title: &str);
    twin_no_documents();
    twin_paper(kind: &str);
    twin_used_in(titles: &str);
    twin_document_kept(name: &str, size: &str);
    twin_document_restored(name: &str);
    twin_exported(file: &str, count: usize);
    twin_set_lacks(titles: &str);
    twin_outbox_empty();
    twin_parcel(kind: &str, name: &str);
    twin_state(code: &str);
    twin_progress(done: &str, total: &str);
    twin_hold(code: &str);
    twin_no_applications();
    twin_standing(code: &str);
    twin_number(number: &str);
    twin_step(when: &str, state: &str);
    twin_message(who: &str, when: &str);
    twin_receipt(kind: &str, number: &str, when: &str);
    twin_receipt_valid();
    twin_receipt_invalid(code: &str);
    twin_no_receipts();
}
