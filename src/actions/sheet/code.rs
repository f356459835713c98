//! A code that cameras read (QR, ISO/IEC 18004), as the dark runs of its rows.

use qrcode::{Color, EcLevel, QrCode};

/// Modules of white that must surround a code.
const QUIET: usize = 4;

/// Text so short is written with more redundancy.
const SHORT: usize = 300;

/// A code. Positions are in modules, from the top left corner of its white margin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    /// Its side, margin included.
    pub side: usize,
    /// Row, first column and length of each dark run.
    pub runs: Vec<(usize, usize, usize)>,
}

/// The code of a text; none if no code holds as much.
pub fn code(text: &str) -> Option<Code> {
    let level = if text.len() <= SHORT { EcLevel::M } else { EcLevel::L };
    let code = QrCode::with_error_correction_level(text, level).ok()?;
    let width = code.width();
    let dark: Vec<bool> = code.to_colors().into_iter().map(|color| color == Color::Dark).collect();
    let mut runs = Vec::new();
    for (row, modules) in dark.chunks(width).enumerate() {
        let mut column = 0;
        while column < width {
            let length = modules[column..].iter().take_while(|dark| **dark).count();
            if length > 0 {
                runs.push((row + QUIET, column + QUIET, length));
            }
            column += length.max(1);
        }
    }
    Some(Code { side: width + 2 * QUIET, runs })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A camera's way: the code as grey pixels, found and decoded by another library.
    fn seen(code: &Code) -> Option<String> {
        let scale = 4;
        let is_dark = |x: usize, y: usize| {
            let (column, row) = (x / scale, y / scale);
            code.runs.iter().any(|(at, from, length)| *at == row && (*from..from + length).contains(&column))
        };
        let side = code.side * scale;
        let mut image =
            rqrr::PreparedImage::prepare_from_greyscale(
                side,
                side,
                |x, y| {
                    if is_dark(x, y) { 0 } else { 255 }
                },
            );
        Some(image.detect_grids().first()?.decode().ok()?.1)
    }

    #[test]
    fn a_short_and_a_long_text_are_read_back_by_a_camera() {
        for text in ["sha256:ab", &"TVJBMQ+/=".repeat(180)] {
            let code = code(text).unwrap();
            assert_eq!(seen(&code).as_deref(), Some(text), "{}", text.len());
        }
    }

    #[test]
    fn what_is_too_long_for_any_code_is_none() {
        assert_eq!(code(&"x".repeat(4_000)), None);
    }
}
