//! What is particular to FranceConnect v2: what it may be asked, and what of it is said aloud.
//!
//! It refuses a parameter that it does not know, PKCE's included; a nonce of less than 22 characters; a request
//! without a level. Its code lives 30 seconds, its tokens 60. What it says of a person is a signed token.

/// What `/authorize` may be asked; anything else is an error there.
pub const MAY_BE_ASKED: [&str; 11] = [
    "client_id",
    "acr_values",
    "claims",
    "response_type",
    "nonce",
    "state",
    "redirect_uri",
    "scope",
    "prompt",
    "idp_hint",
    "ui_locales",
];

/// The level that is asked for if the configuration names none: FranceConnect, not FranceConnect+.
pub const LEVEL: &str = "eidas1";

/// The levels of eIDAS, the lowest first.
const LEVELS: [&str; 3] = ["eidas1", "eidas2", "eidas3"];

/// Whether a level is at least another one. Levels of other words are only what they are.
pub fn reaches(level: &str, asked: &str) -> bool {
    let place = |name| LEVELS.iter().position(|level| *level == name);
    match (place(level), place(asked)) {
        (Some(level), Some(asked)) => level >= asked,
        _ => level == asked,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_higher_level_reaches_a_lower_one_and_other_words_themselves() {
        assert!(reaches("eidas1", "eidas1") && reaches("eidas3", "eidas1"));
        assert!(!reaches("eidas1", "eidas2") && !reaches("", "eidas1") && !reaches("eidas", "eidas1"));
        assert!(
            reaches("urn:two", "urn:two") && !reaches("urn:two", "eidas1") && !reaches("eidas3", "urn:two")
        );
    }
}
