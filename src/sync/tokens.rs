//! The pair of tokens as the vault keeps it, and a trip to the browser as it does.

use api_client::sign_in::{Pair, Trip};
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};
use zeroize::Zeroizing;

/// A token that ends so soon is renewed before it is used: the call that it signs may take a while.
const MARGIN: TimeDelta = TimeDelta::minutes(1);

/// Who is signed in, and what signs their calls. Shown to nobody, and to no log.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Tokens {
    /// Whose they are; none of a session that was opened by hand.
    pub account: Option<String>,
    /// To be greeted by.
    pub name: String,
    /// Signs calls.
    pub access: Zeroizing<String>,
    /// Renews the pair; none of a session that was opened by hand.
    pub refresh: Option<Zeroizing<String>>,
    /// When the access token ends, by this phone's clock; none if nobody said.
    pub ends_at: Option<DateTime<Utc>>,
    /// The state of the trip that brought them; none once they were renewed.
    pub trip: Option<String>,
}

impl Tokens {
    /// A pair that came at that instant, in the place of another one.
    pub fn of(pair: Pair, before: Option<&Zeroizing<String>>, now: DateTime<Utc>) -> Self {
        let lasts = pair.lasts.and_then(|lasts| TimeDelta::from_std(lasts).ok());
        Self {
            account: Some(pair.who.account),
            name: pair.who.display_name,
            access: Zeroizing::new(pair.access),
            refresh: pair.refresh.map(Zeroizing::new).or_else(|| before.cloned()),
            ends_at: lasts.and_then(|lasts| now.checked_add_signed(lasts)),
            trip: None,
        }
    }

    /// A session that was opened by hand: one token, as long as it lasts.
    pub fn by_hand(token: &str) -> Self {
        let access = Zeroizing::new(token.to_owned());
        Self { account: None, name: String::new(), access, refresh: None, ends_at: None, trip: None }
    }

    /// Whether it is better renewed before the next call.
    pub fn is_about_to_end(&self, now: DateTime<Utc>) -> bool {
        self.refresh.is_some() && self.ends_at.is_some_and(|ends_at| now >= ends_at - MARGIN)
    }

    /// Whether it has ended, by this phone's clock.
    pub fn has_ended(&self, now: DateTime<Utc>) -> bool {
        self.ends_at.is_some_and(|ends_at| now >= ends_at)
    }

    /// As the vault keeps it.
    pub fn text(&self) -> Zeroizing<String> {
        let pair = json!({
            "account": self.account, "name": self.name, "access": *self.access,
            "refresh": self.refresh.as_deref(), "ends_at": self.ends_at.map(|at| at.timestamp_millis()),
            "trip": self.trip,
        });
        Zeroizing::new(pair.to_string())
    }

    /// As the vault kept it; former versions kept the bare token.
    pub fn read(text: &str) -> Self {
        let Ok(Value::Object(pair)) = serde_json::from_str(text) else { return Self::by_hand(text) };
        let said = |key: &str| pair.get(key).and_then(Value::as_str).map(str::to_owned);
        Self {
            account: said("account"),
            name: said("name").unwrap_or_default(),
            access: Zeroizing::new(said("access").unwrap_or_default()),
            refresh: said("refresh").map(Zeroizing::new),
            ends_at: pair.get("ends_at").and_then(Value::as_i64).and_then(DateTime::from_timestamp_millis),
            trip: said("trip"),
        }
    }
}

/// A trip as the vault keeps it: with the code, once the browser has brought it.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Begun {
    /// The trip.
    pub trip: Trip,
    /// What the browser came back with.
    pub code: Option<String>,
}

impl Begun {
    /// As the vault keeps it.
    pub fn text(&self) -> Zeroizing<String> {
        let Trip { verifier, state, redirect } = &self.trip;
        let kept = json!({"verifier": verifier, "state": state, "redirect": redirect, "code": self.code});
        Zeroizing::new(kept.to_string())
    }

    /// As the vault kept it; none if it cannot be read.
    pub fn read(text: &str) -> Option<Self> {
        let kept: Value = serde_json::from_str(text).ok()?;
        let said = |key: &str| kept[key].as_str().map(str::to_owned);
        let trip = Trip { verifier: said("verifier")?, state: said("state")?, redirect: said("redirect")? };
        Some(Self { trip, code: said("code") })
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use api_client::wire::SignedIn;

    use super::*;

    fn noon() -> DateTime<Utc> {
        "2026-11-24T11:00:00Z".parse().unwrap()
    }

    fn pair() -> Pair {
        let who =
            SignedIn { account: "acc".into(), display_name: "Ma\u{eb}lle".into(), ..SignedIn::default() };
        Pair { access: "a".into(), refresh: Some("r".into()), lasts: Some(Duration::from_secs(600)), who }
    }

    #[test]
    fn a_pair_is_read_as_it_was_kept_and_so_is_a_token_of_a_former_version() {
        let tokens = Tokens::of(pair(), None, noon());
        assert!(Tokens::read(&tokens.text()) == tokens);
        let tokens = Tokens { trip: Some("state".into()), ..tokens };
        assert!(Tokens::read(&tokens.text()) == tokens);
        let by_hand = Tokens::by_hand("0f3a");
        assert!(Tokens::read("0f3a") == by_hand && Tokens::read(&by_hand.text()) == by_hand);
        assert!(!by_hand.is_about_to_end(noon()) && !by_hand.has_ended(noon()));
    }

    #[test]
    fn a_pair_that_brings_no_other_way_to_renew_keeps_the_one_before() {
        let before = Zeroizing::new("before".to_owned());
        let next = Tokens::of(Pair { refresh: None, ..pair() }, Some(&before), noon());
        assert!(next.refresh == Some(before));
    }

    #[test]
    fn a_token_is_renewed_a_minute_before_its_end() {
        let tokens = Tokens::of(pair(), None, noon());
        for (seconds, soon, ended) in
            [(0, false, false), (539, false, false), (540, true, false), (600, true, true)]
        {
            let now = noon() + TimeDelta::seconds(seconds);
            assert_eq!((tokens.is_about_to_end(now), tokens.has_ended(now)), (soon, ended), "{seconds}");
        }
    }

    #[test]
    fn a_trip_is_read_as_it_was_kept() {
        let trip = Trip::to("fr.maregion.bfc:/signed-in");
        for code in [None, Some("abc".to_owned())] {
            let begun = Begun { trip: trip.clone(), code };
            assert!(Begun::read(&begun.text()) == Some(begun));
        }
        assert!(Begun::read("nonsense").is_none() && Begun::read("{}").is_none());
    }
}
