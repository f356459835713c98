//! The events as news, in Atom (RFC 4287): the soonest first.

use chrono::{DateTime, NaiveTime, SecondsFormat, Utc};
use domain::event::Event;

use super::asked::Asked;
use super::held::Agenda;
use super::xml::Xml;
use crate::app::App;
use crate::pages::events::{told, when};
use crate::pages::words::Words;
use crate::routes;

/// How a feed begins.
const HEAD: &str = include_str!("atom.xml");

/// What names begin with that are nobody's address.
pub const NAMES: &str = "urn:ma-region:";

/// The answer.
pub fn written(app: &App, agenda: &Agenda, asked: &Asked) -> String {
    let words = Words { french: asked.french };
    let found = asked.of(agenda);
    let at = |at: DateTime<Utc>| at.to_rfc3339_opts(SecondsFormat::Secs, true);
    let mut xml = Xml::begun_by(&HEAD.replace("LANGUAGE", if asked.french { "fr" } else { "en" }));
    xml.text("title", &words.gateway_events_title());
    xml.text("id", &format!("{NAMES}events"));
    xml.text("updated", &at(agenda.made_at));
    if !app.config.public.is_empty() {
        xml.empty("link rel=\"self\"", "href", &format!("{}{}", app.config.public, routes::EVENTS_ATOM));
    }
    xml.open("author");
    xml.text("name", &words.gateway_region());
    xml.close("author");
    for one in found {
        let event = one.event;
        xml.open("entry");
        xml.text("title", &format!("{}\u{a0}– {}", when(one.first, asked.french), words.event_title(event)));
        xml.text("id", &format!("{NAMES}event:{}", event.id));
        xml.text("updated", &at(changed(event)));
        if let Some(url) = page(event) {
            xml.empty("link rel=\"alternate\"", "href", url);
        }
        xml.empty("category", "term", event.theme.slug());
        xml.text("summary", &told(words, event));
        xml.close("entry");
    }
    xml.close("feed");
    xml.ended()
}

/// When its source changed it last, else the day on which it was read.
pub fn changed(event: &Event) -> DateTime<Utc> {
    let read = event.origins.first().map(|origin| origin.verified_on.and_time(NaiveTime::MIN));
    event.updated_at.or(read.map(domain::paris::instant_of)).unwrap_or_default()
}

/// Its page.
pub fn page(event: &Event) -> Option<&str> {
    event.origins.iter().find_map(|origin| origin.url.as_deref()).or(event.online.as_deref())
}
