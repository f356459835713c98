//! What the app asks at `/auth/authorize`, and what is wrong with it (RFC 6749 §4.1.1, RFC 7636).

use api_client::wire::{CLIENT_ID, SCOPE};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

use super::fields::Fields;
use super::redirects;

/// Longest `state` that is handed back.
const STATE: usize = 512;

/// A request that may go on.
#[derive(Debug, PartialEq, Eq)]
pub struct Asked {
    /// Where the app waits.
    pub redirect_uri: String,
    /// The app's own word.
    pub state: String,
    /// Of its verifier.
    pub challenge: String,
    /// Whether the app asks for French or for English.
    pub french: Option<bool>,
}

/// Why a request goes no further.
#[derive(Debug, PartialEq, Eq)]
pub enum Wrong {
    /// Nobody knows who asks, or where they wait: said on a page, and sent nowhere.
    Here,
    /// Known who asks: told there, in the words of OAuth.
    There { redirect_uri: String, state: Option<String>, error: &'static str },
}

/// Reads a request. `links` are the claimed https links of the configuration.
pub fn read(query: &str, links: &[String]) -> Result<Asked, Wrong> {
    let fields = Fields::of(query.as_bytes()).ok_or(Wrong::Here)?;
    let redirect_uri = fields.one("redirect_uri").filter(|address| redirects::may_wait(address, links));
    let redirect_uri = redirect_uri.ok_or(Wrong::Here)?.to_owned();
    if fields.one("client_id") != Some(CLIENT_ID) {
        return Err(Wrong::Here);
    }
    let state = fields.one("state").filter(|state| is_plain(state)).map(str::to_owned);
    let there = |error| Err(Wrong::There { redirect_uri: redirect_uri.clone(), state: state.clone(), error });
    if fields.one("response_type") != Some("code") {
        return there("unsupported_response_type");
    }
    if fields.one("scope").is_some_and(|scope| scope != SCOPE) {
        return there("invalid_scope");
    }
    // A challenge that is not hashed (`plain`) could be read on its way and proved by whoever read it.
    let hashed = fields.one("code_challenge_method") == Some("S256");
    let challenge = fields.one("code_challenge").filter(|challenge| hashed && is_digest(challenge));
    let (Some(challenge), Some(state)) = (challenge, state.clone()) else {
        return there("invalid_request");
    };
    let languages = fields.one("ui_locales").unwrap_or_default().split(' ');
    let french = languages.filter_map(speaks_french).next();
    Ok(Asked { redirect_uri, state, challenge: challenge.to_owned(), french })
}

/// Whether a language tag is French, or English; none for any other.
pub fn speaks_french(tag: &str) -> Option<bool> {
    match tag.trim().split(['-', ';']).next()? {
        "fr" => Some(true),
        "en" => Some(false),
        _ => None,
    }
}

/// Whether that is the verifier of a challenge.
pub fn proves(verifier: &str, challenge: &str) -> bool {
    let good = (43..=128).contains(&verifier.len())
        && verifier.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte));
    // Both are digests: how long they agree tells nothing of the verifier.
    good && URL_SAFE_NO_PAD.encode(Sha256::digest(verifier)) == challenge
}

fn is_plain(state: &str) -> bool {
    state.len() <= STATE && state.bytes().all(|byte| (b' '..=b'~').contains(&byte))
}

fn is_digest(challenge: &str) -> bool {
    challenge.len() == 43 && URL_SAFE_NO_PAD.decode(challenge).is_ok_and(|bytes| bytes.len() == 32)
}

#[cfg(test)]
mod tests {
    use super::*;

    // The pair of RFC 7636, appendix B.
    const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    fn good() -> Vec<(&'static str, &'static str)> {
        vec![
            ("response_type", "code"),
            ("client_id", "fr.maregion.bfc"),
            ("redirect_uri", "http://127.0.0.1:49152/signed-in"),
            ("state", "xyz"),
            ("code_challenge", CHALLENGE),
            ("code_challenge_method", "S256"),
            ("scope", "applications"),
            ("ui_locales", "de en-GB fr"),
        ]
    }

    /// The request with a field changed, or left out.
    fn changed(name: &str, value: Option<&'static str>) -> Result<Asked, Wrong> {
        let mut fields = good();
        fields.retain(|(field, _)| *field != name || value.is_some());
        fields.iter_mut().filter(|(field, _)| *field == name).for_each(|field| field.1 = value.unwrap());
        read(&super::super::fields::written(&fields), &[])
    }

    #[test]
    fn a_whole_request_goes_on_and_an_unknown_caller_is_sent_nowhere() {
        let asked = changed("", None).unwrap();
        assert_eq!((asked.french, asked.challenge.as_str()), (Some(false), CHALLENGE));
        for (name, value) in [
            ("client_id", None),
            ("client_id", Some("fr.maregion.bfc ")),
            ("client_id", Some("another")),
            ("redirect_uri", None),
            ("redirect_uri", Some("https://evil.example/signed-in")),
        ] {
            assert_eq!(changed(name, value), Err(Wrong::Here), "{name} {value:?}");
        }
        let twice = super::super::fields::written(&good()) + "&state=other";
        assert_eq!(read(&twice, &[]), Err(Wrong::Here));
    }

    #[test]
    fn a_known_caller_is_told_what_is_wrong() {
        for (name, value, expected) in [
            ("response_type", Some("token"), "unsupported_response_type"),
            ("response_type", None, "unsupported_response_type"),
            ("scope", Some("everything"), "invalid_scope"),
            ("code_challenge", None, "invalid_request"),
            ("code_challenge", Some("short"), "invalid_request"),
            ("code_challenge_method", Some("plain"), "invalid_request"),
            ("code_challenge_method", Some("s256"), "invalid_request"),
            ("code_challenge_method", None, "invalid_request"),
            ("state", None, "invalid_request"),
        ] {
            let Err(Wrong::There { error, redirect_uri, .. }) = changed(name, value) else {
                panic!("{name} {value:?}");
            };
            assert_eq!((error, redirect_uri.as_str()), (expected, "http://127.0.0.1:49152/signed-in"));
        }
    }

    #[test]
    fn a_verifier_proves_its_challenge_alone() {
        assert!(proves(VERIFIER, CHALLENGE));
        assert!(!proves(CHALLENGE, CHALLENGE) && !proves("", CHALLENGE) && !proves(VERIFIER, VERIFIER));
        assert!(!proves(&format!("{VERIFIER}a"), CHALLENGE) && !proves(&"a".repeat(129), CHALLENGE));
    }
}
