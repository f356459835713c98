//! A one-time code by e-mail, for those without FranceConnect.

use chrono::TimeDelta;
use serde_json::Value;

use super::sink::Sink;
use super::{Ground, held, walk};
use crate::browser::{Browser, Shown};
use crate::provider::Provider;

/// The attack of this file, by its name in the document.
pub const BRUTE_FORCED: &str = "e-mail code brute-forced";
const ADDRESS: &str = "ana@citoyens.example";

async fn ground() -> (Ground, Sink) {
    let sink = Sink::start();
    let address = sink.address;
    let ground = Ground::with(Provider::start(), |config| {
        config.sign_in.email.smtp = format!("smtp://{address}");
        config.sign_in.email.from = "Ma Région <noreply@region.example>".to_owned();
    });
    (ground.await, sink)
}

/// Asks for a code; the page on which it is typed is shown.
fn asks(ground: &Ground, browser: &mut Browser, address: &str) -> Shown {
    let means = browser.opens(&ground.authorize());
    browser.fills(&means, "/auth/letter", &[("address", address)])
}

/// Another code than that one.
fn another(code: &str, n: u32) -> String {
    format!("{:06}", (code.parse::<u32>().unwrap() + n) % 1_000_000)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_citizen_signs_in_by_a_code_and_is_the_same_account_the_next_time() {
    let (ground, sink) = ground().await;
    walk(|| {
        let mut accounts = Vec::new();
        for typed in [ADDRESS, " Ana@Citoyens.example "] {
            let mut browser = Browser::default();
            let page = asks(&ground, &mut browser, typed);
            assert_eq!(page.status, 200, "{}", page.body);
            assert!(page.body.contains(typed.trim()), "{}", page.body);
            let letter = sink.next();
            assert!(
                letter.to.contains(typed.trim()) && letter.from.contains("noreply@region.example"),
                "{letter:?}"
            );
            let subject = letter.text.lines().find(|line| line.starts_with("Subject: ")).unwrap();
            let code = &subject[9..15];
            assert!(!letter.text.contains("http"), "no link that signs in: {}", letter.text);
            // As people write it.
            let typed = format!(" {} {} ", &code[..3], &code[3..]);
            let consent = browser.fills(&page, "/auth/code", &[("code", &typed)]);
            assert_eq!(consent.status, 200, "{}", consent.body);
            let back = browser.presses(&consent, "/auth/consent");
            let held = held(&ground.redeem(&back.of_app("code").unwrap()));
            let me: Value = serde_json::from_str(&ground.me(&held.access).body).unwrap();
            assert_eq!(me["means"], "email");
            accounts.push(me["account"].clone());
        }
        assert_eq!(accounts[0], accounts[1]);
        // Nothing of the address lies in the clear.
        for file in ["gateway.db", "gateway.db-wal"] {
            let bytes = std::fs::read(ground.world.folder.path().join(file)).unwrap();
            let bytes = bytes.to_ascii_lowercase();
            assert!(!bytes.windows(ADDRESS.len()).any(|some| some == ADDRESS.as_bytes()), "{file}");
        }
    });
}

#[tokio::test(flavor = "multi_thread")]
async fn an_e_mail_code_that_is_brute_forced_gives_five_tries_and_then_nothing() {
    let (ground, sink) = ground().await;
    walk(|| {
        let mut browser = Browser::default();
        let mut page = asks(&ground, &mut browser, ADDRESS);
        let code = sink.code();
        for left in (0..5).rev() {
            page = browser.fills(&page, "/auth/code", &[("code", &another(&code, left + 1))]);
            assert_eq!((page.status, page.header("region-code")), (422, "sign-in-code"), "{}", page.body);
            let said = match left {
                0 => "ne peut plus servir".to_owned(),
                1 => "un essai".to_owned(),
                left => format!("{left} essais"),
            };
            assert!(page.body.contains(&said), "{said}: {}", page.body);
        }
        // The sixth try is the right one, and comes to nothing.
        page = browser.fills(&page, "/auth/code", &[("code", &code)]);
        assert_eq!((page.status, page.app.clone()), (422, None));
        assert!(!page.body.contains("/auth/consent"));
        // Another code is good again: a citizen who mistyped is not locked out.
        let means = browser.presses(&page, "/auth/means");
        let page = browser.fills(&means, "/auth/letter", &[("address", ADDRESS)]);
        let consent = browser.fills(&page, "/auth/code", &[("code", &sink.code())]);
        assert!(consent.body.contains("/auth/consent"), "{}", consent.body);
    });
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_is_good_for_ten_minutes_for_the_browser_that_asked_and_once() {
    let (ground, sink) = ground().await;
    walk(|| {
        let mut browser = Browser::default();
        let page = asks(&ground, &mut browser, ADDRESS);
        let code = sink.code();
        // Somebody else who sees the letter.
        let mut other = Browser::default();
        let stopped = other.fills(&page, "/auth/code", &[("code", &code)]);
        assert_eq!((stopped.status, stopped.header("region-code")), (400, "sign-in-browser"));
        let theirs = asks(&ground, &mut other, ADDRESS);
        sink.code();
        assert_eq!(other.fills(&theirs, "/auth/code", &[("code", &code)]).status, 422, "of another trip");
        ground.world.clock.turn(TimeDelta::seconds(600));
        assert_eq!(browser.fills(&page, "/auth/code", &[("code", &code)]).status, 422, "ten minutes later");
        ground.world.clock.turn(TimeDelta::seconds(-1));
        let consent = browser.fills(&page, "/auth/code", &[("code", &code)]);
        assert_eq!(consent.status, 200, "{}", consent.body);
        let again = browser.fills(&page, "/auth/code", &[("code", &code)]);
        assert_eq!((again.status, again.header("region-code")), (400, "sign-in-state"), "it was used");
    });
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_receives_five_letters_an_hour_and_whoever_asks_learns_nothing_of_it() {
    let (ground, sink) = ground().await;
    walk(|| {
        // Known by an account, or to nobody: the same answer.
        let mut first = Browser::default();
        let page = asks(&ground, &mut first, ADDRESS);
        let known = first.fills(&page, "/auth/code", &[("code", &sink.code())]);
        first.presses(&known, "/auth/consent");
        let bare = |page: &Shown, address: &str| {
            let hidden =
                page.body.split("value=\"").map(|rest| rest.split_once('"').map_or(rest, |(_, rest)| rest));
            (page.status, hidden.collect::<String>().replace(address, "ADDRESS"))
        };
        let mut answers = Vec::new();
        for n in 0..7 {
            for address in [ADDRESS.to_owned(), format!("nobody{n}@citoyens.example")] {
                let page = asks(&ground, &mut Browser::default(), &address);
                answers.push(bare(&page, &address));
            }
        }
        assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:#?}");
        let mut letters: Vec<_> = (0..4 + 7).map(|_| sink.next().to).collect();
        letters.sort();
        assert_eq!(
            letters.iter().filter(|to| to.contains(ADDRESS)).count(),
            4,
            "five with the first: {letters:?}"
        );
        assert!(sink.is_empty());
        ground.world.clock.turn(TimeDelta::minutes(61));
        let mut later = Browser::default();
        let page = asks(&ground, &mut later, ADDRESS);
        assert_eq!(later.fills(&page, "/auth/code", &[("code", &sink.code())]).status, 200);
    });
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_cannot_be_written_to_is_said_beside_its_field() {
    let (ground, sink) = ground().await;
    walk(|| {
        let mut browser = Browser::default();
        for typed in ["ana", "ana@", "a@b.example\r\nBcc: c@d.example", "<script>alert(1)</script>@b.example"]
        {
            let page = asks(&ground, &mut browser, typed);
            assert_eq!((page.status, page.header("region-code")), (422, "sign-in-address"), "{}", page.body);
            assert!(
                page.body.contains("aria-invalid=\"true\"") && page.body.contains("address-wrong"),
                "{}",
                page.body
            );
            assert!(!page.body.contains("<script>"), "what was typed is text: {}", page.body);
        }
        assert!(sink.is_empty());
    });
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_of_mail_that_is_away_makes_nobody_wait() {
    let ground = Ground::with(Provider::start(), |config| {
        // Port 9 of this machine: nobody listens there.
        config.sign_in.email.smtp = "smtp://127.0.0.1:9".to_owned();
        config.sign_in.email.from = "noreply@region.example".to_owned();
    });
    let ground = ground.await;
    walk(|| {
        let page = asks(&ground, &mut Browser::default(), ADDRESS);
        assert_eq!(page.status, 200);
        assert!(page.body.contains("Il n’arrive pas"), "{}", page.body);
    });
}
