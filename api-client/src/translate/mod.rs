//! Wire ↔ domain, pure: what is not understood is skipped or read as unknown, never a crash.

mod aids;
mod communes;
mod form_records;
mod forms;

pub use aids::{aid, condition, rule};
pub use communes::commune;
pub use form_records::form_record;
pub use forms::{form, form_digest, form_state};
