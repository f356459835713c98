//! A provider of identity: where its page is, who came back from it, how it is logged out of.

mod call;
pub mod claims;
mod discovery;
mod parameters;
pub mod verify;

use std::time::Duration;

use jsonwebtoken::{Algorithm, EncodingKey, Header};
use serde::Deserialize;

pub use self::claims::Person;
use self::discovery::{Announced, Learnt};
use self::parameters::Question;
use self::verify::{Claims, Doubt, Issuer};
use super::fields::{added, written};
use super::{chance, franceconnect, secrets};
use crate::config::{self, Kind};
use crate::fault::Fault;

/// Seconds that our own proof of who we are is good.
const PROOF: i64 = 60;

/// Why a provider did not say who somebody is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// It does not answer, or not as itself; and what was missing.
    Away(&'static str),
    /// It does not take the code, or us.
    Refused,
    /// What it says cannot be believed.
    Doubt(Doubt),
}

impl Trouble {
    /// Its stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Away(_) => "provider-away",
            Self::Refused => "provider-refused",
            Self::Doubt(doubt) => doubt.code(),
        }
    }
}

impl From<Doubt> for Trouble {
    fn from(doubt: Doubt) -> Self {
        Self::Doubt(doubt)
    }
}

/// A provider of the configuration.
pub struct Provider {
    /// Its name there.
    pub name: String,
    /// What was configured.
    pub set: config::Provider,
    line: call::Line,
    learnt: Learnt,
}

/// Who came back.
pub struct Identified {
    /// Who it is for the provider.
    pub subject: String,
    /// What is kept of them.
    pub person: Person,
    /// What logging out asks for.
    pub id_token: String,
}

/// What a browser comes back with, and what it left with.
pub struct Return<'a> {
    /// The provider's code.
    pub code: &'a str,
    /// Where it was sent back.
    pub redirect_uri: &'a str,
    /// What the ID token must repeat.
    pub nonce: &'a str,
    /// Of the challenge, if there was one.
    pub verifier: &'a str,
    /// Unix seconds.
    pub now: i64,
}

#[derive(Deserialize)]
struct Tokens {
    access_token: String,
    id_token: String,
}

impl Provider {
    /// One of the configuration; nothing is asked of it yet.
    pub fn of(name: &str, set: &config::Provider, agent: &str) -> Result<Self, Fault> {
        let wrong = |why: &str| Fault::Setting(format!("sign_in: the provider {name} {why}"));
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if name.is_empty() || name == super::EMAIL || !name.chars().all(plain) {
            return Err(wrong("needs a name of small letters, figures and hyphens (not `email`)"));
        }
        if set.secret.is_empty() == set.key.is_empty() {
            return Err(wrong("needs either a secret or a key"));
        }
        if set.kind == Kind::Oidc && set.label.is_empty() {
            return Err(wrong("needs a label: what people call it"));
        }
        if !set.scopes.iter().any(|scope| scope == "openid") {
            return Err(wrong("needs the scope openid"));
        }
        let line = call::Line::to(name, set, agent)?;
        let mut set = set.clone();
        if set.kind == Kind::FranceConnect && set.acr.is_empty() {
            set.acr.push(franceconnect::LEVEL.to_owned());
        }
        Ok(Self { name: name.to_owned(), set, line, learnt: Learnt::default() })
    }

    /// What pages that lead to it must be allowed to send to.
    pub fn origins(&self) -> Vec<String> {
        self.line.origins()
    }

    /// The address of its page, with the question.
    pub async fn page(
        &self,
        redirect_uri: &str,
        [state, nonce, challenge]: [&str; 3],
        french: bool,
        now: i64,
    ) -> Result<String, Trouble> {
        let announced = self.announced(now).await?;
        let scope = self.set.scopes.join(" ");
        let question = Question {
            client_id: &self.set.client_id,
            redirect_uri,
            scope: &scope,
            state,
            nonce,
            level: self.set.acr.first().map(String::as_str),
            challenge,
            checks_challenges: announced.checks_challenges(),
            french,
        };
        let page = self.line.own(&announced.authorization_endpoint)?;
        Ok(added(page.as_str(), &parameters::of(self.set.kind, &question)))
    }

    /// Who came back: the code is exchanged and what comes of it verified, at once. It takes no more than twice the
    /// time of a call, and is then said to be away.
    pub async fn identify(&self, back: Return<'_>) -> Result<Identified, Trouble> {
        let limit = Duration::from_millis(self.set.seconds.max(1) * 1800);
        let whole = tokio::time::timeout(limit, self.identified(back)).await;
        whole.unwrap_or(Err(Trouble::Away("time")))
    }

    async fn identified(&self, back: Return<'_>) -> Result<Identified, Trouble> {
        let announced = self.announced(back.now).await?;
        let tokens = self.exchanged(&announced, &back).await?;
        let claims = self.believed(&announced, &tokens.id_token).await?;
        let subject = verify::answers(&claims, back.nonce, &self.set.acr, back.now)?;
        let said = self.userinfo(&announced, &tokens.access_token).await?;
        // Another person's: somebody put two answers together.
        if verify::subject(&said).as_deref() != Some(subject.as_str()) {
            return Err(Doubt::Subject.into());
        }
        let person = Person::of(&said, &self.set.scopes);
        Ok(Identified { subject, person, id_token: tokens.id_token })
    }

    /// Where a browser logs out, if the provider has such a page.
    pub async fn log_out(&self, id_token: &str, back_to: &str, state: &str, now: i64) -> Option<String> {
        let announced = self.announced(now).await.ok()?;
        let page = self.line.own(&announced.end_session_endpoint).ok()?;
        let fields = [("id_token_hint", id_token), ("post_logout_redirect_uri", back_to), ("state", state)];
        Some(added(page.as_str(), &fields))
    }

    async fn announced(&self, now: i64) -> Result<std::sync::Arc<Announced>, Trouble> {
        self.learnt.announced(&self.line, &self.set.issuer, now).await
    }

    async fn exchanged(&self, announced: &Announced, back: &Return<'_>) -> Result<Tokens, Trouble> {
        let mut form = vec![
            ("grant_type", "authorization_code"),
            ("code", back.code),
            ("redirect_uri", back.redirect_uri),
            ("client_id", &self.set.client_id),
        ];
        if parameters::proves_codes(self.set.kind, announced.checks_challenges()) {
            form.push(("code_verifier", back.verifier));
        }
        // A secret that cannot be read is the operator's to mend; to the citizen, the provider is away.
        let proof = self.proof(&announced.issuer, back.now).map_err(|fault| {
            crate::log::line(&serde_json::json!({"fault": fault.code(), "message": fault.to_string()}));
            Trouble::Away("secret")
        })?;
        form.extend(proof.iter().map(|(name, value)| (*name, value.as_str())));
        let answer = self.line.post(self.line.own(&announced.token_endpoint)?, written(&form)).await?;
        if answer.status.is_client_error() {
            return Err(Trouble::Refused);
        }
        answer.json()
    }

    /// By what we prove to the provider who we are.
    fn proof(&self, audience: &str, now: i64) -> Result<Vec<(&'static str, String)>, Fault> {
        if !self.set.secret.is_empty() {
            return Ok(vec![("client_secret", secrets::named(&self.set.secret)?.to_string())]);
        }
        let wrong = |_| Fault::Setting(format!("sign_in: the key of {} cannot be read", self.name));
        let key = EncodingKey::from_ec_pem(secrets::named(&self.set.key)?.as_bytes()).map_err(wrong)?;
        let claims = serde_json::json!({
            "iss": self.set.client_id, "sub": self.set.client_id, "aud": audience,
            "jti": chance::word()?, "iat": now, "exp": now + PROOF,
        });
        let signed = jsonwebtoken::encode(&Header::new(Algorithm::ES256), &claims, &key).map_err(wrong)?;
        let kind = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer".to_owned();
        Ok(vec![("client_assertion_type", kind), ("client_assertion", signed)])
    }

    async fn userinfo(&self, announced: &Announced, access_token: &str) -> Result<Claims, Trouble> {
        let address = self.line.own(&announced.userinfo_endpoint)?;
        let answer = self.line.get(address, Some(access_token)).await?;
        if !answer.status.is_success() {
            return Err(Trouble::Away("status"));
        }
        if answer.media == "application/jwt" {
            let token = std::str::from_utf8(&answer.body).map_err(|_| Doubt::Algorithm)?;
            return self.believed(announced, token.trim()).await;
        }
        if parameters::signs_userinfo(self.set.kind) {
            return Err(Doubt::Unsigned.into());
        }
        answer.json()
    }

    /// The claims of a token of this provider, for us. An unknown key is looked for once more before it is refused:
    /// the provider may have changed its keys a moment ago.
    async fn believed(&self, announced: &Announced, token: &str) -> Result<Claims, Trouble> {
        let keys = self.learnt.keys(&self.line, &announced.jwks_uri, false).await?;
        let claims = match verify::signed(token, &keys) {
            Err(Doubt::Key) => {
                let newer = self.learnt.keys(&self.line, &announced.jwks_uri, true).await?;
                verify::signed(token, &newer)
            }
            read => read,
        }?;
        verify::meant_for_us(&claims, &Issuer { name: &announced.issuer, client_id: &self.set.client_id })?;
        Ok(claims)
    }
}
