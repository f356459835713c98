//! « Ai-je droit à une bourse ? »: the questions, one a screen, then the estimate with its reasons.

mod answers;
mod ask;
mod fields;
mod paper;
mod pass;
mod result;
mod start;
pub(in crate::screens) mod typed;

use dioxus::prelude::*;

pub use self::ask::GrantQuestion;
pub use self::pass::use_grants_provider;
pub use self::result::GrantResult;
pub use self::start::Grants;

use self::answers::Tables;
use crate::screens::live::{Live, use_live};
use crate::store::Topic;
use crate::store::reference::{Reader, scales};

/// The word of a student's pass in a route; any other is a family's.
const STUDENT: &str = "crous";
const FAMILY: &str = "school";

/// Whether a route is a student's. `lycee` and `college` lead to the questions of a family, which asks both at once.
fn is_student(kind: &str) -> bool {
    kind == STUDENT
}

/// The word of a pass in a route.
fn kind_of(student: bool) -> &'static str {
    if student { STUDENT } else { FAMILY }
}

/// The scales that are held.
fn use_tables() -> Signal<Live<Tables>> {
    use_live(Topic::Editions, |db: &Reader<'_>| {
        use domain::scale::Kind;
        Ok(Tables {
            lycee: scales::all(db, Kind::Lycee)?,
            college: scales::all(db, Kind::College)?,
            crous: scales::all(db, Kind::Crous)?,
        })
    })
}
