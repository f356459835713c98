//! Finds codes in a picture and reads them. Pure: a grey picture in, texts out; nothing is kept.
//!
//! Whoever made the picture may mean ill: the search works on a page that counts what is done to it (`page`), and
//! where the library stumbles, nothing was found.

mod page;

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use image::GrayImage;
use image::imageops::thumbnail;
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
    // What is too coarse or too grainy in one size is found in another; codes of another size are found there too.
    for share in [1, 2, 3] {
        let (width, height) = (picture.width() / share, picture.height() / share);
        if width.min(height) < SMALLEST {
            break;
        }
        let found = catch_unwind(AssertUnwindSafe(|| looked_for(&thumbnail(picture, width, height))));
        let (read, unread) = found.unwrap_or_default();
        is_seen |= unread > 0 || !read.is_empty();
        texts.extend(read);
        // What was seen but not read may be read in another size; what was read will not be read better.
        if !texts.is_empty() && unread == 0 {
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

/// Points along a side that the smallest code takes with its margin.
const SMALLEST: u32 = 29;

/// What was read, and how many codes were seen that were not.
fn looked_for(picture: &GrayImage) -> (Vec<String>, usize) {
    let mut page = PreparedImage::prepare(Page::of(picture));
    let (mut read, mut unread) = (Vec::new(), 0);
    for grid in page.detect_grids() {
        let mut bytes = Vec::new();
        match grid.decode_to(&mut bytes) {
            Ok(_) => read.push(text(bytes)),
            Err(_) => unread += 1,
        }
    }
    (read, unread)
}

/// UTF-8, as most write; else the letters of Latin-1, as the standard has it.
fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes)
        .unwrap_or_else(|error| error.as_bytes().iter().map(|byte| char::from(*byte)).collect())
}

#[cfg(test)]
mod tests;
