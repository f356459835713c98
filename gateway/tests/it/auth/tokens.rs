//! What the app holds: sessions of ten minutes, and what renews them.

use chrono::TimeDelta;
use serde_json::Value;

use super::{Ground, form, held, oauth, walk};
use crate::browser::ask;

#[tokio::test(flavor = "multi_thread")]
async fn the_server_says_what_it_is_and_nothing_more_than_it_does() {
    let ground = Ground::new().await;
    walk(|| {
        let said = ask(&ground.url(), "GET", "/.well-known/oauth-authorization-server", "", b"");
        let said: Value = serde_json::from_str(&said.body).unwrap();
        let url = ground.url();
        assert_eq!(said["issuer"], url);
        for (name, path) in [
            ("authorization_endpoint", "/auth/authorize"),
            ("token_endpoint", "/auth/token"),
            ("revocation_endpoint", "/auth/revoke"),
        ] {
            assert_eq!(said[name], format!("{url}{path}"));
        }
        assert_eq!(said["code_challenge_methods_supported"], serde_json::json!(["S256"]));
        assert_eq!(said["token_endpoint_auth_methods_supported"], serde_json::json!(["none"]));
        assert_eq!(said["authorization_response_iss_parameter_supported"], true);
    });
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_lasts_ten_minutes_and_is_renewed_without_a_word() {
    let ground = Ground::new().await;
    walk(|| {
        let first = ground.signed_in();
        assert_eq!(
            (first.said["token_type"].as_str(), first.said["expires_in"].as_i64()),
            (Some("Bearer"), Some(600))
        );
        assert_eq!(first.said["scope"], "applications");
        ground.world.clock.turn(TimeDelta::seconds(599));
        assert_eq!(ground.me(&first.access).status, 200);
        ground.world.clock.turn(TimeDelta::seconds(1));
        let over = ground.me(&first.access);
        assert_eq!((over.status, over.header("region-code")), (401, "token-expired"));
        let second = held(&ground.renew(&first.refresh));
        assert_ne!((&second.access, &second.refresh), (&first.access, &first.refresh));
        for name in ["account", "display_name", "erasure_token"] {
            assert_eq!(second.said[name], first.said[name], "{name}");
        }
        assert_eq!(ground.me(&second.access).status, 200);
    });
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_answer_signs_nobody_out() {
    let ground = Ground::new().await;
    walk(|| {
        let first = ground.signed_in();
        // The answer is lost, again and again: what the phone holds stays good.
        let lost: Vec<_> = (0..5).map(|_| held(&ground.renew(&first.refresh))).collect();
        let second = held(&ground.renew(&first.refresh));
        assert_eq!(ground.me(&second.access).status, 200);
        // It arrived: the one before is good until this one is used, and no longer.
        let third = held(&ground.renew(&second.refresh));
        assert_eq!(ground.me(&third.access).status, 200);
        // What was lost is nobody's. Whoever uses it has taken it on its way.
        assert_eq!(oauth(&ground.renew(&lost[4].refresh)), "invalid_grant");
        assert_eq!(ground.me(&third.access).status, 401);
        assert_eq!(oauth(&ground.renew(&third.refresh)), "invalid_grant");
    });
}

#[tokio::test(flavor = "multi_thread")]
async fn a_predecessor_used_after_its_successor_tells_of_a_thief_and_revokes_the_family_alone() {
    let ground = Ground::new().await;
    walk(|| {
        let (first, other) = (ground.signed_in(), ground.signed_in());
        assert_eq!(first.said["account"], other.said["account"], "the same citizen, another phone");
        let second = held(&ground.renew(&first.refresh));
        let third = held(&ground.renew(&second.refresh));
        let fourth = held(&ground.renew(&second.refresh));
        assert_eq!(ground.me(&fourth.access).status, 200, "a lost answer");
        assert_eq!(oauth(&ground.renew(&first.refresh)), "invalid_grant");
        for held in [&second, &third, &fourth] {
            assert_eq!(ground.me(&held.access).status, 401);
            assert_eq!(oauth(&ground.renew(&held.refresh)), "invalid_grant");
        }
        assert_eq!(ground.me(&other.access).status, 200, "the other phone stays");
    });
}

#[tokio::test(flavor = "multi_thread")]
async fn a_phone_stays_signed_in_for_thirty_days_without_a_word_and_180_at_most() {
    let ground = Ground::new().await;
    walk(|| {
        let (idle, used) = (ground.signed_in(), ground.signed_in());
        ground.world.clock.turn(TimeDelta::days(30) - TimeDelta::seconds(1));
        let mut used = held(&ground.renew(&used.refresh));
        ground.world.clock.turn(TimeDelta::seconds(1));
        assert_eq!(oauth(&ground.renew(&idle.refresh)), "invalid_grant");
        for _ in 0..5 {
            ground.world.clock.turn(TimeDelta::days(29));
            used = held(&ground.renew(&used.refresh));
        }
        // 175 days, and a lost answer late in a month does not shorten it.
        ground.world.clock.turn(TimeDelta::days(5) - TimeDelta::seconds(1));
        let lost = held(&ground.renew(&used.refresh));
        assert_ne!(lost.refresh, used.refresh);
        let last = held(&ground.renew(&used.refresh));
        ground.world.clock.turn(TimeDelta::seconds(1));
        assert_eq!(oauth(&ground.renew(&last.refresh)), "invalid_grant");
    });
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_is_revoked_by_either_of_its_kinds_and_an_unknown_one_is_no_error() {
    let ground = Ground::new().await;
    walk(|| {
        let url = ground.url();
        for by_refresh in [false, true] {
            let phone = ground.signed_in();
            let token = if by_refresh { &phone.refresh } else { &phone.access };
            let fields = [("token", token.as_str()), ("client_id", "fr.maregion.bfc")];
            for _ in 0..2 {
                assert_eq!(form(&url, "/auth/revoke", &fields).status, 200);
            }
            assert_eq!(ground.me(&phone.access).status, 401);
            assert_eq!(oauth(&ground.renew(&phone.refresh)), "invalid_grant");
        }
        assert_eq!(form(&url, "/auth/revoke", &[("token", "unknown")]).status, 200);
        assert_eq!(oauth(&form(&url, "/auth/revoke", &[])), "invalid_request");
        assert_eq!(
            oauth(&form(&url, "/auth/revoke", &[("token", "a"), ("client_id", "b")])),
            "invalid_client"
        );
        assert_eq!(oauth(&ground.token(&[("grant_type", "password")])), "unsupported_grant_type");
        assert_eq!(oauth(&ground.token(&[])), "invalid_request");
        assert_eq!(
            oauth(&ask(&url, "POST", "/auth/token", "Content-Type: application/json\r\n", b"{}")),
            "invalid_request"
        );
    });
}

#[tokio::test(flavor = "multi_thread")]
async fn only_digests_of_tokens_are_kept_and_nothing_of_a_person_in_the_clear() {
    let ground = Ground::new().await;
    walk(|| {
        let phone = ground.signed_in();
        let names = ["Maëlle", "HÉRITIER", "ARÇON", "maelle@citoyens.example", "1994-02-28"];
        let words = [phone.access.as_str(), &phone.refresh, phone.said["erasure_token"].as_str().unwrap()];
        for file in ["gateway.db", "gateway.db-wal"] {
            let bytes = std::fs::read(ground.world.folder.path().join(file)).unwrap();
            for word in words.iter().chain(&names) {
                let found = bytes.windows(word.len()).any(|some| some == word.as_bytes());
                assert!(!found, "{word} lies in {file}");
            }
        }
        let secrets = ground.world.folder.path().join("secrets.toml");
        let mode =
            std::os::unix::fs::PermissionsExt::mode(&std::fs::metadata(secrets).unwrap().permissions());
        assert_eq!(mode & 0o777, 0o600);
    });
}

#[tokio::test(flavor = "multi_thread")]
async fn an_erasure_token_is_good_for_erasing_alone_and_outlives_the_session() {
    let ground = Ground::new().await;
    walk(|| {
        let phone = ground.signed_in();
        let token = phone.said["erasure_token"].as_str().unwrap();
        assert_eq!(ground.me(token).status, 401);
        assert_eq!(oauth(&ground.renew(token)), "invalid_grant");
        form(&ground.url(), "/auth/revoke", &[("token", &phone.refresh)]);
        ground.world.clock.turn(TimeDelta::days(400));
        let app = ground.world.region.app();
        let account = app.of_erasure_token(token).map(|account| api_client::canonical::hex(&account.0));
        assert_eq!(account.as_deref(), phone.said["account"].as_str());
        let other = format!("B{}", &token[1..]);
        for wrong in ["", "a", &token[..40], &other, &format!("{token}A"), &phone.access] {
            assert_eq!(app.of_erasure_token(wrong), None, "{wrong}");
        }
    });
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_over_is_forgotten_by_itself_and_what_tells_of_a_thief_is_not() {
    let ground = Ground::new().await;
    let rows = |table: &str| {
        let sql = format!("SELECT count(*) FROM {table}");
        ground
            .world
            .region
            .app()
            .store
            .read(|db| Ok(db.query_row(&sql, [], |row| row.get::<_, u64>(0))?))
            .unwrap()
    };
    let (first, third) = walk(|| {
        let first = ground.signed_in();
        let second = held(&ground.renew(&first.refresh));
        (first, held(&ground.renew(&second.refresh)))
    });
    assert_eq!((rows("trip"), rows("session"), rows("refresh_token"), rows("family")), (1, 3, 3, 1));
    ground.world.clock.turn(TimeDelta::hours(25));
    ground.world.region.round().await;
    assert_eq!((rows("trip"), rows("session"), rows("refresh_token"), rows("family")), (0, 0, 3, 1));
    walk(|| {
        assert_eq!(oauth(&ground.renew(&first.refresh)), "invalid_grant", "still known as used");
        assert_eq!(oauth(&ground.renew(&third.refresh)), "invalid_grant", "and it revoked the family");
    });
    ground.world.clock.turn(TimeDelta::days(31));
    ground.world.region.round().await;
    assert_eq!((rows("refresh_token"), rows("family"), rows("account"), rows("identity")), (0, 0, 1, 1));
}
