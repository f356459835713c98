//! A one-time code by e-mail: six figures, ten minutes, five tries, for the browser that asked and no other.

use chrono::TimeDelta;
use lettre::Address;

use super::browser::Browser;
use super::fields::Fields;
use super::provider::Person;
use super::trips::{Stop, sent};
use super::{EMAIL, accounts, chance};
use crate::app::App;
use crate::store::mail_codes::{self, MailCode};
use crate::store::trips::{self, Stage, Trip};

/// How long a code is good.
const LASTS: TimeDelta = TimeDelta::minutes(10);
/// Tries of one code.
pub const TRIES: u32 = 5;
/// Longest address that is written to.
const ADDRESS: usize = 254;

/// A letter to be sent.
pub struct Letter {
    /// To whom.
    pub to: Address,
    /// The code.
    pub code: String,
}

/// What a code came to.
pub enum Tried {
    /// It is the one.
    Right(Trip),
    /// It is not; so many tries are left.
    Wrong(Trip, u32),
    /// There is none any more: another has to be asked for.
    Spent(Trip),
}

/// Whether that is an address that may be written to.
pub fn address(text: &str) -> Option<Address> {
    let text = text.trim();
    text.parse().ok().filter(|_| text.len() <= ADDRESS)
}

/// Makes a code for a trip. The letter goes out unless the address had its number of them within the hour; whoever
/// asks is told the same in either case, and the same whether anybody is known by that address.
pub fn ask(
    app: &App,
    browser: Option<&Browser>,
    fields: &Fields<'_>,
    to: &Address,
) -> Result<(Trip, Option<Letter>), Stop> {
    let now = app.config.clock.now();
    let (code, secrets) = (chance::figures()?, app.sign_in.secrets()?);
    let to_sealed: &str = to.as_ref();
    let called = secrets.name(EMAIL, one_spelling(to).as_bytes());
    app.store.try_write(|db| {
        let trip = sent(db, browser, fields, "means", now.timestamp_millis())?;
        let browser = browser.ok_or(Stop::Browser)?;
        if matches!(trip.stage, Stage::Identified | Stage::Done) {
            return Err(Stop::State);
        }
        let kept = MailCode {
            address: accounts::sealed(&app.sign_in, &about(&trip), &to_sealed)?,
            code_mac: browser.mac("code", &of_trip(&trip, &code)),
            tries: 0,
            expires_at: (now + LASTS).timestamp_millis(),
        };
        mail_codes::keep(db, trip.id, &kept)?;
        let since = (now - TimeDelta::hours(1)).timestamp_millis();
        let may = mail_codes::sent_since(db, called, since)? < app.config.sign_in.email.codes_an_hour;
        if may {
            mail_codes::sent(db, called, now.timestamp_millis())?;
        }
        Ok((trip, may.then(|| Letter { to: to.clone(), code: code.clone() })))
    })
}

/// Tries a code; the try is counted before it is looked at.
pub fn attempt(app: &App, browser: Option<&Browser>, fields: &Fields<'_>) -> Result<Tried, Stop> {
    let now = app.config.clock.now().timestamp_millis();
    // As people write it: `123 456`.
    let code: String = fields.one("code").unwrap_or_default().split_whitespace().collect();
    app.store.try_write(|db| {
        let trip = sent(db, browser, fields, "code", now)?;
        let browser = browser.ok_or(Stop::Browser)?;
        if matches!(trip.stage, Stage::Identified | Stage::Done) {
            return Err(Stop::State);
        }
        let Some(kept) = mail_codes::of(db, trip.id)? else { return Ok(Tried::Spent(trip)) };
        if kept.tries >= TRIES || kept.expires_at <= now {
            return Ok(Tried::Spent(trip));
        }
        mail_codes::count(db, trip.id)?;
        if !browser.is_mac("code", &of_trip(&trip, &code), &kept.code_mac) {
            let left = TRIES - kept.tries - 1;
            return Ok(if left == 0 { Tried::Spent(trip) } else { Tried::Wrong(trip, left) });
        }
        let to: Option<String> = accounts::opened(&app.sign_in, &about(&trip), &kept.address);
        let Some(to) = to.as_deref().and_then(address) else { return Ok(Tried::Spent(trip)) };
        // Never the address itself: who reads the database learns of nobody.
        let called = app.sign_in.secrets()?.name(EMAIL, one_spelling(&to).as_bytes());
        let subject = format!("{EMAIL} {}", api_client::canonical::hex(&called));
        let person = Person { email: to.to_string(), ..Person::default() };
        let account = accounts::proved(db, &app.sign_in, &subject, EMAIL, &person, now)?;
        mail_codes::forget(db, trip.id)?;
        trips::identified(db, trip.id, account, None)?;
        Ok(Tried::Right(Trip { account: Some(account), stage: Stage::Identified, ..trip }))
    })
}

/// One spelling of an address: no letter box that we know of tells capitals from small letters.
fn one_spelling(address: &Address) -> String {
    let text: &str = address.as_ref();
    text.to_lowercase()
}

fn of_trip(trip: &Trip, code: &str) -> Vec<u8> {
    [&trip.id[..], code.as_bytes()].concat()
}

fn about(trip: &Trip) -> String {
    format!("address of {}", api_client::canonical::hex(&trip.id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_one_that_a_letter_can_be_written_to() {
        for good in ["a@b.example", " Ana.D'Arcon+region@citoyens.example ", "a@xn--caf-dma.example"] {
            assert!(address(good).is_some(), "{good}");
        }
        let long = format!("{}@b.example", "a".repeat(250));
        for bad in [
            "",
            "a",
            "a@",
            "@b.example",
            "a b@c.example",
            "a@b.example, c@d.example",
            "a@b\r\nBcc: c@d",
            &long,
        ] {
            assert!(address(bad).is_none(), "{bad:?}");
        }
        assert_eq!(one_spelling(&address("Ana@B.example").unwrap()), "ana@b.example");
    }
}
