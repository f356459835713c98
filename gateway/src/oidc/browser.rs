//! The browser that makes a trip: known by a cookie, and by nothing else.

use axum::http::{HeaderMap, HeaderValue, header};

use super::{chance, secrets};
use crate::fault::Fault;

/// Seconds that a browser is remembered: as long as its last sign-in may be logged out of.
const LASTS: i64 = 24 * 60 * 60;

/// A browser, by the secret in its cookie.
#[derive(Clone, Copy)]
pub struct Browser {
    secret: [u8; 32],
}

impl Browser {
    /// The one that asks, if it has our cookie.
    pub fn of(headers: &HeaderMap, secure: bool) -> Option<Self> {
        let name = name(secure);
        let lines = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
        let mut values = lines
            .flat_map(|line| line.split(';'))
            .filter_map(|pair| pair.trim().split_once('='))
            .filter(|(key, _)| *key == name);
        let (_, value) = values.next()?;
        // Two of them: one was put there by somebody else.
        if values.next().is_some() {
            return None;
        }
        Some(Self { secret: chance::read(value)?.try_into().ok()? })
    }

    /// One that nobody has seen before.
    pub fn new() -> Result<Self, Fault> {
        Ok(Self { secret: chance::bytes()? })
    }

    /// What is kept of it.
    pub fn sha256(&self) -> [u8; 32] {
        chance::digest(&chance::spelt(&self.secret))
    }

    /// A word that only this browser and we can know, for one purpose and one thing: the token of a form, a nonce, a
    /// verifier. Nothing of it has to be kept.
    pub fn word(&self, purpose: &str, thing: &[u8]) -> String {
        chance::spelt(&self.mac(purpose, thing))
    }

    /// The same as bytes.
    pub fn mac(&self, purpose: &str, thing: &[u8]) -> [u8; 32] {
        secrets::keyed(&self.secret, purpose, thing)
    }

    /// Whether somebody said that word.
    pub fn is_word(&self, purpose: &str, thing: &[u8], said: &str) -> bool {
        chance::read(said).is_some_and(|said| self.is_mac(purpose, thing, &said))
    }

    /// Whether those are the bytes.
    pub fn is_mac(&self, purpose: &str, thing: &[u8], tag: &[u8]) -> bool {
        secrets::is_keyed(&self.secret, purpose, thing, tag)
    }

    /// The line that gives it its cookie.
    pub fn cookie(&self, secure: bool) -> Option<HeaderValue> {
        let (name, value) = (name(secure), chance::spelt(&self.secret));
        let secure = if secure { "; Secure" } else { "" };
        let line = format!("{name}={value}; Path=/; Max-Age={LASTS}; HttpOnly; SameSite=Lax{secure}");
        HeaderValue::try_from(line).ok()
    }
}

/// Over plain HTTP, on the loopback and for development alone, not every browser keeps a cookie that is `Secure`, and
/// none takes the prefix `__Host-` without it: there it goes by another name, without the mark.
fn name(secure: bool) -> &'static str {
    if secure { "__Host-sign-in" } else { "sign-in" }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(line: &str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, HeaderValue::from_str(line).unwrap());
        headers
    }

    #[test]
    fn a_browser_is_known_by_its_cookie_under_the_name_of_its_line() {
        let browser = Browser::new().unwrap();
        let line = browser.cookie(true).unwrap();
        let line = line.to_str().unwrap();
        for mark in ["__Host-sign-in=", "; Path=/;", "; HttpOnly", "; SameSite=Lax", "; Secure"] {
            assert!(line.contains(mark), "{line}");
        }
        assert!(!line.contains("Domain"), "{line}");
        let pair = line.split(';').next().unwrap();
        let again = Browser::of(&with(&format!("a=b; {pair}; c=d")), true).unwrap();
        assert_eq!(again.sha256(), browser.sha256());
        assert!(Browser::of(&with(pair), false).is_none(), "the name of the other line");
        assert!(Browser::of(&with(&format!("{pair}; {pair}")), true).is_none(), "two of them");
        assert!(Browser::of(&with("__Host-sign-in=short"), true).is_none());
        assert!(!browser.cookie(false).unwrap().to_str().unwrap().contains("Secure"));
    }

    #[test]
    fn a_word_is_of_one_browser_one_purpose_and_one_thing() {
        let (one, other) = (Browser::new().unwrap(), Browser::new().unwrap());
        let word = one.word("form", b"1");
        assert!(one.is_word("form", b"1", &word));
        assert!(!one.is_word("form", b"2", &word) && !one.is_word("code", b"1", &word));
        assert!(!other.is_word("form", b"1", &word) && !one.is_word("form", b"1", ""));
    }
}
