//! How a picture lies, how the citizen turns it, and which part of it she keeps.

use image::DynamicImage;
use image::metadata::Orientation;

/// How a picture is wished.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Edit {
    /// Turned by that much, once it is upright.
    pub turn: Turn,
    /// Only that part of it, once it is turned.
    pub crop: Option<Crop>,
    /// Without colours.
    pub grey: bool,
}

/// A turn to the right, in quarters.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Turn {
    /// As it is.
    #[default]
    None,
    /// A quarter to the right.
    Right,
    /// Upside down.
    Half,
    /// A quarter to the left.
    Left,
}

impl Turn {
    const ALL: [Self; 4] = [Self::None, Self::Right, Self::Half, Self::Left];

    fn quarters(self) -> u8 {
        match self {
            Self::None => 0,
            Self::Right => 1,
            Self::Half => 2,
            Self::Left => 3,
        }
    }

    /// By so many degrees to the right; none but 0, 90, 180 and 270 can be made without loss.
    pub fn by(degrees: u16) -> Option<Self> {
        Self::ALL.into_iter().find(|turn| u16::from(turn.quarters()) * 90 == degrees)
    }

    /// This turn, and that one after it.
    pub fn then(self, other: Self) -> Self {
        Self::ALL[usize::from((self.quarters() + other.quarters()) % 4)]
    }
}

/// A part of a picture, in hundredths of its sides as it is seen: upright and turned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Crop {
    left: u8,
    top: u8,
    width: u8,
    height: u8,
}

impl Crop {
    /// All of it.
    pub const WHOLE: Self = Self { left: 0, top: 0, width: 100, height: 100 };
    /// Hundredths that are left of each side at least.
    pub const LEAST: u8 = 5;

    /// The part that begins there and is that large; none if it is not inside, or next to nothing.
    pub fn new(left: u8, top: u8, width: u8, height: u8) -> Option<Self> {
        let inside =
            |from: u8, length: u8| length >= Self::LEAST && u16::from(from) + u16::from(length) <= 100;
        let fits = inside(left, width) && inside(top, height);
        fits.then_some(Self { left, top, width, height })
    }

    /// What is left when so many hundredths are cut from each side.
    pub fn without(left: u8, top: u8, right: u8, bottom: u8) -> Option<Self> {
        let width = 100_u8.checked_sub(left)?.checked_sub(right)?;
        let height = 100_u8.checked_sub(top)?.checked_sub(bottom)?;
        Self::new(left, top, width, height)
    }

    /// Hundredths across and down that it keeps.
    pub fn share(self) -> (u8, u8) {
        (self.width, self.height)
    }
}

/// A part of a decoded picture, in points: left, top, width, height. Never empty.
pub type Part = (u32, u32, u32, u32);

/// How a decoded picture becomes the one that is seen: turned by quarters, then mirrored or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pose {
    quarters: u8,
    mirrored: bool,
}

impl Pose {
    /// As the camera wrote it down (Exif 2.3, tag 0x0112).
    pub fn of(orientation: Orientation) -> Self {
        let (quarters, mirrored) = match orientation {
            Orientation::NoTransforms => (0, false),
            Orientation::Rotate90 => (1, false),
            Orientation::Rotate180 => (2, false),
            Orientation::Rotate270 => (3, false),
            Orientation::FlipHorizontal => (0, true),
            Orientation::FlipVertical => (2, true),
            Orientation::Rotate90FlipH => (1, true),
            Orientation::Rotate270FlipH => (3, true),
        };
        Self { quarters, mirrored }
    }

    /// The same, turned once more by the citizen, who sees the mirrored one.
    pub fn turned(self, turn: Turn) -> Self {
        let by = if self.mirrored { 4 - turn.quarters() } else { turn.quarters() };
        Self { quarters: (self.quarters + by) % 4, ..self }
    }

    /// Where the part that is seen lies in the decoded picture of that size.
    pub fn source_of(self, crop: Crop, width: u32, height: u32) -> Part {
        let share = |hundredths: u8| f64::from(hundredths) / 100.0;
        let (mut x, mut y) = (share(crop.left), share(crop.top));
        let (mut w, mut h) = (share(crop.width), share(crop.height));
        if self.mirrored {
            x = 1.0 - x - w;
        }
        for _ in 0..self.quarters {
            // Back by a quarter: what is seen at (x, y) was at (y, 1 - x).
            (x, y, w, h) = (y, 1.0 - x - w, h, w);
        }
        let place = |from: f64, length: f64, whole: u32| {
            let first = (from * f64::from(whole)).round().clamp(0.0, f64::from(whole - 1));
            let size = (length * f64::from(whole)).round().clamp(1.0, f64::from(whole) - first);
            (first as u32, size as u32)
        };
        let ((left, across), (top, down)) = (place(x, w, width), place(y, h, height));
        (left, top, across, down)
    }

    /// Lays it as it is seen.
    pub fn applied(self, image: DynamicImage) -> DynamicImage {
        let turned = match self.quarters {
            1 => image.rotate90(),
            2 => image.rotate180(),
            3 => image.rotate270(),
            _ => image,
        };
        if self.mirrored { turned.fliph() } else { turned }
    }
}
