//! Somebody who stands in front of the provider: all passes through, but what they lie about. They sign with keys of
//! their own, which they give out as the provider's.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex};

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use serde_json::{Value, json};
use sha2::Sha256;

use crate::browser::ask_at;

/// What is changed of a token before it is signed again.
pub type Change = fn(&mut Value);

/// What is lied about.
#[derive(Clone, Copy)]
pub enum Lie {
    /// Nothing: what passes is signed again, as it was.
    Nothing,
    /// The claims of the ID token.
    IdToken(Change),
    /// How the ID token is signed.
    IdTokenSigned(Signing),
    /// The claims of userinfo.
    Userinfo(Change),
    /// How userinfo is signed.
    UserinfoSigned(Signing),
    /// The name of the issuer in its own description.
    Discovery,
    /// Everything whose path ends so is answered 503.
    Down(&'static str),
    /// Everything whose path ends so is not answered at all.
    Silent(&'static str),
    /// Everything whose path ends so is answered once another lie is told.
    Late(&'static str),
}

/// How a token is signed.
#[derive(Clone, Copy)]
pub enum Signing {
    /// `alg: none`, without a signature.
    Unsigned,
    /// HS256, keyed with what everybody knows: the public key.
    WithThePublicKey,
    /// By a key that nobody was ever told of, under its own name.
    ByNobody,
    /// By a key that nobody was ever told of, under the name of the known one.
    ByAnother,
    /// Not as a token at all: plain JSON.
    Plain,
}

/// A pair of keys.
struct Pair {
    private: EncodingKey,
    public: Value,
}

impl Pair {
    fn new(kid: &str) -> Self {
        let pkcs8 =
            EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &SystemRandom::new()).unwrap();
        let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, pkcs8.as_ref()).unwrap();
        let point = pair.public_key().as_ref();
        let [x, y] = [&point[1..33], &point[33..65]].map(|half| URL_SAFE_NO_PAD.encode(half));
        let public =
            json!({"kty": "EC", "crv": "P-256", "alg": "ES256", "use": "sig", "kid": kid, "x": x, "y": y});
        Self { private: EncodingKey::from_ec_der(pkcs8.as_ref()), public }
    }
}

/// Somebody in front of the provider.
pub struct Front {
    pub base: String,
    listener: TcpListener,
}

/// What they lie about now, and how many wait for another lie.
#[derive(Clone)]
pub struct Lies(Arc<(Mutex<(Lie, usize)>, Condvar)>);

impl Lies {
    pub fn tell(&self, lie: Lie) {
        *self.0.0.lock().unwrap() = (lie, 0);
        self.0.1.notify_all();
    }

    /// Blocks until somebody waits for another lie.
    pub fn waited(&self) {
        let told = self.0.0.lock().unwrap();
        drop(self.0.1.wait_while(told, |(_, waiting)| *waiting == 0).unwrap());
    }

    /// The lie that is told to whoever asks for that path; they may have to wait for it.
    fn heard(&self, path: &str) -> Lie {
        let mut told = self.0.0.lock().unwrap();
        while let Lie::Late(end) = told.0
            && path.ends_with(end)
        {
            told.1 += 1;
            self.0.1.notify_all();
            told = self.0.1.wait(told).unwrap();
        }
        told.0
    }
}

struct Desk {
    lies: Lies,
    /// Where the provider really is.
    provider: String,
    /// The name under which they stand there.
    host: String,
    known: Pair,
    unknown: Pair,
}

impl Front {
    /// Takes an address.
    pub fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        Self { base, listener }
    }

    /// Stands in front of the provider at that address from now on.
    pub fn stand_before(self, provider: &str) -> Lies {
        let lies = Lies(Arc::new((Mutex::new((Lie::Nothing, 0)), Condvar::new())));
        let [known, unknown] = ["front", "nobody"].map(Pair::new);
        let desk = Arc::new(Desk {
            lies: lies.clone(),
            provider: host(provider),
            host: host(&self.base),
            known,
            unknown,
        });
        std::thread::spawn(move || {
            for line in self.listener.incoming().map_while(Result::ok) {
                let desk = desk.clone();
                std::thread::spawn(move || desk.serve(line));
            }
        });
        lies
    }
}

impl Desk {
    fn serve(&self, mut line: TcpStream) {
        let Some((method, path, lines, body)) = heard(&mut line) else { return };
        let plain = path.split('?').next().unwrap_or_default().to_owned();
        let lie = self.lies.heard(&plain);
        match lie {
            Lie::Silent(end) if plain.ends_with(end) => {
                // Until the other side gives up.
                let _ = line.read(&mut [0; 1]);
                return;
            }
            Lie::Down(end) if plain.ends_with(end) => {
                let _ =
                    line.write_all(b"HTTP/1.1 503 Down\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
                return;
            }
            _ => {}
        }
        let answer = ask_at(&self.provider, &self.host, &method, &path, &lines, &body);
        let changed = if answer.status == 200 { self.changed(&plain, &answer.body, lie) } else { None };
        let (media, body) = changed.unwrap_or_else(|| (String::new(), answer.body.clone()));
        let mut head = format!("HTTP/1.1 {} Said\r\n", answer.status);
        for line in answer.head.lines().skip(1).filter(|line| line.contains(':')) {
            let name = line.split(':').next().unwrap().to_ascii_lowercase();
            let ours =
                ["content-length", "connection", "transfer-encoding", "keep-alive"].contains(&name.as_str());
            if !ours && (name != "content-type" || media.is_empty()) {
                head.push_str(&format!("{line}\r\n"));
            }
        }
        if !media.is_empty() {
            head.push_str(&format!("Content-Type: {media}\r\n"));
        }
        head.push_str(&format!("Content-Length: {}\r\nConnection: close\r\n\r\n", body.len()));
        let _ = line.write_all(&[head.as_bytes(), body.as_bytes()].concat());
    }

    /// The media type and the body of what is not passed on as it is.
    fn changed(&self, path: &str, body: &str, lie: Lie) -> Option<(String, String)> {
        let json = "application/json".to_owned();
        if path.ends_with("/jwks") {
            return Some((json, json!({"keys": [{"kty": "unheard-of"}, self.known.public]}).to_string()));
        }
        if path.ends_with("/openid-configuration") && matches!(lie, Lie::Discovery) {
            let mut said: Value = serde_json::from_str(body).unwrap();
            said["issuer"] = "https://other.example/api/v2".into();
            return Some((json, said.to_string()));
        }
        if path.ends_with("/token") {
            let mut said: Value = serde_json::from_str(body).unwrap();
            let mut claims = claims(said["id_token"].as_str().unwrap());
            if let Lie::IdToken(change) = lie {
                change(&mut claims);
            }
            let signing = if let Lie::IdTokenSigned(signing) = lie { Some(signing) } else { None };
            said["id_token"] = self.signed(&claims, signing).into();
            return Some((json, said.to_string()));
        }
        if path.ends_with("/userinfo") {
            let mut claims = claims(body);
            if let Lie::Userinfo(change) = lie {
                change(&mut claims);
            }
            let signing = if let Lie::UserinfoSigned(signing) = lie { Some(signing) } else { None };
            if matches!(signing, Some(Signing::Plain)) {
                return Some((json, claims.to_string()));
            }
            return Some(("application/jwt".to_owned(), self.signed(&claims, signing)));
        }
        None
    }

    fn signed(&self, claims: &Value, signing: Option<Signing>) -> String {
        let head = |alg: &str| json!({"alg": alg, "kid": self.known.public["kid"], "typ": "JWT"}).to_string();
        let parts = |head: &str| {
            format!("{}.{}", URL_SAFE_NO_PAD.encode(head), URL_SAFE_NO_PAD.encode(claims.to_string()))
        };
        let by = |pair: &Pair, kid: &str| {
            let head = Header { kid: Some(kid.to_owned()), ..Header::new(Algorithm::ES256) };
            jsonwebtoken::encode(&head, claims, &pair.private).unwrap()
        };
        match signing {
            None => by(&self.known, "front"),
            Some(Signing::Unsigned) => format!("{}.", parts(&head("none"))),
            Some(Signing::WithThePublicKey) => {
                let said = parts(&head("HS256"));
                let mut mac =
                    Hmac::<Sha256>::new_from_slice(self.known.public.to_string().as_bytes()).unwrap();
                mac.update(said.as_bytes());
                format!("{said}.{}", URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes()))
            }
            Some(Signing::ByNobody) => by(&self.unknown, "nobody"),
            Some(Signing::ByAnother) => by(&self.unknown, "front"),
            Some(Signing::Plain) => claims.to_string(),
        }
    }
}

fn host(base: &str) -> String {
    base.trim_start_matches("http://").to_owned()
}

/// The claims of a token, believed as they are.
fn claims(token: &str) -> Value {
    let body = token.split('.').nth(1).unwrap_or_else(|| panic!("no token: {token}"));
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(body).unwrap()).unwrap()
}

/// A request: method, path, the lines of its head, body.
fn heard(line: &mut TcpStream) -> Option<(String, String, String, Vec<u8>)> {
    let (mut all, mut some) = (Vec::new(), [0; 4096]);
    loop {
        let end = all.windows(4).position(|four| four == b"\r\n\r\n");
        if let Some(end) = end {
            let head = String::from_utf8_lossy(&all[..end]).into_owned();
            let length = head.lines().filter_map(|line| line.split_once(':'));
            let length = length.filter(|(name, _)| name.eq_ignore_ascii_case("content-length"));
            let length: usize = length.filter_map(|(_, value)| value.trim().parse().ok()).next().unwrap_or(0);
            if all.len() >= end + 4 + length {
                let mut first = head.lines().next()?.split(' ');
                let (method, path) = (first.next()?.to_owned(), first.next()?.to_owned());
                let kept = head.lines().skip(1).filter(|line| {
                    let name = line.split(':').next().unwrap_or_default().to_ascii_lowercase();
                    !["host", "content-length", "connection"].contains(&name.as_str())
                });
                let lines = kept.map(|line| format!("{line}\r\n")).collect();
                return Some((method, path, lines, all[end + 4..end + 4 + length].to_vec()));
            }
        }
        match line.read(&mut some) {
            Ok(0) | Err(_) => return None,
            Ok(n) => all.extend_from_slice(&some[..n]),
        }
    }
}
