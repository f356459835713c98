//! `map …`: the base map, on wish alone.

use clap::Subcommand;
use domain::base_map::BaseMap;
use serde_json::{Value, json};

use super::print::{Failed, Printer};
use crate::store::reference::base_map::{self, Standing};
use crate::wiring::App;

/// What to do with the base map.
#[derive(Debug, Clone, Subcommand)]
pub enum MapVerb {
    /// What the Region offers, what is held, how far a wish is.
    Status,
    /// Fetches the map on offer, or goes on with it: what can be done now is done now.
    Download {
        /// Also over a line that counts its bytes.
        #[arg(long)]
        any_line: bool,
    },
    /// Holds a wish; what has come stays.
    Pause,
    /// Takes the map off this device, and what has come of another one.
    Remove,
}

pub(super) async fn run(app: &App, verb: Option<&MapVerb>, printer: &mut Printer) -> Result<(), Failed> {
    let standing = match verb {
        None | Some(MapVerb::Status) => app.store.read(base_map::standing).await?,
        Some(MapVerb::Download { any_line }) => {
            let held = app.store.read(base_map::standing).await?;
            if held.offer.is_none() {
                return Err(Failed::new("map-not-offered"));
            }
            app.actions.fetch_map(*any_line).await?;
            app.sync.carry_map().await
        }
        Some(MapVerb::Pause) => {
            app.actions.pause_map().await?;
            app.sync.carry_map().await
        }
        Some(MapVerb::Remove) => {
            app.actions.remove_map().await?;
            app.sync.carry_map().await
        }
    };
    if printer.is_json() {
        return printer.document(&told(&standing));
    }
    let words = printer.words();
    let held = match &standing.held {
        Some(map) => words.twin_map_held(&map.title, &words.day(map.made_on), &words.size(map.size)),
        None => words.twin_map_not_held(),
    };
    printer.line(&held)?;
    match standing.news() {
        Some(map) => {
            printer.line(&words.twin_map_offer(
                &map.title,
                &words.day(map.made_on),
                &words.size(map.size),
            ))?;
        }
        None if standing.held.is_none() => printer.line(&words.base_map_none())?,
        None => {}
    }
    match standing.wish {
        Some(wish) => printer.line(&words.base_map_stage(wish.stage.code())),
        None => Ok(()),
    }
}

fn told(standing: &Standing) -> Value {
    let map = |map: &BaseMap| {
        json!({
            "sha256": map.sha256.to_string(), "size": map.size, "title": map.title,
            "attribution": map.attribution, "made_on": map.made_on.to_string(),
        })
    };
    json!({
        "offered": standing.offer.as_ref().map(|offer| map(&offer.map)),
        "held": standing.held.as_ref().map(map),
        "state": standing.wish.map(|wish| wish.stage.code()),
        "come": standing.wish.map(|wish| wish.come),
    })
}
