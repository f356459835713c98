//! Slips of the tests, and the pictures of their codes.

use domain::ids::RecordId;
use domain::orientation::Orientation;
use domain::slip::Slip;
use image::DynamicImage;
use ma_region::actions::code;

use super::{NOON, pictures};

/// The card that they begin with.
pub const CARD: &str = "content:aide-permis-de-conduire";

/// A sheet for the permit, begun with that card.
pub fn slip(card: Option<&str>) -> Slip {
    Slip {
        sheet: Orientation {
            aid: "Aide au permis de conduire".into(),
            place: "France Services de Vesoul".into(),
            address: "12 rue de la R\u{e9}publique, 70000 Vesoul".into(),
            phone: "03 84 00 00 01".into(),
            hours: "Lundi 9\u{a0}h \u{2013} 12\u{a0}h\nMardi 14\u{a0}h \u{2013} 17\u{a0}h".into(),
            bring: "RIB\nAvis d\u{2019}imposition".into(),
        },
        aid: card.and_then(RecordId::parse),
        made_on: NOON[..10].parse().unwrap(),
        cut: Vec::new(),
    }
}

/// The code of a text as a picture, each module that many points wide.
pub fn picture(text: &str, module: u32) -> DynamicImage {
    let code = code(text).unwrap();
    DynamicImage::ImageLuma8(pictures::drawn(code.side, &code.runs, module))
}
