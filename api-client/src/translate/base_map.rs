//! `wire::BaseMap` → `domain::base_map::BaseMap`.

use chrono::NaiveDate;
use domain::base_map::{BaseMap, LARGEST};
use domain::ids::Sha256;

use crate::wire;

/// Longest title and attribution: they are shown on a small map.
const LONGEST: usize = 200;

/// Makes a base map of what the manifest announces; none if it is not one that a phone takes.
pub fn base_map(announced: &wire::BaseMap) -> Option<BaseMap> {
    let line = |text: &str| {
        let text = text.trim();
        let fits = text.chars().count() <= LONGEST && !text.chars().any(char::is_control);
        fits.then(|| text.to_owned())
    };
    let attribution = line(&announced.attribution).filter(|text| !text.is_empty())?;
    (1..=LARGEST).contains(&announced.size).then_some(())?;
    Some(BaseMap {
        sha256: Sha256::parse(&announced.sha256)?,
        size: announced.size,
        title: line(&announced.title)?,
        attribution,
        made_on: announced.made_on.parse::<NaiveDate>().ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_phone_would_not_take_is_no_base_map() {
        let sound = wire::BaseMap {
            sha256: "ab".repeat(32),
            size: 38_000_000,
            title: "Bourgogne".into(),
            attribution: " OpenStreetMap ".into(),
            made_on: "2026-11-01".into(),
        };
        assert_eq!(base_map(&sound).unwrap().attribution, "OpenStreetMap");
        for lie in [
            wire::BaseMap { sha256: "AB".repeat(32), ..sound.clone() },
            wire::BaseMap { size: 0, ..sound.clone() },
            wire::BaseMap { size: LARGEST + 1, ..sound.clone() },
            wire::BaseMap { title: "a\nb".into(), ..sound.clone() },
            wire::BaseMap { attribution: String::new(), ..sound.clone() },
            wire::BaseMap { attribution: "a".repeat(201), ..sound.clone() },
            wire::BaseMap { made_on: "soon".into(), ..sound.clone() },
        ] {
            assert_eq!(base_map(&lie), None, "{lie:?}");
        }
    }
}
