//! `settings …`: what was chosen on this phone, and the switches that can be turned from here.

use serde_json::{Value, json};

use super::print::{Failed, Printer};
use super::verbs::SettingsVerb;
use crate::store::desk::settings::{self, Adjust, Settings};
use crate::wiring::App;

/// A switch: its name here, where it stands, how it is turned.
struct Switch {
    name: &'static str,
    stands: fn(&Settings) -> bool,
    turn: fn(bool) -> Adjust,
}

const SWITCHES: [Switch; 7] = [
    Switch { name: "draft-copies", stands: |held| held.copies_drafts, turn: Adjust::CopiesDrafts },
    Switch {
        name: "documents-on-wifi",
        stands: |held| held.documents_on_wifi,
        turn: Adjust::DocumentsOnWifi,
    },
    Switch { name: "data-saving", stands: |held| held.data_saving, turn: Adjust::DataSaving },
    Switch { name: "notices-searches", stands: |held| held.aloud.searches, turn: Adjust::AloudSearches },
    Switch { name: "notices-kept", stands: |held| held.aloud.kept, turn: Adjust::AloudKept },
    Switch { name: "notices-deadlines", stands: |held| held.aloud.deadlines, turn: Adjust::AloudDeadlines },
    Switch { name: "easy", stands: |held| held.easy, turn: Adjust::Easy },
];

pub(super) async fn run(app: &App, verb: Option<&SettingsVerb>, printer: &mut Printer) -> Result<(), Failed> {
    if let Some(SettingsVerb::Set { name, value }) = verb {
        let switch = SWITCHES.iter().find(|switch| switch.name == name);
        let switch = switch.ok_or_else(|| Failed::new("unknown-setting"))?;
        app.actions.adjust((switch.turn)(value == "on")).await?;
    }
    let held = app.store.read(settings::read).await?;
    if printer.is_json() {
        return printer.document(&json(&held));
    }
    SWITCHES.iter().try_for_each(|switch| {
        let value = if (switch.stands)(&held) { "on" } else { "off" };
        printer.line(&printer.words().twin_setting(switch.name, value))
    })
}

fn json(held: &Settings) -> Value {
    let mut told = json!({
        "language": held.language.map(settings::Language::code),
        "theme": held.theme.code(),
        "text_size": held.text_size,
        "commune": held.commune,
    });
    for switch in SWITCHES {
        told[switch.name.replace('-', "_")] = json!((switch.stands)(held));
    }
    told
}
