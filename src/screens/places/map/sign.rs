//! The icon and the hue of each kind of place.

use domain::place::Kind;

use crate::screens::parts::icon::Glyph;

/// By what a kind is known at a glance; its word always stands beside.
pub fn sign(kind: Kind) -> (Glyph, &'static str) {
    match kind {
        Kind::FranceServices => (Glyph::People, "hue-fir"),
        Kind::Region => (Glyph::Building, "hue-fir"),
        Kind::FranceRenov => (Glyph::Renovate, "hue-gold"),
        Kind::DigitalHelp => (Glyph::Globe, "hue-info"),
        Kind::CampusConnecte => (Glyph::Book, "hue-info"),
        Kind::MicroFolie => (Glyph::Star, "hue-cassis"),
        Kind::Training => (Glyph::Work, "hue-gold"),
        Kind::HealthHouse | Kind::HealthCentre => (Glyph::Health, "hue-rust"),
        Kind::Telehealth => (Glyph::Phone, "hue-rust"),
        Kind::Pharmacy => (Glyph::Plus, "hue-green"),
        Kind::CareHome => (Glyph::Home, "hue-green"),
        Kind::Museum => (Glyph::Outing, "hue-cassis"),
        Kind::Lycee => (Glyph::School, "hue-info"),
        Kind::Other => (Glyph::Places, "hue-fir"),
    }
}
