//! The sentences of the wallet: what is given, how it is made ready, until when it is good.

use domain::document::Validity;

words! {
    documents_title();
    documents_lead();
    documents_count(count: usize);
    documents_add();
    documents_add_text();
    documents_pick();
    documents_pick_more();
    documents_reading();
    documents_tray();
    documents_preparing();
    documents_preview(name: &str);
    documents_ready(format: &str, size: &str);
    documents_turn_left();
    documents_turn_right();
    documents_turn_name(turn: &str, name: &str);
    documents_grey();
    documents_grey_hint();
    documents_crop();
    documents_crop_text();
    documents_crop_side(side: &str);
    documents_crop_share(share: &str);
    documents_up(name: &str);
    documents_down(name: &str);
    documents_take_out(name: &str);
    documents_together();
    documents_together_one(count: usize);
    documents_together_each();
    documents_name();
    documents_name_hint();
    documents_name_missing();
    documents_kind_label();
    documents_kind(kind: &str);
    documents_until();
    documents_until_hint();
    documents_until_wrong();
    documents_keep();
    documents_adding();
    documents_added(name: &str);
    documents_list();
    documents_facts(kind: &str, format: &str, size: &str);
    documents_used(titles: &str);
    documents_unused();
    documents_change();
    documents_change_name(name: &str);
    documents_save();
    documents_cancel();
    documents_discard(name: &str);
    documents_needed();
    documents_none();
    documents_none_text();
    documents_trash();
    documents_trash_text();
    documents_trash_until(when: &str);
    documents_set();
    documents_set_text();
    documents_set_missing(kind: &str);
    documents_set_warning(count: usize);
    documents_set_none();
    documents_export();
    documents_exporting();
    documents_export_text();
    documents_exported(file: &str);
    documents_archive();
    documents_trouble(code: &str);
    paper_validity(code: &str, day: &str);
    paper_concern(code: &str);
}

impl super::Words {
    /// Until when a document is good.
    pub fn validity(&self, validity: Validity) -> String {
        let day = match validity {
            Validity::Lasting => String::new(),
            Validity::Good(day) | Validity::EndsSoon(day) | Validity::Ended(day) => self.day(day),
        };
        self.paper_validity(validity.code(), &day)
    }
}
