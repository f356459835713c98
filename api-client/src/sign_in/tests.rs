//! Where the browser is sent, what it may come back with, and how the token endpoint's answers are sorted.

use reqwest::header::{HeaderName, HeaderValue};

use super::*;

const EPOCH: (&str, &str) = ("region-epoch", "0123456789abcdef0123456789abcdef");
const AS_JSON: (&str, &str) = ("content-type", "application/json");

fn trip() -> Trip {
    Trip {
        verifier: "v".repeat(43),
        state: "s".repeat(43),
        redirect: "http://127.0.0.1:4711/signed-in".into(),
    }
}

fn heard(status: u16, headers: &[(&'static str, &'static str)], body: &str) -> Heard {
    let one = |(name, value): &(&'static str, &'static str)| {
        (HeaderName::from_static(name), HeaderValue::from_static(value))
    };
    Heard { status, headers: headers.iter().map(one).collect(), body: body.as_bytes().to_vec() }
}

/// What an answer of the token endpoint comes down to.
fn come_of(heard: Heard) -> Result<Pair, Failure> {
    let read = |answer: HttpResponse| {
        let body = answer.body();
        match answer.status().as_u16() {
            200 => Ok(serde_json::from_slice(body).unwrap()),
            _ => Err(RequestTokenError::ServerResponse(serde_json::from_slice(body).unwrap())),
        }
    };
    pair(passed(heard).map_err(|failure| RequestTokenError::Request(Met(failure))).and_then(read))
}

#[test]
fn the_browser_begins_with_a_challenge_and_never_with_the_verifier() {
    let gateway = Gateway::at("https://region.example/app", "test").unwrap();
    // RFC 7636, appendix B.
    let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    let trip = Trip { verifier: verifier.into(), ..trip() };
    let page = gateway.sign_in_page(&trip, "fr").unwrap();
    let url = Url::parse(&page).unwrap();
    assert!(page.starts_with("https://region.example/app/auth/authorize?"), "{page}");
    let mut said: Vec<_> = url.query_pairs().map(|(name, value)| format!("{name}={value}")).collect();
    said.sort();
    let state = format!("state={}", trip.state);
    assert_eq!(
        said,
        [
            "client_id=fr.maregion.bfc",
            "code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
            "code_challenge_method=S256",
            "redirect_uri=http://127.0.0.1:4711/signed-in",
            "response_type=code",
            "scope=applications",
            state.as_str(),
            "ui_locales=fr",
        ]
    );
    assert!(!page.contains(verifier));
}

#[test]
fn two_trips_have_nothing_in_common() {
    let (one, two) = (Trip::to("fr.maregion.bfc:/signed-in"), Trip::to("fr.maregion.bfc:/signed-in"));
    assert!(one.state != two.state && one.verifier != two.verifier && one.state != one.verifier);
    // 32 bytes in base64url.
    assert!([&one.state, &one.verifier, &two.state].iter().all(|text| text.len() == 43));
}

#[test]
fn only_the_answer_to_this_trip_is_read() {
    let trip = trip();
    let read = |query: &str| trip.reads(&format!("http://127.0.0.1:4711/signed-in?{query}"));
    let state = format!("state={}", trip.state);
    assert!(read(&format!("code=abc&{state}")) == Some(Return::Code("abc".into())));
    assert!(
        read(&format!("{state}&code=abc&iss=https%3A%2F%2Fa.example")) == Some(Return::Code("abc".into()))
    );
    let refused = Return::Refused("access_denied".into());
    assert!(read(&format!("error=access_denied&error_description=x&{state}")) == Some(refused));
    for other in [
        "code=abc".to_owned(),
        "code=abc&state=".to_owned(),
        format!("code=abc&state={}", "t".repeat(43)),
        format!("code=abc&{state}&{state}"),
        format!("code=&{state}"),
        format!("code=abc&code=abd&{state}"),
        state.clone(),
    ] {
        assert!(read(&other).is_none(), "{other}");
    }
    for elsewhere in [
        format!("http://127.0.0.1:4712/signed-in?code=abc&{state}"),
        format!("http://127.0.0.1:4711/signed-in/x?code=abc&{state}"),
        format!("fr.maregion.bfc:/signed-in?code=abc&{state}"),
        format!("nonsense?code=abc&{state}"),
    ] {
        assert!(trip.reads(&elsewhere).is_none(), "{elsewhere}");
    }
    let on_a_phone = Trip { redirect: "fr.maregion.bfc:/signed-in".into(), ..trip };
    assert!(on_a_phone.reads(&format!("fr.maregion.bfc:/signed-in?code=abc&{state}")).is_some());
}

#[test]
fn a_pair_is_read_with_whose_it_is() {
    let body = r#"{"access_token":"a","token_type":"Bearer","expires_in":600,"refresh_token":"r",
        "scope":"applications","account":"acc","display_name":"Maëlle","erasure_token":"e","of_tomorrow":1}"#;
    let pair = come_of(heard(200, &[EPOCH, AS_JSON], body)).ok().unwrap();
    assert_eq!((pair.access.as_str(), pair.refresh.as_deref()), ("a", Some("r")));
    assert_eq!(pair.lasts, Some(Duration::from_secs(600)));
    assert_eq!((pair.who.account.as_str(), pair.who.display_name.as_str()), ("acc", "Maëlle"));
    let nobody = r#"{"access_token":"a","token_type":"bearer"}"#;
    assert!(come_of(heard(200, &[EPOCH, AS_JSON], nobody)).err() == Some(Failure::Fault));
    let other = r#"{"access_token":"a","token_type":"mac","account":"acc"}"#;
    assert!(come_of(heard(200, &[EPOCH, AS_JSON], other)).err() == Some(Failure::Fault));
}

#[test]
fn only_our_own_word_that_a_grant_is_over_signs_out() {
    let error = |code: &str| format!(r#"{{"error":"{code}"}}"#);
    let of = |status, headers: &[_], body: &str| come_of(heard(status, headers, body)).err().unwrap();
    assert_eq!(of(400, &[EPOCH, AS_JSON], &error("invalid_grant")), Failure::SignedOut);
    for code in ["temporarily_unavailable", "server_error"] {
        assert_eq!(of(400, &[EPOCH, AS_JSON], &error(code)), Failure::Busy(None));
    }
    assert_eq!(of(401, &[EPOCH, AS_JSON], &error("invalid_client")), Failure::refused("invalid_client"));
    // The very words, from somebody else: a portal, whatever it says.
    for status in [200, 302, 400, 401, 403, 500, 503] {
        assert_eq!(of(status, &[AS_JSON], &error("invalid_grant")), Failure::Portal, "{status}");
    }
    let html = ("content-type", "text/html");
    assert_eq!(of(200, &[EPOCH, html], "<html>"), Failure::Portal);
    assert_eq!(of(400, &[EPOCH, html], "<html>"), Failure::Fault);
    assert_eq!(
        of(503, &[EPOCH, AS_JSON, ("retry-after", "7")], "{}"),
        Failure::Busy(Some(Duration::from_secs(7)))
    );
    let problem = [EPOCH, ("content-type", "application/problem+json"), ("region-code", "too-many")];
    assert_eq!(of(429, &problem, r#"{"code":"too-many"}"#), Failure::Busy(None));
    assert_eq!(of(500, &[EPOCH, AS_JSON], "{}"), Failure::Fault);
    let problem = [EPOCH, ("content-type", "application/problem+json"), ("region-code", "token-invalid")];
    assert_eq!(of(401, &problem, "{}"), Failure::Fault, "of a token, not of a grant");
}
