//! Wire ↔ domain, pure: what is not understood is skipped or read as unknown, never a crash.

mod aids;
mod applications;
mod base_map;
mod calendars;
mod communes;
mod dates;
mod drafts;
mod erasures;
mod events;
mod feedback;
mod form_records;
mod forms;
mod instants;
mod places;
mod receipts;
mod scales;
mod schools;
mod seal;

pub use aids::{aid, condition, rule};
pub use applications::{change, filed, form_pin, message};
pub use base_map::base_map;
pub use calendars::{campaign, school_holidays, school_spans};
pub use communes::commune;
pub use dates::{dates, written_dates};
pub use drafts::{copied, copied_in, copy_of};
pub use erasures::erasure;
pub use events::event;
pub use feedback::{Flaw, feedback, feedback_about, seal_feedback};
pub use form_records::form_record;
pub use forms::{form, form_digest, form_state};
pub use instants::{instant, written};
pub use places::{place, school_place};
pub use receipts::{deadline, kept_receipt, receipt, receipt_keys, receipt_text};
pub use scales::{scale, scale_as_written};
pub use schools::school;
pub use seal::{Sealed, Sealing, Unsealed, seal, seal_message, seal_withdrawal, unseal};
