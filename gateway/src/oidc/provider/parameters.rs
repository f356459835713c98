//! What each kind of provider is asked with: a table.

use crate::config::Kind;
use crate::oidc::franceconnect;

/// What one question is made of.
pub struct Question<'a> {
    /// Our name there.
    pub client_id: &'a str,
    /// Where the browser is sent back.
    pub redirect_uri: &'a str,
    /// What is asked about the person, separated by spaces.
    pub scope: &'a str,
    /// A word by which the browser's return is known.
    pub state: &'a str,
    /// A word that the ID token must repeat.
    pub nonce: &'a str,
    /// The level asked for, if any.
    pub level: Option<&'a str>,
    /// The digest of our verifier.
    pub challenge: &'a str,
    /// Whether the provider says of itself that it checks one.
    pub checks_challenges: bool,
    /// Whether the citizen reads French.
    pub french: bool,
}

/// Where a parameter comes from.
type Source = for<'a> fn(&Question<'a>) -> Option<&'a str>;

/// Each parameter, and which kinds are asked with it.
const TABLE: [(&str, &[Kind], Source); 10] = [
    ("response_type", &[Kind::FranceConnect, Kind::Oidc], |_| Some("code")),
    ("client_id", &[Kind::FranceConnect, Kind::Oidc], |question| Some(question.client_id)),
    ("redirect_uri", &[Kind::FranceConnect, Kind::Oidc], |question| Some(question.redirect_uri)),
    ("scope", &[Kind::FranceConnect, Kind::Oidc], |question| Some(question.scope)),
    ("state", &[Kind::FranceConnect, Kind::Oidc], |question| Some(question.state)),
    ("nonce", &[Kind::FranceConnect, Kind::Oidc], |question| Some(question.nonce)),
    ("acr_values", &[Kind::FranceConnect, Kind::Oidc], |question| question.level),
    // FranceConnect speaks French, and refuses a language that it does not know.
    ("ui_locales", &[Kind::Oidc], |question| Some(if question.french { "fr" } else { "en" })),
    // An error at FranceConnect; for the others, where they announce it.
    ("code_challenge", &[Kind::Oidc], |question| question.checks_challenges.then_some(question.challenge)),
    ("code_challenge_method", &[Kind::Oidc], |question| question.checks_challenges.then_some("S256")),
];

/// What a provider of that kind is asked with.
pub fn of<'a>(kind: Kind, question: &Question<'a>) -> Vec<(&'static str, &'a str)> {
    let known = |name| kind != Kind::FranceConnect || franceconnect::MAY_BE_ASKED.contains(name);
    let asked = TABLE.iter().filter(|(name, kinds, _)| kinds.contains(&kind) && known(name));
    asked.filter_map(|(name, _, source)| Some((*name, source(question)?))).collect()
}

/// Whether a verifier goes with the code.
pub fn proves_codes(kind: Kind, checks_challenges: bool) -> bool {
    kind == Kind::Oidc && checks_challenges
}

/// Whether what is said of a person must be signed.
pub fn signs_userinfo(kind: Kind) -> bool {
    kind == Kind::FranceConnect
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(
        kind: Kind,
        checks_challenges: bool,
        level: Option<&'static str>,
    ) -> Vec<(&'static str, &'static str)> {
        let question = Question {
            client_id: "us",
            redirect_uri: "https://region.example/auth/callback/x",
            scope: "openid email",
            state: "sssssssssssssssssssssssssssssssssssssssssss",
            nonce: "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn",
            level,
            challenge: "c",
            checks_challenges,
            french: true,
        };
        of(kind, &question)
    }

    fn names(kind: Kind, checks_challenges: bool, level: Option<&'static str>) -> Vec<&'static str> {
        asked(kind, checks_challenges, level).into_iter().map(|(name, _)| name).collect()
    }

    #[test]
    fn franceconnect_is_asked_with_its_list_and_nothing_else() {
        let all = ["response_type", "client_id", "redirect_uri", "scope", "state", "nonce", "acr_values"];
        for announces_pkce in [false, true] {
            assert_eq!(names(Kind::FranceConnect, announces_pkce, Some("eidas1")), all);
        }
        assert!(all.iter().all(|name| franceconnect::MAY_BE_ASKED.contains(name)));
        let nonce = asked(Kind::FranceConnect, true, Some("eidas1"))[5].1;
        assert!(nonce.len() >= 22, "its shortest nonce");
        assert!(signs_userinfo(Kind::FranceConnect) && !proves_codes(Kind::FranceConnect, true));
    }

    #[test]
    fn others_are_asked_with_a_challenge_where_they_announce_it() {
        let all = ["response_type", "client_id", "redirect_uri", "scope", "state", "nonce"];
        assert_eq!(names(Kind::Oidc, false, None), [&all[..], &["ui_locales"]].concat());
        let whole = ["acr_values", "ui_locales", "code_challenge", "code_challenge_method"];
        assert_eq!(names(Kind::Oidc, true, Some("urn:two")), [&all[..], &whole].concat());
        let words = asked(Kind::Oidc, true, None);
        assert!(words[4].1.len() >= 32 && words[5].1.len() >= 32, "ProConnect's shortest state and nonce");
        assert!(proves_codes(Kind::Oidc, true) && !proves_codes(Kind::Oidc, false));
    }
}
