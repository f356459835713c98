//! Whether a token says the truth: who signed it, for whom, when, and about whom (SECURITY.md §2.2).

use jsonwebtoken::jwk::{AlgorithmParameters, Jwk, KeyAlgorithm, PublicKeyUse};
use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use serde_json::{Map, Value};

use crate::oidc::franceconnect;

/// Seconds that two clocks may differ.
const SKEW: i64 = 30;
/// Longest subject that is taken.
const SUBJECT: usize = 255;

/// What a token says.
pub type Claims = Map<String, Value>;

/// Why a token is not believed. Codes: nothing of the token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// It is no token, or not one with a kind of signature that is taken.
    Algorithm,
    /// Nobody knows the key it names.
    Key,
    /// The signature is not of that key.
    Signature,
    /// Another issuer.
    Issuer,
    /// For somebody else.
    Audience,
    /// Its time is over.
    Expired,
    /// It was made in the future.
    Future,
    /// It repeats another nonce, or none.
    Nonce,
    /// The level is below what was asked.
    Level,
    /// About nobody, or about somebody else.
    Subject,
    /// What is said of the person is not signed.
    Unsigned,
}

impl Doubt {
    /// Its stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Algorithm => "provider-algorithm",
            Self::Key => "provider-key",
            Self::Signature => "provider-signature",
            Self::Issuer => "provider-issuer",
            Self::Audience => "provider-audience",
            Self::Expired => "provider-expired",
            Self::Future => "provider-future",
            Self::Nonce => "provider-nonce",
            Self::Level => "provider-level",
            Self::Subject => "provider-subject",
            Self::Unsigned => "provider-unsigned",
        }
    }
}

/// Whose tokens are believed.
pub struct Issuer<'a> {
    /// Its name, to the letter.
    pub name: &'a str,
    /// Our name there.
    pub client_id: &'a str,
}

/// The claims of a token, once its signature is that of one of these keys.
pub fn signed(token: &str, keys: &[Jwk]) -> Result<Claims, Doubt> {
    // `none` and what else the crate does not know are no tokens to it.
    let head = jsonwebtoken::decode_header(token).map_err(|_| Doubt::Algorithm)?;
    // A shared secret proves nothing: HS256 could be keyed with what everybody knows, the public key.
    if ![Algorithm::ES256, Algorithm::RS256].contains(&head.alg) {
        return Err(Doubt::Algorithm);
    }
    let named =
        |key: &&Jwk| key.common.key_id.is_some() && key.common.key_id == head.kid && signs(key, head.alg);
    let key = keys.iter().find(named).ok_or(Doubt::Key)?;
    let key = DecodingKey::from_jwk(key).map_err(|_| Doubt::Key)?;
    let mut signature_alone = Validation::new(head.alg);
    signature_alone.required_spec_claims.clear();
    // By the gateway's own clock, in `meant_for_us`.
    (signature_alone.validate_exp, signature_alone.validate_aud) = (false, false);
    let read = jsonwebtoken::decode::<Claims>(token, &key, &signature_alone);
    Ok(read.map_err(|_| Doubt::Signature)?.claims)
}

fn signs(key: &Jwk, algorithm: Algorithm) -> bool {
    let of_kind = match &key.algorithm {
        AlgorithmParameters::EllipticCurve(_) => algorithm == Algorithm::ES256,
        AlgorithmParameters::RSA(_) => algorithm == Algorithm::RS256,
        _ => false,
    };
    let encrypts = key.common.public_key_use == Some(PublicKeyUse::Encryption);
    let other = key.common.key_algorithm.is_some_and(|name| name != KeyAlgorithm::from(algorithm));
    of_kind && !encrypts && !other
}

/// Whether what was signed was signed by that issuer, for us.
pub fn meant_for_us(claims: &Claims, issuer: &Issuer<'_>) -> Result<(), Doubt> {
    if text(claims, "iss") != Some(issuer.name) {
        return Err(Doubt::Issuer);
    }
    let for_us = match claims.get("aud") {
        Some(Value::String(one)) => one == issuer.client_id,
        Some(Value::Array(all)) => {
            let named = all.iter().any(|one| one == issuer.client_id);
            named && (all.len() == 1 || text(claims, "azp") == Some(issuer.client_id))
        }
        _ => false,
    };
    if for_us { Ok(()) } else { Err(Doubt::Audience) }
}

/// Whether an ID token answers our question: its time, its nonce, its level. Gives the subject.
pub fn answers(claims: &Claims, nonce: &str, levels: &[String], now: i64) -> Result<String, Doubt> {
    let instant = |name| claims.get(name).and_then(Value::as_i64);
    if instant("exp").is_none_or(|until| until.saturating_add(SKEW) <= now) {
        return Err(Doubt::Expired);
    }
    if instant("iat").is_none_or(|made| made.saturating_sub(SKEW) > now) {
        return Err(Doubt::Future);
    }
    if text(claims, "nonce") != Some(nonce) {
        return Err(Doubt::Nonce);
    }
    let level = text(claims, "acr").unwrap_or_default();
    if !levels.is_empty() && !levels.iter().any(|asked| franceconnect::reaches(level, asked)) {
        return Err(Doubt::Level);
    }
    subject(claims).ok_or(Doubt::Subject)
}

/// About whom it is.
pub fn subject(claims: &Claims) -> Option<String> {
    text(claims, "sub").filter(|sub| !sub.is_empty() && sub.len() <= SUBJECT).map(str::to_owned)
}

fn text<'a>(claims: &'a Claims, name: &str) -> Option<&'a str> {
    claims.get(name).and_then(Value::as_str)
}
