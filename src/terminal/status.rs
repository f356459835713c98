//! `status`: editions held, their dates, sizes on disk, and how the last round went.

use serde_json::json;

use super::print::{Failed, Printer};
use crate::store::DeskState;
use crate::store::reference::{aids, editions, hosts, status};
use crate::wiring::App;

pub(super) async fn run(app: &App, printer: &mut Printer) -> Result<(), Failed> {
    let read = |db: &crate::store::reference::Reader<'_>| {
        Ok((editions::all(db)?, editions::counts(db)?, aids::facets(db)?, status::read(db)?))
    };
    let (held, counts, facets, last) = app.store.read(read).await?;
    let hosts = app.store.read(hosts::all).await?;
    let size = app.store.size_on_disk().await?;
    let desk = match &app.desk {
        DeskState::Sound => "sound",
        DeskState::SetAside { .. } => "set-aside",
        DeskState::ReadOnly { code } | DeskState::Closed { code } => code,
    };
    if printer.is_json() {
        let editions = held.iter().map(|edition| {
            json!({
                "collection": edition.collection, "slice": edition.slice, "seq": edition.seq,
                "count": counts.get(&edition.collection), "issued_at": edition.issued_at.to_rfc3339(),
                "canon_sha256": edition.canon_sha256,
            })
        });
        return printer.document(&json!({
            "app": env!("CARGO_PKG_VERSION"),
            "editions": editions.collect::<Vec<_>>(),
            "aids": facets.total, "full_cards": facets.full,
            "bytes_on_disk": size,
            "desk": desk,
            "vault": app.safe().code(),
            "hosts": hosts.iter().map(|host| json!({
                "host": host.name, "requests": host.requests, "first_at": host.first_at.to_rfc3339(),
                "last_at": host.last_at.to_rfc3339(),
            })).collect::<Vec<_>>(),
            "last_sync": {
                "state": super::sync::code(&last.state),
                "at": last.at.map(|at| at.to_rfc3339()),
                "up_to_date_at": last.up_to_date_at.map(|at| at.to_rfc3339()),
                "bytes_received": last.received,
            },
        }));
    }
    for edition in &held {
        let count = counts.get(&edition.collection).copied().unwrap_or(0);
        printer.line(&format!(
            "{} {} : {count} ({})",
            edition.collection,
            edition.seq,
            edition.issued_at.date_naive()
        ))?;
    }
    printer.line(&format!("{size} B, {desk}"))
}
