//! « Mes droits »: for whom, then one question a screen, then what is worth asking for.

mod ask;
mod fields;
mod paper;
mod pass;
mod recap;
mod result;
mod results;
mod slips;
mod start;
mod verdicts;

pub use self::ask::{RightsChange, RightsQuestion};
pub use self::pass::use_rights_provider;
pub use self::recap::RightsAnswers;
pub use self::results::RightsResults;
pub use self::start::{Eligibility, told};
pub use self::verdicts::{Judged, about, use_verdict, use_verdicts};
