//! The form runner: what is asked, one question a screen or all on one page, and what becomes of it.

mod address;
mod changes;
mod choice;
mod commune;
mod copy;
mod frame;
mod group;
mod line;
mod missing;
mod one;
pub mod opened;
mod overview;
pub mod pad;
mod paper;
mod question;
mod recap;
mod review;
mod saved;
mod sealed;
mod steps;
mod two;
mod whole;

pub use self::changes::Changes;
pub use self::copy::AsText;
pub use self::line::keys;
pub use self::one::OneQuestion;
pub use self::overview::{Overview, warning};
pub use self::pad::Pad;
pub use self::review::Review;
pub use self::sealed::{Filed, Sealed, Trashed};
pub use self::steps::{ALL, CHANGES, REVIEW, TEXT};
pub use self::whole::WholeForm;
