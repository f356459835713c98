//! `me schools`, `me child`, `me school`: the school that each child goes to, and its page of the digital workspace.

use domain::ids::ProfileId;
use domain::profile::{Profile, Who};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::store::desk;
use crate::store::reference::{self, schools as listed, schools::Found};
use crate::terminal::print::{Failed, Printer};
use crate::terminal::schools;
use crate::wiring::App;

/// Somebody, and their school: as it was chosen, and as the Region's list has it now.
struct Pupil {
    profile: Profile,
    chosen: Option<domain::school::Chosen>,
    listed: Option<Found>,
}

/// Lists everybody whom one applies for, with their school.
pub(super) async fn list(app: &App, printer: &mut Printer) -> Result<(), Failed> {
    let pupils = pupils(app).await?;
    if printer.is_json() {
        return printer.document(&pupils.iter().map(row).collect::<Value>());
    }
    let words = printer.words();
    for pupil in &pupils {
        let name = words.who_name(pupil.profile.who, &pupil.profile.name);
        let school = match (&pupil.listed, &pupil.chosen) {
            (Some(found), _) => found.ent_url.clone().map_or_else(
                || schools::line(found, words),
                |url| format!("{}\n  {url}", schools::line(found, words)),
            ),
            // The list lost it, or never came: what was chosen is still said.
            (None, Some(chosen)) => format!("{}\n  {}", chosen.name, chosen.commune),
            (None, None) => words.school_none_chosen(),
        };
        printer.line(&format!("{name}\n  {}\n  {}", school.replace('\n', "\n  "), pupil.profile.id))?;
    }
    Ok(())
}

/// Makes a profile of a child, with its school where one is given.
pub(super) async fn child(
    app: &App,
    name: &str,
    uai: Option<&str>,
    printer: &mut Printer,
) -> Result<(), Failed> {
    if name.trim().is_empty() {
        return Err(Failed::new("name-missing"));
    }
    if let Some(uai) = uai {
        // Looked for first: a school that is not there makes nobody.
        let uai = domain::school::uai(uai).ok_or_else(|| Failed::new("not-there"))?;
        let found = app.store.read(move |db: &reference::Reader<'_>| listed::by_uai(db, &uai)).await?;
        found.ok_or_else(|| Failed::new("not-there"))?;
    }
    let id = app.actions.describe(Who::MyChild, name.to_owned()).await?;
    if let Some(uai) = uai {
        app.actions.enrol(id, uai.to_owned()).await?;
    }
    list(app, printer).await
}

/// Gives somebody a school, or takes it away where none is given.
pub(super) async fn set(
    app: &App,
    whom: &str,
    uai: Option<&str>,
    printer: &mut Printer,
) -> Result<(), Failed> {
    let id = ProfileId(Uuid::parse_str(whom).map_err(|_| Failed::new("not-there"))?);
    match uai {
        Some(uai) => app.actions.enrol(id, uai.to_owned()).await?,
        None => app.actions.leave_school(id).await?,
    }
    list(app, printer).await
}

async fn pupils(app: &App) -> Result<Vec<Pupil>, Failed> {
    let read = |db: &desk::Reader<'_>| Ok((desk::profiles::all(db)?, desk::schools::all(db)?));
    let (profiles, mut kept) = app.store.read(read).await?;
    let pupils = profiles.into_iter().map(|profile| (kept.remove(&profile.id), profile)).collect::<Vec<_>>();
    let look = move |db: &reference::Reader<'_>| {
        let listed = |(chosen, profile): (Option<domain::school::Chosen>, Profile)| {
            let listed = chosen.as_ref().map(|chosen| reference::schools::by_uai(db, &chosen.uai));
            Ok(Pupil { profile, chosen, listed: listed.transpose()?.flatten() })
        };
        pupils.into_iter().map(listed).collect::<crate::store::Result<Vec<_>>>()
    };
    Ok(app.store.read(look).await?)
}

fn row(pupil: &Pupil) -> Value {
    let kept = |chosen: &domain::school::Chosen| {
        json!({ "uai": chosen.uai, "name": chosen.name, "commune": chosen.commune,
                "kind": null, "ent_url": null, "phone": null })
    };
    let school = pupil.listed.as_ref().map(schools::row).or_else(|| pupil.chosen.as_ref().map(kept));
    json!({
        "profile": pupil.profile.id.to_string(), "who": pupil.profile.who.code(), "name": pupil.profile.name,
        "school": school,
    })
}
