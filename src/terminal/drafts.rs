//! `draft …`: what a citizen writes, from the first answer to the outbox, verb by verb.

mod sheet;
mod whole;

use std::path::Path;
use std::sync::Arc;

use domain::form::{Answers, FieldId, strangers};
use domain::ids::{DraftId, ProfileId, RecordId, Sha256};
use domain::profile::Profile;
use serde_json::json;

use super::papers;
use super::print::{Failed, Printer};
use super::verbs::DraftVerb;
use crate::actions::{About, Begun, Edit, LARGEST_GIVEN, Sent, Turned};
use crate::store::desk::answers::Side;
use crate::store::desk::outbox::Recall;
use crate::store::desk::settings::Language;
use crate::store::desk::{Reader, documents, drafts, profiles, recap};
use crate::wiring::App;
use whole::Whole;

pub(super) async fn run(app: &App, verb: &DraftVerb, printer: &mut Printer) -> Result<(), Failed> {
    match verb {
        DraftVerb::New { form, profile, anew } => new(app, form, profile.as_deref(), *anew, printer).await,
        DraftVerb::List { trash } => list(app, *trash, printer).await,
        DraftVerb::Show { id, pdf } => show(app, *id, pdf.as_deref(), printer).await,
        DraftVerb::Set { id, path, value } => set(app, *id, path, value, printer).await,
        DraftVerb::Choose { id, path, side } => choose(app, *id, path, side, printer).await,
        DraftVerb::Undo { id, path } => undo(app, *id, path, printer).await,
        DraftVerb::Attach { id, slot, file, kind, retouch } => {
            attach(app, (*id, slot), file, kind.clone(), retouch.edit(), printer).await
        }
        DraftVerb::Detach { id, slot, document } => detach(app, (*id, slot), *document, printer).await,
        DraftVerb::Check { id } => {
            let whole = Whole::read(app, *id).await?;
            if printer.is_json() { printer.document(&whole.json()) } else { sheet::missing(&whole, printer) }
        }
        DraftVerb::Send { id } => send(app, *id, printer).await,
        DraftVerb::TakeBack { id } => take_back(app, *id, printer).await,
        DraftVerb::Discard { id } => {
            app.actions.discard(*id).await?;
            let whole = Whole::read(app, *id).await?;
            let until = whole.draft.kept_until().unwrap_or(app.actions.now());
            let until = printer.words().instant(until, app.actions.today());
            said(&whole, &printer.words().twin_discarded(&whole.draft.title, &until), printer)
        }
        DraftVerb::Restore { id } => {
            app.actions.restore(*id).await?;
            let whole = Whole::read(app, *id).await?;
            said(&whole, &printer.words().twin_restored(&whole.draft.title), printer)
        }
    }
}

async fn show(app: &App, id: DraftId, pdf: Option<&Path>, printer: &mut Printer) -> Result<(), Failed> {
    let whole = Whole::read(app, id).await?;
    let pdf = match pdf {
        Some(folder) => {
            let of = move |db: &Reader<'_>| recap::of_draft(db, id);
            Some(papers::recap(app, of, folder, printer).await?)
        }
        None => None,
    };
    if printer.is_json() {
        let mut document = whole.json();
        if let Some(path) = pdf {
            document["pdf"] = json!(path.to_string_lossy());
        }
        return printer.document(&document);
    }
    sheet::whole(&whole, printer)?;
    sheet::contested(&whole, app.actions.today(), printer)?;
    pdf.iter().try_for_each(|path| printer.line(&path.to_string_lossy()))
}

/// The draft as it stands now, or one sentence on it.
fn said(whole: &Whole, sentence: &str, printer: &mut Printer) -> Result<(), Failed> {
    if printer.is_json() { printer.document(&whole.json()) } else { printer.line(sentence) }
}

async fn new(
    app: &App,
    form: &RecordId,
    profile: Option<&str>,
    anew: bool,
    printer: &mut Printer,
) -> Result<(), Failed> {
    let profile = match profile {
        Some(named) => Some(profile_of(app, named).await?),
        None => None,
    };
    let french = printer.language == Language::French;
    let (is_new, open) = match app.actions.begin(form.clone(), profile, french, anew).await? {
        Begun::New(id) => (true, vec![id]),
        Begun::GoOn(drafts) => (false, drafts.iter().map(|draft| draft.id).collect()),
    };
    let Some(first) = open.first() else { return Err(Failed::new("bug")) };
    let whole = Whole::read(app, *first).await?;
    if printer.is_json() {
        let mut document = whole.json();
        document["new"] = json!(is_new);
        document["open"] = open.iter().map(DraftId::to_string).collect();
        return printer.document(&document);
    }
    let (words, id) = (printer.words(), first.to_string());
    let sentence = if is_new { words.twin_begun(&id) } else { words.twin_begun_before(&id) };
    printer.line(&sentence)?;
    sheet::whole(&whole, printer)
}

async fn profile_of(app: &App, named: &str) -> Result<ProfileId, Failed> {
    Ok(profile_named(app, named).await?.id)
}

/// A profile by its id, its name, or who it is where there is one such alone.
pub(super) async fn profile_named(app: &App, named: &str) -> Result<Profile, Failed> {
    let all = app.store.read(profiles::all).await?;
    let is_named = |profile: &Profile| {
        profile.id.to_string() == named || profile.name == named || profile.who.code() == named
    };
    let mut found = all.into_iter().filter(is_named);
    match (found.next(), found.next()) {
        (Some(only), None) => Ok(only),
        (Some(_), Some(_)) => Err(Failed::new("several-profiles")),
        (None, _) => Err(Failed::new("unknown-profile")),
    }
}

async fn list(app: &App, trash: bool, printer: &mut Printer) -> Result<(), Failed> {
    let listed = move |db: &Reader<'_>| if trash { drafts::trashed(db) } else { drafts::all(db) };
    let found = app.store.read(listed).await?;
    let mut wholes = Vec::new();
    for draft in found {
        wholes.push(Whole::read(app, draft.id).await?);
    }
    if printer.is_json() {
        return printer.document(&wholes.iter().map(Whole::json).collect());
    }
    if wholes.is_empty() {
        return printer.line(&printer.words().twin_no_drafts());
    }
    wholes.iter().try_for_each(|whole| sheet::row(whole, app.actions.today(), printer))
}

async fn set(app: &App, id: DraftId, path: &str, value: &str, printer: &mut Printer) -> Result<(), Failed> {
    let before = Whole::read(app, id).await?;
    let given = Answers::from([(path.to_owned(), value.to_owned())]);
    if !strangers(&before.form, &given).is_empty() {
        return Err(Failed::new("unknown-path"));
    }
    let value = (!value.is_empty()).then(|| value.to_owned());
    app.actions.answer(id, path.to_owned(), value).await?;
    answered(app, id, path, printer).await
}

async fn choose(app: &App, id: DraftId, path: &str, side: &str, printer: &mut Printer) -> Result<(), Failed> {
    let side = if side == "mine" { Side::Mine } else { Side::Theirs };
    app.actions.choose(id, path.to_owned(), side).await?;
    answered(app, id, path, printer).await
}

async fn undo(app: &App, id: DraftId, path: &str, printer: &mut Printer) -> Result<(), Failed> {
    if app.actions.undo(id, path.to_owned()).await? == Turned::Nothing {
        // Also said of a draft that is not there.
        app.store.read(move |db| drafts::open(db, id)).await?;
        return Err(Failed::new("nothing-to-undo"));
    }
    answered(app, id, path, printer).await
}

/// What stands at a path now, and what is still missing.
async fn answered(app: &App, id: DraftId, path: &str, printer: &mut Printer) -> Result<(), Failed> {
    let whole = Whole::read(app, id).await?;
    if printer.is_json() {
        return printer.document(&whole.json());
    }
    sheet::answer(&whole, path, printer)?;
    printer.line(&sheet::count(&whole, printer))
}

async fn attach(
    app: &App,
    (id, slot): (DraftId, &str),
    file: &Path,
    kind: Option<String>,
    edit: Edit,
    printer: &mut Printer,
) -> Result<(), Failed> {
    let before = Whole::read(app, id).await?;
    let place = before.form.slot(slot).cloned().ok_or_else(|| Failed::new("unknown-slot"))?;
    if !before.draft.is_open() {
        return Err(Failed::new("stage-forbids"));
    }
    let concerns = match file.to_str().and_then(Sha256::parse) {
        Some(sha256) => {
            app.store.read(move |db| documents::one(db, sha256)).await?;
            app.actions.attach(id, slot.to_owned(), sha256).await?;
            Vec::new()
        }
        None => {
            let picked = app.actions.pick(file.to_owned(), LARGEST_GIVEN).await?;
            let about = About { name: picked.name, kind, valid_until: None };
            app.actions.give(id, place, about, Arc::new(picked.bytes), edit).await?.concerns
        }
    };
    if printer.is_json() {
        let mut document = Whole::read(app, id).await?.json();
        document["warnings"] = concerns.iter().map(|concern| concern.code()).collect();
        return printer.document(&document);
    }
    papers_of(app, id, slot, printer).await?;
    super::documents::warn(&concerns, printer)
}

async fn detach(
    app: &App,
    (id, slot): (DraftId, &str),
    sha256: Sha256,
    printer: &mut Printer,
) -> Result<(), Failed> {
    let before = Whole::read(app, id).await?;
    let here = before.papers.iter().any(|(of, document)| of == slot && document.sha256 == sha256);
    if !here && !before.elsewhere.iter().any(|paper| paper.slot == slot && paper.sha256 == sha256) {
        return Err(Failed::new("not-there"));
    }
    app.actions.detach(id, slot.to_owned(), sha256).await?;
    papers_of(app, id, slot, printer).await
}

/// The papers of a slot now, and what is still missing.
async fn papers_of(app: &App, id: DraftId, slot: &str, printer: &mut Printer) -> Result<(), Failed> {
    let whole = Whole::read(app, id).await?;
    if printer.is_json() {
        return printer.document(&whole.json());
    }
    if let Some(slot) = FieldId::parse(slot).and_then(|slot| whole.form.slot(slot.as_str())) {
        sheet::slot(&whole, slot, printer)?;
    }
    printer.line(&sheet::count(&whole, printer))
}

async fn send(app: &App, id: DraftId, printer: &mut Printer) -> Result<(), Failed> {
    match app.actions.send(id).await? {
        Sent::Posted(_) => {
            let whole = Whole::read(app, id).await?;
            said(&whole, &printer.words().twin_sent(&whole.draft.title), printer)
        }
        Sent::Incomplete(_) => Err(Failed::new("incomplete")),
    }
}

async fn take_back(app: &App, id: DraftId, printer: &mut Printer) -> Result<(), Failed> {
    // Where nothing was sealed, the draft is named rightly and stands wrongly.
    let draft = app.store.read(move |db| drafts::one(db, id)).await?;
    if draft.stage == domain::draft::Stage::Writing {
        return Err(Failed::new("stage-forbids"));
    }
    let recalled = app.actions.take_back(id).await?;
    let (code, sentence) = match recalled {
        Recall::Done => ("done", printer.words().twin_back(&draft.title)),
        Recall::AsksFirst => ("asks_first", printer.words().twin_asks_first(&draft.title)),
        Recall::TooLate => return Err(Failed::new("too-late")),
    };
    let whole = Whole::read(app, id).await?;
    if !printer.is_json() {
        return printer.line(&sentence);
    }
    let mut document = whole.json();
    document["recall"] = json!(code);
    printer.document(&document)
}
