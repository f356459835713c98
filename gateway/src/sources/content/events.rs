//! An event that no feed announces: one TOML file of `events/`.

use api_client::wire::Event;
use chrono::{NaiveDate, NaiveTime, TimeDelta};
use domain::event::{Access, Attendance, Cost, Dates, Occurrence, Slot, Status, Stretch, Theme, Weekdays};
use domain::place::Wheelchair;
use serde::Deserialize;

use super::check::{self, all_shown, day, listed, needed, shown};
use super::places::{degrees, figures, insee};
use crate::sources::event_door;
use crate::sources::{Code, File, Notes, Why};

/// Days of the week as a card writes them, Monday first.
const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// The keys of an event.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Card {
    title: String,
    summary: String,
    description: Option<String>,
    theme: String,
    keywords: Option<Vec<String>>,
    dates: Vec<Run>,
    status: Option<String>,
    status_said: Option<String>,
    attendance: Option<String>,
    online: Option<String>,
    cost: Option<String>,
    price: Option<String>,
    booking: Option<Vec<String>>,
    access: Option<Vec<String>>,
    wheelchair: Option<String>,
    from_age: Option<i64>,
    to_age: Option<i64>,
    young: Option<bool>,
    venue: Option<String>,
    address: Option<Vec<String>>,
    postcode: Option<String>,
    commune: Option<String>,
    point: Option<[f64; 2]>,
    place: Option<String>,
    organiser: Option<String>,
    source: String,
    source_url: String,
    licence: Option<String>,
    verified_on: String,
}

/// Days with one rhythm and the same hours.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Run {
    first: String,
    last: Option<String>,
    days: Option<Vec<String>>,
    weeks: Option<u8>,
    from: Option<String>,
    to: Option<String>,
    except: Option<Vec<String>>,
    cancelled: Option<Vec<String>>,
}

/// Makes a card an event, or says what keeps it from being one.
pub fn event(file: &File, card: Card, notes: &mut Notes) -> Result<Event, Why> {
    let one_of = |word: &Option<String>, list: &[&str], about: &str| match word {
        Some(word) => listed(word, list, "", about),
        None => Ok(()),
    };
    Theme::parse(&card.theme)
        .ok_or_else(|| Why::new(Code::UnknownValue, &format!("theme {}", card.theme)))?;
    one_of(&card.status, &Status::ALL.map(Status::slug)[..6], "status")?;
    one_of(&card.attendance, &Attendance::ALL.map(Attendance::slug), "attendance")?;
    one_of(&card.cost, &[Cost::Free.slug(), Cost::Paid.slug()], "cost")?;
    one_of(&card.wheelchair, &Wheelchair::ALL.map(Wheelchair::slug), "wheelchair")?;
    let attendance = card.attendance.as_deref().and_then(Attendance::parse).unwrap_or(Attendance::InPerson);
    let commune = card.commune.map(|code| insee(&code, "commune")).transpose()?;
    if commune.is_none() && attendance != Attendance::Online {
        return Err(Why::new(Code::MissingField, "commune"));
    }
    let occurrences = card.dates.into_iter().map(run).collect::<Result<Vec<_>, _>>()?;
    let access = card.access.unwrap_or_default();
    access.iter().try_for_each(|flag| listed(flag, &Access::ALL.map(Access::slug), "", "access"))?;
    let booking = card.booking.unwrap_or_default().into_iter().map(|way| {
        event_door::booking(&way, notes).ok_or_else(|| Why::new(Code::UnreadableValue, "booking"))
    });
    let booking = booking.collect::<Result<Vec<_>, _>>()?;
    let (from_age, to_age) = event_door::ages(card.from_age, card.to_age);
    if (card.from_age.is_some(), card.to_age.is_some()) != (from_age.is_some(), to_age.is_some()) {
        return Err(Why::new(Code::Contradiction, "ages"));
    }
    Ok(Event {
        id: format!("content:{}", check::slug(&file.path)?),
        title: needed(Some(card.title), "title")?,
        summary: needed(Some(card.summary), "summary")?,
        text: card.description.map(|text| shown(&text)).unwrap_or_default(),
        theme: card.theme,
        keywords: all_shown(card.keywords, "keywords")?,
        dates: event_door::dates(occurrences.concat(), notes)?,
        status: card.status.filter(|status| status != Status::Scheduled.slug()),
        status_said: card.status_said.map(|said| shown(&said)),
        mode: card.attendance.filter(|_| attendance != Attendance::InPerson),
        online: check::some_address(card.online, "online")?,
        cost: card.cost,
        price: card.price.map(|price| shown(&price)),
        booking,
        access: event_door::access(access.iter().map(String::as_str)),
        wheelchair: card.wheelchair,
        from_age,
        to_age,
        young: card.young.unwrap_or_default(),
        venue: card.venue.map(|venue| shown(&venue)),
        address: all_shown(card.address, "address")?.join("\n"),
        postcode: card.postcode.map(|code| figures(&code, 5, "postcode")).transpose()?,
        commune: commune.unwrap_or_default(),
        point: card.point.map(degrees).transpose()?,
        place: card.place,
        organiser: card.organiser.map(|body| shown(&body)),
        source: needed(Some(card.source), "source")?,
        source_url: Some(check::address(&card.source_url, "source_url")?),
        licence: card.licence.map(|licence| shown(&licence)),
        verified_on: day(&card.verified_on, "verified_on")?,
        ..Event::default()
    })
}

fn run(run: Run) -> Result<Vec<Occurrence>, Why> {
    let first = date(&run.first)?;
    let last = run.last.as_deref().map(date).transpose()?.unwrap_or(first);
    // A misspelt year would be hundreds of rows.
    if last < first || last - first > TimeDelta::days(800) {
        return Err(Why::new(Code::DatesUnreadable, "dates last"));
    }
    let days = match run.days {
        Some(days) => days.iter().try_fold(0, |bits, name| {
            let at = DAYS.iter().position(|day| day == name);
            at.map(|at| bits | 1 << at).ok_or_else(|| Why::new(Code::UnknownValue, &format!("days {name}")))
        })?,
        None => Weekdays::ALL.bits(),
    };
    let slot = match (run.from.as_deref().map(clock).transpose()?, run.to.as_deref().map(clock).transpose()?)
    {
        (None, None) => Slot::AllDay,
        (Some(from), None) => Slot::from(from),
        // What ends before it began ends in the night.
        (Some(from), Some(to)) => Slot::between(from, to, u16::from(to <= from)),
        (None, Some(_)) => return Err(Why::new(Code::MissingField, "dates from")),
    };
    let dates = |list: Option<Vec<String>>| -> Result<Vec<NaiveDate>, Why> {
        list.unwrap_or_default().iter().map(|day| date(day)).collect()
    };
    let stretch = Stretch {
        first,
        last,
        days: Weekdays::of_bits(days).ok_or_else(|| Why::new(Code::MissingField, "dates days"))?,
        weeks: run.weeks.unwrap_or(1),
        slot,
        except: dates(run.except)?,
        cancelled: dates(run.cancelled)?,
    };
    if let Some(stray) =
        stretch.except.iter().chain(&stretch.cancelled).find(|day| !(first..=last).contains(day))
    {
        return Err(Why::new(Code::Contradiction, &format!("dates {stray}")));
    }
    Ok(Dates::of_stretches(vec![stretch]).all().collect())
}

fn date(text: &str) -> Result<NaiveDate, Why> {
    let unreadable = || Why::new(Code::DatesUnreadable, "dates");
    day(text, "dates")?.parse().map_err(|_| unreadable())
}

fn clock(text: &str) -> Result<NaiveTime, Why> {
    let read = NaiveTime::parse_from_str(text, "%H:%M").ok().filter(|_| text.len() == 5);
    read.ok_or_else(|| Why::new(Code::HoursUnreadable, "dates"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const CARD: &str = r#"
        title = "Atelier"
        summary = "Un mercredi sur deux."
        theme = "workshop"
        commune = "70285"
        cost = "free"
        booking = ["https://a.example/b"]
        source = "Ville"
        source_url = "https://a.example"
        verified_on = "2026-11-24"
        [[dates]]
        first = "2026-12-02"
        last = "2027-02-24"
        days = ["wed"]
        weeks = 2
        from = "14:00"
        to = "16:00"
        cancelled = ["2026-12-30"]
    "#;

    fn read(text: &str) -> Result<Event, Why> {
        let file = File { path: "events/atelier.toml".into(), bytes: Vec::new() };
        event(&file, toml::from_str(text).unwrap(), &mut Notes::default())
    }

    #[test]
    fn a_card_is_an_event() {
        let event = read(CARD).unwrap();
        assert_eq!((event.id.as_str(), event.theme.as_str()), ("content:atelier", "workshop"));
        assert_eq!(event.dates, "20261202/20270224w3x2T1400-1600!28");
        assert_eq!((event.cost.as_deref(), event.mode, event.status), (Some("free"), None, None));
    }

    #[test]
    fn a_slip_of_the_pen_is_refused_by_its_name() {
        let why = |from: &str, to: &str| read(&CARD.replace(from, to)).unwrap_err();
        assert_eq!(why("workshop", "party"), Why::new(Code::UnknownValue, "theme party"));
        assert_eq!(why("\"wed\"", "\"mercredi\""), Why::new(Code::UnknownValue, "days mercredi"));
        assert_eq!(why("2027-02-24", "2072-02-24"), Why::new(Code::DatesUnreadable, "dates last"));
        assert_eq!(why("2026-12-30", "2026-11-30"), Why::new(Code::Contradiction, "dates 2026-11-30"));
        assert_eq!(why("14:00", "14h"), Why::new(Code::HoursUnreadable, "dates"));
        assert_eq!(why("\"70285\"", "\"Héricourt\""), Why::new(Code::UnreadableValue, "commune"));
        assert_eq!(why("commune = \"70285\"", ""), Why::new(Code::MissingField, "commune"));
        assert_eq!(why("https://a.example/b", "06 11 22 33 44"), Why::new(Code::UnreadableValue, "booking"));
    }
}
