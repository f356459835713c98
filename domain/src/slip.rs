//! A slip: the orientation sheet as a code holds it. Plain text for whoever has any telephone; its last line is for
//! this app, on another telephone and without a network.
//!
//! ```text
//! Aide au permis de conduire
//! France Services de Vesoul
//! 12 rue de la République, 70000 Vesoul
//! À apporter : RIB · Avis d’imposition
//! ma-region/1 tpab 2026-11-24 aid=content:aide-permis-de-conduire 5c0e
//! ```
//!
//! The last line says which lines stand above it (`t`itle, `p`lace, `a`ddress, telephone `n`umber, `h`ours, what to
//! `b`ring; a capital for a line that was cut), on which day it was made, of which aid, and a sum of the letters and
//! figures above. The sum tells a text that was copied badly, not who wrote it: anybody can make a slip, so nothing in
//! it is ever opened or called. It is for nobody: it names the aid and the desk, never a person.

mod letters;
mod reading;
mod writing;

use chrono::NaiveDate;

use crate::ids::RecordId;
use crate::orientation::Orientation;

pub use letters::inert;
pub use reading::{Reading, read};
pub use writing::written;

/// Most letters that the code holds: more is too fine for an ordinary telephone.
pub const MOST: usize = 300;
/// Most letters that are looked at: no code holds more (ISO/IEC 18004).
pub const MOST_READ: usize = 7_089;

/// What the last line begins with.
const MARK: &str = "ma-region/";
/// Its version.
const VERSION: u32 = 1;
/// Before the name of the aid.
const AID: &str = "aid=";
/// Between two things, or two lines, that stand on one line.
const BETWEEN: &str = " \u{b7} ";

/// The sheet, and what the last line says of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
    /// The sheet's own words.
    pub sheet: Orientation,
    /// The aid whose card it began with.
    pub aid: Option<RecordId>,
    /// The day on which it was made: opening hours grow old.
    pub made_on: NaiveDate,
    /// What had to be cut to fit, in the order of the sheet.
    pub cut: Vec<Part>,
}

/// A line of the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// For which aid.
    Title,
    /// Where to go.
    Place,
    /// The address.
    Address,
    /// The telephone.
    Phone,
    /// When it is open.
    Hours,
    /// What to bring.
    Bring,
}

impl Part {
    /// All of them, in the order of the sheet.
    pub const ALL: [Self; 6] =
        [Self::Title, Self::Place, Self::Address, Self::Phone, Self::Hours, Self::Bring];

    /// Its letter in the last line.
    fn letter(self) -> char {
        match self {
            Self::Title => 't',
            Self::Place => 'p',
            Self::Address => 'a',
            Self::Phone => 'n',
            Self::Hours => 'h',
            Self::Bring => 'b',
        }
    }

    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Place => "place",
            Self::Address => "address",
            Self::Phone => "phone",
            Self::Hours => "hours",
            Self::Bring => "bring",
        }
    }

    /// Whether it is several lines on the sheet.
    fn is_list(self) -> bool {
        matches!(self, Self::Hours | Self::Bring)
    }

    /// Its place on the sheet.
    fn on(self, sheet: &mut Orientation) -> &mut String {
        match self {
            Self::Title => &mut sheet.aid,
            Self::Place => &mut sheet.place,
            Self::Address => &mut sheet.address,
            Self::Phone => &mut sheet.phone,
            Self::Hours => &mut sheet.hours,
            Self::Bring => &mut sheet.bring,
        }
    }
}

#[cfg(test)]
mod tests;
