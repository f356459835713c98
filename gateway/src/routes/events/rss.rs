//! The events as news, in RSS 2.0: the soonest first.

use super::asked::Asked;
use super::atom::{NAMES, changed, page};
use super::held::Agenda;
use super::xml::Xml;
use crate::app::App;
use crate::pages::events::{told, when};
use crate::pages::words::Words;

/// The answer.
pub fn written(app: &App, agenda: &Agenda, asked: &Asked) -> String {
    let words = Words { french: asked.french };
    let found = asked.of(agenda);
    let mut xml = Xml::begun();
    xml.open("rss version=\"2.0\"");
    xml.open("channel");
    xml.text("title", &words.gateway_events_title());
    xml.text("link", &app.config.public);
    xml.text("description", &words.gateway_events_text());
    xml.text("language", if asked.french { "fr" } else { "en" });
    xml.text("lastBuildDate", &agenda.made_at.to_rfc2822());
    xml.text("ttl", "60");
    for one in found {
        let event = one.event;
        xml.open("item");
        xml.text("title", &format!("{}\u{a0}– {}", when(one.first, asked.french), words.event_title(event)));
        if let Some(url) = page(event) {
            xml.text("link", url);
        }
        xml.text("guid isPermaLink=\"false\"", &format!("{NAMES}event:{}", event.id));
        xml.text("pubDate", &changed(event).to_rfc2822());
        xml.text("category", event.theme.slug());
        xml.text("description", &told(words, event));
        xml.close("item");
    }
    xml.close("channel");
    xml.close("rss");
    xml.ended()
}
