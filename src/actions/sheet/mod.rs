//! Draws a sheet as a PDF: A4, black on white, its letters inside it, tagged for whoever does not see it
//! (PDF/UA-1, ISO 14289) and for whoever opens it in thirty years (PDF/A-3a, ISO 19005).
//!
//! Pure: the same sheet gives the same bytes.

mod code;
mod faces;
mod lines;
mod paint;
mod place;

pub use code::{Code, code};
use domain::sheet::Sheet;

/// The sheet could not be drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not-drawn")]
pub struct NotDrawn;

/// The bytes of the PDF.
pub fn pdf(sheet: &Sheet) -> Result<Vec<u8>, NotDrawn> {
    let faces = faces::Faces::read().ok_or(NotDrawn)?;
    let placed = place::place(sheet, &faces);
    paint::paint(sheet, &placed, &faces)
}

#[cfg(test)]
mod tests;
