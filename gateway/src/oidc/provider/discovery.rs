//! What a provider says of itself: its addresses and its keys, kept for a while.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use jsonwebtoken::jwk::Jwk;
use serde::Deserialize;
use serde_json::Value;

use super::Trouble;
use super::call::Line;

/// Seconds that its addresses are believed without asking again.
const ADDRESSES: i64 = 3600;
/// Seconds until it is asked again, after it did not answer.
const PATIENCE: i64 = 60;
/// Keys that are looked at.
const KEYS: usize = 50;

/// `/.well-known/openid-configuration`, as far as it concerns us.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Announced {
    pub issuer: String,
    pub authorization_endpoint: String,
    pub token_endpoint: String,
    pub userinfo_endpoint: String,
    pub jwks_uri: String,
    pub end_session_endpoint: String,
    pub code_challenge_methods_supported: Vec<String>,
}

impl Announced {
    /// Whether it checks challenges that are hashed.
    pub fn checks_challenges(&self) -> bool {
        self.code_challenge_methods_supported.iter().any(|method| method == "S256")
    }
}

/// What was learnt, and when. Nobody waits for somebody else's question: a provider that is silent would make a queue.
#[derive(Default)]
pub struct Learnt {
    announced: Mutex<Option<(i64, Arc<Announced>)>>,
    keys: Mutex<Option<Arc<Vec<Jwk>>>>,
}

impl Learnt {
    /// What it says of itself. Asked again after an hour; if it does not answer then, what it said before counts.
    pub async fn announced(&self, line: &Line, issuer: &str, now: i64) -> Result<Arc<Announced>, Trouble> {
        let held = held(&self.announced).clone();
        if let Some((until, announced)) = &held
            && now < *until
        {
            return Ok(announced.clone());
        }
        let (until, announced) = match (asked(line, issuer).await, held) {
            (Ok(announced), _) => (now + ADDRESSES, Arc::new(announced)),
            (Err(_), Some((_, before))) => (now + PATIENCE, before),
            (Err(trouble), None) => return Err(trouble),
        };
        *self::held(&self.announced) = Some((until, announced.clone()));
        Ok(announced)
    }

    /// Its keys; those that were seen, unless it is known that there are newer ones.
    pub async fn keys(&self, line: &Line, address: &str, newer: bool) -> Result<Arc<Vec<Jwk>>, Trouble> {
        let seen = held(&self.keys).clone().filter(|_| !newer);
        if let Some(keys) = seen {
            return Ok(keys);
        }
        let set: Value = line.get(line.own(address)?, None).await?.json()?;
        let all = set.get("keys").and_then(Value::as_array).ok_or(Trouble::Away("keys"))?;
        // A key of a kind that we do not know hides no other one.
        let known = all.iter().take(KEYS).filter_map(|key| serde_json::from_value(key.clone()).ok());
        let keys = Arc::new(known.collect::<Vec<Jwk>>());
        *held(&self.keys) = Some(keys.clone());
        Ok(keys)
    }
}

fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

async fn asked(line: &Line, issuer: &str) -> Result<Announced, Trouble> {
    let address = format!("{}/.well-known/openid-configuration", issuer.trim_end_matches('/'));
    let announced: Announced = line.get(line.own(&address)?, None).await?.json()?;
    // To the letter (OpenID Connect Discovery §4.3): or one provider could speak for another.
    if announced.issuer != issuer {
        return Err(Trouble::Away("issuer"));
    }
    Ok(announced)
}
