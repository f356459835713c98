//! Sign-in, the phone's side (WIRE.md §11): where the browser begins, what it comes back with, the pairs of tokens.
//!
//! The crate `oauth2` speaks the protocol; our own calls carry it, so that a Wi-Fi page is a portal here as anywhere,
//! and never a sign-out.

use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use oauth2::basic::{
    BasicErrorResponse, BasicErrorResponseType, BasicRevocationErrorResponse,
    BasicTokenIntrospectionResponse, BasicTokenType,
};
use oauth2::url::Url;
use oauth2::{
    AuthUrl, AuthorizationCode, ClientId, CsrfToken, EndpointNotSet, EndpointSet, HttpRequest, HttpResponse,
    PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, RefreshToken, RequestTokenError, Scope,
    StandardRevocableToken, StandardTokenResponse, TokenResponse, TokenUrl,
};
use reqwest::Method;

use crate::call::{Heard, hear};
use crate::failure::Failure;
use crate::gateway::{Gateway, Traffic};
use crate::wire::{CLIENT_ID, SCOPE, SignedIn};

const AUTHORIZE: &str = "auth/authorize";
const TOKEN: &str = "auth/token";
const REVOKE: &str = "auth/revoke";
const SIGN_OUT: &str = "auth/sign-out";
const JSON: &str = "application/json";

/// A trip to the browser: kept in the vault until it comes back, for the process may die meanwhile.
#[derive(Clone, PartialEq, Eq)]
pub struct Trip {
    /// Proves that whoever brings the code is who asked for it (RFC 7636).
    pub verifier: String,
    /// Comes back with the browser; another one is somebody else's trip.
    pub state: String,
    /// Where the browser comes back to.
    pub redirect: String,
}

/// What the browser came back with.
#[derive(Clone, PartialEq, Eq)]
pub enum Return {
    /// A code, good once and for a minute.
    Code(String),
    /// No code: `access_denied`, `temporarily_unavailable`… (RFC 6749 §4.1.2.1).
    Refused(String),
}

/// What signs requests, and what renews it.
#[derive(Clone, PartialEq, Eq)]
pub struct Pair {
    /// Signs requests.
    pub access: String,
    /// Renews the pair; none if the gateway gave no other than before.
    pub refresh: Option<String>,
    /// How long the access token lasts from now on, where the gateway says.
    pub lasts: Option<Duration>,
    /// Whose they are.
    pub who: SignedIn,
}

impl Trip {
    /// A new trip that comes back there: a verifier and a state of 32 random bytes each.
    pub fn to(redirect: &str) -> Self {
        let (_, verifier) = PkceCodeChallenge::new_random_sha256();
        Self {
            verifier: verifier.into_secret(),
            state: CsrfToken::new_random_len(32).into_secret(),
            redirect: redirect.to_owned(),
        }
    }

    /// What an address brings that the browser came back to; none if it does not answer to this trip.
    ///
    /// There is one authorization server, and a code is shown to it alone: its name (`iss`, RFC 9207) says no more.
    pub fn reads(&self, address: &str) -> Option<Return> {
        let mut address = Url::parse(address).ok()?;
        let said: Vec<(String, String)> =
            address.query_pairs().map(|(name, value)| (name.into_owned(), value.into_owned())).collect();
        let one = |name: &str| {
            let mut found = said.iter().filter(|(said, _)| said == name);
            // A parameter that is there twice is no answer (RFC 6749 §3.1).
            found.next().filter(|_| found.next().is_none()).map(|(_, value)| value.clone())
        };
        let state = one("state")?;
        address.set_query(None);
        address.set_fragment(None);
        if address.as_str() != self.redirect || state != self.state {
            return None;
        }
        match (one("error"), one("code")) {
            (Some(error), _) => Some(Return::Refused(error)),
            (None, Some(code)) if !code.is_empty() => Some(Return::Code(code)),
            (None, _) => None,
        }
    }
}

impl Gateway {
    /// Where the browser begins a trip; `language` is that of the pages, `fr` or `en`.
    pub fn sign_in_page(&self, trip: &Trip, language: &str) -> Result<String, Failure> {
        let verifier = PkceCodeVerifier::new(trip.verifier.clone());
        let redirect = RedirectUrl::new(trip.redirect.clone()).map_err(|_| Failure::Fault)?;
        let client = self.client();
        let asked = client
            .authorize_url(|| CsrfToken::new(trip.state.clone()))
            .set_redirect_uri(std::borrow::Cow::Owned(redirect))
            .add_scope(Scope::new(SCOPE.to_owned()))
            .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&verifier))
            .add_extra_param("ui_locales", language.to_owned());
        Ok(asked.url().0.into())
    }

    /// Where the browser ends the session that it has with the gateway and the provider.
    pub fn sign_out_page(&self) -> String {
        self.url(SIGN_OUT).into()
    }

    /// `POST /auth/token`: the first pair of a trip, for its code. `SignedOut`: the code is not good, or no more.
    pub async fn exchange(&self, trip: &Trip, code: &str, traffic: &mut Traffic) -> Result<Pair, Failure> {
        let redirect = RedirectUrl::new(trip.redirect.clone()).map_err(|_| Failure::Fault)?;
        let (client, count) = (self.client(), Arc::default());
        let carry = self.carrier(TOKEN, &count);
        let asked = client
            .exchange_code(AuthorizationCode::new(code.to_owned()))
            .set_redirect_uri(std::borrow::Cow::Owned(redirect))
            .set_pkce_verifier(PkceCodeVerifier::new(trip.verifier.clone()));
        let answer = asked.request_async(&carry).await;
        *traffic += counted(&count);
        pair(answer)
    }

    /// `POST /auth/token`: the next pair. `SignedOut`: this one renews nothing any more. Whoever loses the answer asks
    /// again with the same token, and signs nobody out by it.
    pub async fn renew(&self, refresh: &str, traffic: &mut Traffic) -> Result<Pair, Failure> {
        let (client, count) = (self.client(), Arc::default());
        let carry = self.carrier(TOKEN, &count);
        let refresh = RefreshToken::new(refresh.to_owned());
        let answer = client.exchange_refresh_token(&refresh).request_async(&carry).await;
        *traffic += counted(&count);
        pair(answer)
    }

    /// `POST /auth/revoke` (RFC 7009): this token and all of its family are good for nothing from then on.
    pub async fn revoke(&self, refresh: &str, traffic: &mut Traffic) -> Result<(), Failure> {
        // By hand: `oauth2` revokes over https alone, and a gateway on this machine speaks http.
        let form = [("token", refresh), ("token_type_hint", "refresh_token"), ("client_id", CLIENT_ID)];
        let body = oauth2::url::form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish();
        let request = self
            .sends(Method::POST, REVOKE, body.into_bytes(), None)
            .header(reqwest::header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        hear(request, traffic).await?.nothing(&[200, 204]).map(|_| ())
    }

    fn client(&self) -> Client {
        oauth2::Client::new(ClientId::new(CLIENT_ID.to_owned()))
            .set_auth_uri(AuthUrl::from_url(self.url(AUTHORIZE)))
            .set_token_uri(TokenUrl::from_url(self.url(TOKEN)))
    }

    /// Carries calls of `oauth2` as any other of ours; what is not ours, or asks to wait, does not get through.
    fn carrier(
        &self,
        path: &'static str,
        count: &Arc<Mutex<Traffic>>,
    ) -> impl Fn(HttpRequest) -> Carried + use<> {
        let (gateway, count) = (self.clone(), count.clone());
        move |request| {
            let (gateway, count) = (gateway.clone(), count.clone());
            Box::pin(async move {
                let (head, body) = request.into_parts();
                let mut call = Traffic::default();
                let request = gateway.sends(head.method, path, body, None).headers(head.headers);
                let heard = hear(request, &mut call).await;
                *count.lock().unwrap_or_else(PoisonError::into_inner) += call;
                heard.and_then(passed).map_err(Met)
            })
        }
    }
}

/// An answer of the token endpoint, on its way.
type Carried = Pin<Box<dyn Future<Output = Result<HttpResponse, Met>> + Send>>;

type Client = oauth2::Client<
    BasicErrorResponse,
    StandardTokenResponse<SignedIn, BasicTokenType>,
    BasicTokenIntrospectionResponse,
    StandardRevocableToken,
    BasicRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointSet,
>;

impl oauth2::ExtraTokenFields for SignedIn {}

/// What a call met instead of an answer that OAuth knows.
#[derive(Debug, thiserror::Error)]
#[error("the token endpoint did not answer in the words of OAuth")]
struct Met(Failure);

type Refused = RequestTokenError<Met, BasicErrorResponse>;

/// What `oauth2` may read: the pair (RFC 6749 §5.1), or why there is none (§5.2).
fn passed(heard: Heard) -> Result<HttpResponse, Failure> {
    if !heard.is_json(&[200, 400, 401]) {
        return Err(match heard.failure() {
            // Nothing but `invalid_grant` says that a grant is over.
            Failure::SignedOut => Failure::Fault,
            failure => failure,
        });
    }
    let answer = oauth2::http::Response::builder().status(heard.status);
    answer.header(oauth2::http::header::CONTENT_TYPE, JSON).body(heard.body).map_err(|_| Failure::Fault)
}

fn pair(answer: Result<StandardTokenResponse<SignedIn, BasicTokenType>, Refused>) -> Result<Pair, Failure> {
    let answer = answer.map_err(sorted)?;
    // A pair of another kind cannot be borne, and one of nobody belongs to no parcel.
    if answer.token_type() != &BasicTokenType::Bearer || answer.extra_fields().account.is_empty() {
        return Err(Failure::Fault);
    }
    Ok(Pair {
        access: answer.access_token().secret().clone(),
        refresh: answer.refresh_token().map(|refresh| refresh.secret().clone()),
        lasts: answer.expires_in(),
        who: answer.extra_fields().clone(),
    })
}

fn sorted(refused: Refused) -> Failure {
    match refused {
        RequestTokenError::Request(Met(failure)) => failure,
        RequestTokenError::ServerResponse(error) => match error.error() {
            BasicErrorResponseType::InvalidGrant => Failure::SignedOut,
            BasicErrorResponseType::Extension(code) if is_passing(code) => Failure::Busy(None),
            code => Failure::refused(code.as_ref()),
        },
        RequestTokenError::Parse(..) | RequestTokenError::Other(_) => Failure::Fault,
    }
}

/// Whether an error of OAuth says that it will pass.
fn is_passing(code: &str) -> bool {
    matches!(code, "temporarily_unavailable" | "server_error" | "slow_down")
}

fn counted(count: &Mutex<Traffic>) -> Traffic {
    *count.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
#[path = "sign_in/tests.rs"]
mod tests;
