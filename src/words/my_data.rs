//! « Mes données »: what is kept and where, out and in again, the erasure and what the Region says of it.

use chrono::NaiveDate;
use domain::erasure::Kept;

use crate::store::desk::contents::Contents;

words! {
    my_data_title();
    my_data_lead();
    my_data_link_text();
    my_data_here();
    my_data_here_text();
    my_data_empty();
    my_data_drafts(count: usize);
    my_data_documents(count: usize);
    my_data_applications(count: usize);
    my_data_receipts(count: usize);
    my_data_messages(count: usize);
    my_data_profiles(count: usize);
    my_data_bookmarks(count: usize);
    my_data_unsent(count: usize);
    my_data_locked();
    my_data_locked_text(safe: &str);
    my_data_until();
    my_data_until_text();
    my_data_there();
    my_data_there_text();
    my_data_out();
    my_data_out_text();
    my_data_passphrase_wish();
    my_data_passphrase_hint();
    my_data_passphrase();
    my_data_passphrase_rule(count: usize);
    my_data_passphrase_again();
    my_data_passphrase_differs();
    my_data_open_warning();
    my_data_export();
    my_data_exporting();
    my_data_exported(file: &str);
    my_data_exported_sealed();
    my_data_exported_open();
    my_data_exported_damaged(count: usize);
    my_data_file();
    my_data_trouble(code: &str);
    my_data_in();
    my_data_in_text();
    my_data_in_use();
    my_data_import_passphrase();
    my_data_import_passphrase_hint();
    my_data_import();
    my_data_importing();
    my_data_imported(count: usize);
    my_data_hosts();
    my_data_hosts_text();
    my_data_hosts_never();
    my_data_host_region();
    my_data_host_content();
    my_data_host_calls(count: usize, when: &str);
    my_data_hosts_end();
    my_data_erase();
    my_data_erase_text();
    my_data_erase_link();
    my_data_erase_title();
    my_data_goes();
    my_data_goes_unread();
    my_data_goes_also();
    my_data_stays();
    my_data_stays_guide();
    my_data_stays_files();
    my_data_region();
    my_data_asks(code: &str);
    my_data_region_keeps();
    my_data_export_first();
    my_data_confirm();
    my_data_confirm_missing();
    my_data_erase_now();
    my_data_erasing();
    my_data_give_up();
    my_data_erased();
    my_data_erased_title();
    my_data_erased_text();
    my_data_asked(code: &str);
    my_data_answers();
    my_data_none_asked();
    my_data_stage(stage: &str, when: &str);
    my_data_stage_text(stage: &str);
    my_data_gone(what: &str, count: u64);
    my_data_gone_title();
    my_data_kept_title();
    my_data_kept(number: &str, why: &str);
    my_data_kept_until(day: &str);
}

/// A kind of thing that lies in the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Held {
    /// What is being written.
    Drafts,
    /// What was sent.
    Applications,
    /// The wallet.
    Documents,
    /// What the Region acknowledged.
    Receipts,
    /// What was written to services, and by them.
    Messages,
    /// People one applies for.
    Profiles,
    /// Cards and searches.
    Kept,
}

impl super::Words {
    /// What lies in the desk: a kind and its line, for each of which there is something.
    pub fn my_data_counts(&self, contents: &Contents) -> Vec<(Held, String)> {
        let lines = [
            (Held::Drafts, contents.drafts, self.my_data_drafts(contents.drafts)),
            (Held::Applications, contents.applications, self.my_data_applications(contents.applications)),
            (Held::Documents, contents.documents, self.my_data_documents(contents.documents)),
            (Held::Receipts, contents.receipts, self.my_data_receipts(contents.receipts)),
            (Held::Messages, contents.messages, self.my_data_messages(contents.messages)),
            (Held::Profiles, contents.profiles, self.my_data_profiles(contents.profiles)),
            (Held::Kept, contents.kept, self.my_data_bookmarks(contents.kept)),
        ];
        lines.into_iter().filter(|(_, count, _)| *count > 0).map(|(what, _, line)| (what, line)).collect()
    }

    /// An application that has to stay at the Region, why, and until when.
    pub fn my_data_kept_line(&self, kept: &Kept, today: NaiveDate) -> String {
        let line = self.my_data_kept(&kept.number, &kept.why);
        match kept.until {
            Some(until) => {
                let day = domain::paris::paris(until).date_naive();
                format!("{line} {}", self.my_data_kept_until(&self.near_day(day, today)))
            }
            None => line,
        }
    }
}
