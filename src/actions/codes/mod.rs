//! Finds codes in a picture and reads them. Pure: a grey picture in, texts out; nothing is kept.
//!
//! Whoever made the picture may mean ill: the search works on a page that counts what is done to it (`page`), and
//! where the library stumbles, nothing was found.

mod page;

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use image::GrayImage;
use image::imageops::{FilterType, resize};
use rqrr::PreparedImage;

use self::page::Page;

/// Why no text was read in a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
#[error("{}", self.code())]
pub enum Unread {
    /// There is no code in it.
    None,
    /// There is a code, or nothing that is sharp: it may be taken again.
    Blurred,
    /// Several codes that say different things: which is meant?
    Several,
}

impl Unread {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::None, Self::Blurred, Self::Several];

    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::None => "code-none",
            Self::Blurred => "code-blurred",
            Self::Several => "code-several",
        }
    }
}

/// The text of the one code in a picture. Of a code that is there twice, once.
pub fn read(picture: &GrayImage) -> Result<String, Unread> {
    let (mut texts, mut is_seen) = (BTreeSet::new(), false);
    for (times, of) in SIZES {
        let side = |points: u32| points * times / of;
        let (width, height) = (side(picture.width()), side(picture.height()));
        if width.min(height) < SMALLEST || times > of && width.max(height) > LARGEST {
            continue;
        }
        let sized = || looked_for(&resize(picture, width, height, FilterType::Triangle));
        let found = catch_unwind(AssertUnwindSafe(sized));
        let (read, unread) = found.unwrap_or_default();
        is_seen |= unread;
        texts.extend(read);
        // What was seen but not read may be read in another size; what was read will not be read better.
        if !texts.is_empty() && !unread {
            break;
        }
    }
    match (texts.len(), texts.pop_first()) {
        (1, Some(text)) => Ok(text),
        (_, Some(_)) => Err(Unread::Several),
        (_, None) if is_seen => Err(Unread::Blurred),
        (_, None) => Err(Unread::None),
    }
}

/// The sizes in which codes are looked for, as fractions: what is too coarse or too grainy in one is found in another.
const SIZES: [(u32, u32); 5] = [(1, 1), (2, 3), (1, 2), (3, 2), (1, 3)];
/// Points along a side that the smallest code takes with its margin.
const SMALLEST: u32 = 29;
/// Points along a side to which a small picture is enlarged at most.
const LARGEST: u32 = 1_200;

/// What was read, and whether there is something that was not: a code, or its three corners.
fn looked_for(picture: &GrayImage) -> (Vec<String>, bool) {
    let page = Page::of(picture);
    let count = page.count();
    let (mut read, mut unread) = (Vec::new(), false);
    for grid in PreparedImage::prepare(page).detect_grids() {
        let mut bytes = Vec::new();
        match grid.decode_to(&mut bytes) {
            Ok(_) => read.push(text(bytes)),
            Err(_) => unread = true,
        }
    }
    unread |= read.is_empty() && count.corners() >= 3;
    (read, unread)
}

/// UTF-8, as most write; else the letters of Latin-1, as the standard has it.
fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes)
        .unwrap_or_else(|error| error.as_bytes().iter().map(|byte| char::from(*byte)).collect())
}

#[cfg(test)]
mod tests;
