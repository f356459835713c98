//! A paper of any kind, as it is kept: a picture treated, a PDF cleaned, pages bound. Pure: bytes in, bytes out.

mod bind;
mod bound;
mod clean;
mod marks;

use std::borrow::Cow;

use domain::document::Media;

use super::photo::{self, Edit};

pub use bind::{MOST_PAGES as MOST_PAGES_BOUND, bind};

/// Why a file is not taken. What it holds is never said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
#[error("{}", self.code())]
pub enum Refusal {
    /// HEIC, which few services read: nothing on this device turns it into another kind.
    Heic,
    /// More points than are decoded here.
    PictureTooLarge,
    /// Not a whole picture.
    PictureBroken,
    /// A page that is bound must be a picture.
    NotAPicture,
    /// Not a whole PDF.
    PdfBroken,
    /// A PDF that asks for a password.
    PdfLocked,
    /// More pages than are taken.
    PdfTooLong,
    /// A PDF that unpacks to far more than it seems.
    PdfPacked,
    /// No page, or more than are bound into one file.
    TooManyPages,
}

impl Refusal {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Heic,
        Self::PictureTooLarge,
        Self::PictureBroken,
        Self::NotAPicture,
        Self::PdfBroken,
        Self::PdfLocked,
        Self::PdfTooLong,
        Self::PdfPacked,
        Self::TooManyPages,
    ];

    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Heic => "picture-heic",
            Self::PictureTooLarge => "picture-too-large",
            Self::PictureBroken => "picture-broken",
            Self::NotAPicture => "not-a-picture",
            Self::PdfBroken => "pdf-broken",
            Self::PdfLocked => "pdf-locked",
            Self::PdfTooLong => "pdf-too-long",
            Self::PdfPacked => "pdf-packed",
            Self::TooManyPages => "too-many-pages",
        }
    }
}

/// What the citizen should look at again; nothing is refused for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Concern {
    /// Nothing in the picture is sharp.
    Blurred,
    /// The picture is dark.
    Dark,
    /// A signed PDF: any change would break the signature, so what it says of its author stays in it.
    Signed,
    /// A PDF whose author forbids changes: what it says of its author stays in it.
    Protected,
}

impl Concern {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Blurred, Self::Dark, Self::Signed, Self::Protected];

    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Blurred => "blurred",
            Self::Dark => "dark",
            Self::Signed => "signed",
            Self::Protected => "protected",
        }
    }
}

/// A paper that is ready to be kept.
#[derive(Debug)]
pub struct Treated<'b> {
    /// What kind of file it is now.
    pub media: Media,
    /// The file; the one that was given where there was nothing to change.
    pub bytes: Cow<'b, [u8]>,
    /// What should be looked at again.
    pub concerns: Vec<Concern>,
}

/// Makes a file ready. `edit` is for pictures: a PDF is not turned, cut or made grey.
pub fn treat(media: Media, bytes: &[u8], edit: Edit) -> Result<Treated<'_>, Refusal> {
    if media == Media::Pdf {
        if edit != Edit::default() {
            return Err(Refusal::NotAPicture);
        }
        let (cleaned, concerns) = clean::clean(bytes)?;
        let bytes = cleaned.map_or(Cow::Borrowed(bytes), Cow::Owned);
        return Ok(Treated { media, bytes, concerns });
    }
    let photo = photo::treat(media, bytes, edit, photo::BUDGET)?;
    Ok(Treated { media: photo.media, bytes: Cow::Owned(photo.bytes), concerns: photo.concerns })
}

/// The name with the end that its kind of file has: what was a WebP may be a JPEG now.
pub fn named(name: &str, media: Media) -> String {
    let ends: &[&str] = match media {
        Media::Pdf => &["pdf"],
        Media::Jpeg => &["jpg", "jpeg"],
        Media::Png => &["png"],
        Media::Webp => &["webp"],
        Media::Heic => &["heic"],
    };
    let known = ["pdf", "jpg", "jpeg", "png", "webp", "heic", "heif"];
    match name.rsplit_once('.') {
        Some((_, end)) if ends.contains(&end.to_lowercase().as_str()) => name.to_owned(),
        Some((stem, end)) if known.contains(&end.to_lowercase().as_str()) => format!("{stem}.{}", ends[0]),
        _ => format!("{name}.{}", ends[0]),
    }
}

#[cfg(test)]
mod tests;
