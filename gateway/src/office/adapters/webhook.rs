//! A call to the back office, signed: who has the secret knows that it is ours, whole, and of now.

use std::path::PathBuf;

use api_client::canonical::hex;
use api_client::wire;
use hmac::{Hmac, KeyInit, Mac};
use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use sha2::Sha256;

use super::web::{self, Web};
use super::{Handed, Trouble};
use crate::config;
use crate::fault::Fault;
use crate::files;
use crate::office::package::Package;

/// `t=<Unix seconds>,v1=<HMAC-SHA-256 of "<t>.<body>", hex>`
const SIGNATURE: HeaderName = HeaderName::from_static("region-signature");
/// The application's id: a second call of that name is the same, called again.
const DELIVERY: HeaderName = HeaderName::from_static("region-delivery");
/// The number of this try.
const ATTEMPT: HeaderName = HeaderName::from_static("region-attempt");
/// A secret that is shorter can be guessed.
const SHORTEST: usize = 32;
/// Longest reference that is kept.
const REFERENCE: usize = 200;

/// A back office that is called.
pub struct Webhook {
    web: Web,
    secret: PathBuf,
}

impl Webhook {
    /// The one that is configured.
    pub fn of(name: &str, set: &config::WebhookAdapter) -> Result<Self, Fault> {
        let web = Web::to(name, &set.address, set.private_network, set.seconds, "ma-region-gateway")?;
        Ok(Self { web, secret: set.secret.clone() })
    }

    /// Hands an application on. Only an answer that names it is the back office's.
    pub async fn hand(&self, package: &Package, attempt: u32, now: i64) -> Result<Handed, Trouble> {
        let body = package.said(true)?;
        let id = package.id.hyphenated().to_string();
        let signature = sign(&self.key()?, now, &body)?;
        let marks = [(SIGNATURE, signature), (DELIVERY, id.clone()), (ATTEMPT, attempt.to_string())];
        let mut headers = HeaderMap::new();
        for (name, value) in marks {
            let value = HeaderValue::try_from(value).map_err(|error| Trouble::Away(error.to_string()))?;
            headers.insert(name, value);
        }
        let answer = self.web.post(self.web.url.clone(), body, headers).await?;
        if !answer.status().is_success() {
            return Err(web::trouble(&answer));
        }
        let said: wire::HandedAnswer = web::read(answer).await?;
        let reference = said
            .reference
            .map(|text| text.trim().chars().filter(|c| !c.is_control()).take(REFERENCE).collect::<String>());
        let reference = reference.filter(|reference| !reference.is_empty());
        match said.state.as_str() {
            _ if said.application != id => {
                Err(Trouble::Away("it answers for another application".to_owned()))
            }
            "received" => Ok(Handed::Received { reference }),
            "taken" => Ok(Handed::Taken { reference }),
            _ => Err(Trouble::Away("it says neither received nor taken".to_owned())),
        }
    }

    /// The secret as it is now: it may have been changed since.
    fn key(&self) -> Result<Vec<u8>, Trouble> {
        let bytes = files::read(&self.secret)?;
        let key = bytes.trim_ascii().to_vec();
        if key.len() < SHORTEST {
            return Err(Trouble::Away(format!("the secret is shorter than {SHORTEST} bytes")));
        }
        Ok(key)
    }
}

/// The signature of a body at an instant.
fn sign(key: &[u8], now: i64, body: &[u8]) -> Result<String, Trouble> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).map_err(|error| Trouble::Away(error.to_string()))?;
    mac.update(format!("{now}.").as_bytes());
    mac.update(body);
    Ok(format!("t={now},v1={}", hex(&mac.finalize().into_bytes())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_binds_the_body_to_its_instant_and_to_the_secret() {
        let of = |key: &[u8], now, body: &[u8]| sign(key, now, body).unwrap();
        let whole = of(b"key", 1_795_161_600, b"{}");
        assert!(whole.starts_with("t=1795161600,v1=") && whole.len() == 16 + 64, "{whole}");
        assert_eq!(whole, of(b"key", 1_795_161_600, b"{}"));
        for other in [
            of(b"kez", 1_795_161_600, b"{}"),
            of(b"key", 1_795_161_601, b"{}"),
            of(b"key", 1_795_161_600, b"[]"),
        ] {
            assert_ne!(whole.split_once("v1="), other.split_once("v1="));
        }
        // RFC 4231, second case, over its own data: the primitive is the one that is meant.
        let mut mac = Hmac::<Sha256>::new_from_slice(b"Jefe").unwrap();
        mac.update(b"what do ya want for nothing?");
        assert!(hex(&mac.finalize().into_bytes()).starts_with("5bdcc146bf60754e6a042426089575c7"));
    }
}
