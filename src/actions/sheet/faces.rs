//! The letters: Noto Sans, regular and bold (assets/fonts), measured and drawn by the same shaper.

use krilla::text::Font;

const REGULAR: &[u8] = include_bytes!("../../../assets/fonts/NotoSans-Regular.ttf");
const BOLD: &[u8] = include_bytes!("../../../assets/fonts/NotoSans-Bold.ttf");

/// Stands for a letter that neither face has.
const NONE: char = '\u{fffd}';

/// Both faces.
pub struct Faces {
    regular: Letters,
    bold: Letters,
}

struct Letters {
    shaped: rustybuzz::Face<'static>,
    drawn: Font,
}

/// A text as it is drawn, and as it must be read where the two differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spelt {
    /// What is drawn.
    pub drawn: String,
    /// What it stands for, if letters are missing.
    pub read: Option<String>,
}

impl Faces {
    /// Reads both; none if what is embedded is no font.
    pub fn read() -> Option<Self> {
        let letters = |bytes: &'static [u8]| {
            Some(Letters {
                shaped: rustybuzz::Face::from_slice(bytes, 0)?,
                drawn: Font::new(bytes.into(), 0)?,
            })
        };
        Some(Self { regular: letters(REGULAR)?, bold: letters(BOLD)? })
    }

    fn letters(&self, bold: bool) -> &Letters {
        if bold { &self.bold } else { &self.regular }
    }

    /// The face to draw with.
    pub fn font(&self, bold: bool) -> Font {
        self.letters(bold).drawn.clone()
    }

    /// How wide a text is, in points.
    pub fn width(&self, text: &str, size: f32, bold: bool) -> f32 {
        let face = &self.letters(bold).shaped;
        let mut buffer = rustybuzz::UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        let shaped = rustybuzz::shape(face, &[], buffer);
        let units: i64 = shaped.glyph_positions().iter().map(|glyph| i64::from(glyph.x_advance)).sum();
        units as f32 * size / face.units_per_em() as f32
    }

    /// A text with what no face can draw put another way: marks that are not seen go, a letter that is
    /// missing becomes a mark that is read as the letter.
    pub fn spell(&self, text: &str, bold: bool) -> Spelt {
        let face = &self.letters(bold).shaped;
        let seen = |c: &char| {
            !c.is_control()
                && !matches!(*c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ad}')
        };
        let kept: String = text.chars().map(|c| if c == '\t' { ' ' } else { c }).filter(seen).collect();
        // The first glyph of a font stands for those that it has not.
        let has = |c: char| face.glyph_index(c).is_some_and(|glyph| glyph.0 != 0);
        let drawn: String = kept.chars().map(|c| if has(c) { c } else { NONE }).collect();
        let read = (drawn != kept).then_some(kept);
        Spelt { drawn, read }
    }
}
