//! What another phone wrote comes in: into a new draft, or merged with ours, in one transaction.

use chrono::{DateTime, Utc};
use domain::application::Standing as Filing;
use domain::copied::{Copied, PutAside};
use domain::draft::{Draft, FormPin, Stage};
use domain::form::Form;
use domain::ids::{ApplicationId, DraftId};
use domain::merge;
use rusqlite::params;
use uuid::Uuid;

use super::{Held, Snapshot, base, copied, of};
use crate::store::desk::answers::{self, Contested};
use crate::store::desk::carry::{To, carry};
use crate::store::desk::{Writer, applications, documents, drafts, forms, objections};
use crate::store::{Error, Result, Topic};

/// A copy that came.
#[derive(Debug, Clone)]
pub struct Theirs {
    /// What it says.
    pub copied: Copied,
    /// The bytes by which it is remembered.
    pub bytes: Vec<u8>,
    /// What the Region says of it.
    pub held: Held,
}

/// A draft that was begun on another phone of the same account. Its form must be kept here already.
pub fn arrive(
    db: &Writer,
    name: Uuid,
    theirs: &Theirs,
    account: &str,
    now: DateTime<Utc>,
) -> Result<DraftId> {
    let id = DraftId(name);
    let said = &theirs.copied;
    forms::form(db, said.form.sha256)?;
    let draft = Draft {
        id,
        profile: None,
        account: Some(account.to_owned()),
        form: said.form.clone(),
        title: said.title.clone(),
        stage: Stage::Writing,
        corrects: said.corrects,
        counter: 0,
        touched_at: now,
        trashed_at: None,
    };
    drafts::save(db, &draft)?;
    let nothing =
        Copied { answers: Default::default(), papers: Vec::new(), aside: Default::default(), ..said.clone() };
    take_in(db, id, None, &nothing, said, now)?;
    remember(db, id, theirs, account)?;
    Ok(id)
}

/// Merges a copy into an open draft. Both must be of one form, each version of which is kept here.
pub fn merge(db: &Writer, id: DraftId, theirs: &Theirs, account: &str, now: DateTime<Utc>) -> Result<()> {
    let draft = drafts::open(db, id)?;
    let mut said = theirs.copied.clone();
    let before = base(db, id)?;
    let newest = |pin: &FormPin| (pin.version, pin.sha256);
    if newest(&said.form) > newest(&draft.form) {
        let form = forms::form(db, said.form.sha256)?;
        let body = forms::body(db, said.form.sha256)?.ok_or(Error::NotThere)?;
        let to = To { pin: said.form.clone(), form: &form, body: &body, title: &said.title };
        carry(db, draft, to, now)?;
    }
    let (mine, _) = of(db, id)?;
    let form = forms::form(db, mine.form.sha256)?;
    if said.form != mine.form {
        said = said.carried((&forms::form(db, said.form.sha256)?, &form), mine.form.clone(), now);
    }
    let before = before.and_then(|before| in_version(db, before, &mine.form, &form, now));
    take_in(db, id, before.as_ref(), &mine, &said, now)?;
    let corrects =
        merge::latest(before.as_ref().map(|before| &before.corrects), &mine.corrects, &said.corrects);
    if *corrects != mine.corrects {
        let mut draft = drafts::open(db, id)?;
        draft.corrects = *corrects;
        drafts::save(db, &draft)?;
    }
    remember(db, id, theirs, account)
}

/// The base, in the version that both have now; none if it cannot be read in it: then whatever differs is asked.
fn in_version(db: &Writer, before: Copied, pin: &FormPin, form: &Form, now: DateTime<Utc>) -> Option<Copied> {
    if before.form == *pin {
        return Some(before);
    }
    let from = forms::form(db, before.form.sha256).ok()?;
    Some(before.carried((&from, form), pin.clone(), now))
}

fn take_in(
    db: &Writer,
    id: DraftId,
    before: Option<&Copied>,
    mine: &Copied,
    said: &Copied,
    now: DateTime<Utc>,
) -> Result<()> {
    let theirs = said.given();
    let merged = merge::merge(before.map(Copied::given).as_ref(), &mine.given(), &theirs);
    for path in &merged.taken {
        let answer = said.answers.get(path);
        let at = answer.map_or(now, |answer| answer.at);
        answers::take(db, id, path, (answer.and_then(|answer| answer.value.clone()), at), now)?;
    }
    for open in answers::contested(db, id)? {
        // What was asked about before, and is not so on the other phone any more.
        if theirs.get(&open.path) != Some(&open.theirs) || mine.given().get(&open.path) == Some(&open.theirs)
        {
            answers::settle(db, id, &open.path, now)?;
        }
    }
    for conflict in merged.conflicts {
        let at = said.answers.get(&conflict.path).map_or(now, |answer| answer.at);
        answers::contest(db, id, &Contested { path: conflict.path, theirs: conflict.theirs, at }, now)?;
    }
    papers(db, id, before, mine, said, now)?;
    let known = |aside: &PutAside| {
        mine.aside.iter().any(|one| (&one.path, &one.value) == (&aside.path, &aside.value))
    };
    for aside in said.aside.iter().filter(|aside| !known(aside)) {
        answers::keep_aside(db, id, &aside.path, &aside.value, aside.at)?;
        drafts::touched(db, id, now)?;
    }
    Ok(())
}

fn papers(
    db: &Writer,
    id: DraftId,
    before: Option<&Copied>,
    mine: &Copied,
    said: &Copied,
    now: DateTime<Utc>,
) -> Result<()> {
    let held = mine.slots();
    let merged = merge::papers(before.map(Copied::slots).as_ref(), &held, &said.slots());
    let is_in =
        |slots: &merge::Papers, slot: &str, sha256| slots.get(slot).is_some_and(|all| all.contains(sha256));
    for (slot, papers) in &held {
        for sha256 in papers.iter().filter(|sha256| !is_in(&merged, slot, sha256)) {
            documents::detach(db, id, slot, *sha256, now)?;
        }
    }
    for (slot, papers) in &merged {
        for sha256 in papers.iter().filter(|sha256| !is_in(&held, slot, sha256)) {
            match (documents::one(db, *sha256), said.paper(*sha256)) {
                (Ok(_), _) => documents::attach(db, id, slot, *sha256, now)?,
                (Err(Error::NotThere), Some(paper)) => {
                    let paper = domain::application::DeclaredDocument { slot: slot.clone(), ..paper.clone() };
                    documents::put_elsewhere(db, id, &paper, now)?;
                }
                (Err(Error::NotThere), None) => {}
                (Err(error), _) => return Err(error),
            }
        }
    }
    Ok(())
}

/// Theirs is the base from now on; whether we say more than it is seen by comparing.
fn remember(db: &Writer, id: DraftId, theirs: &Theirs, account: &str) -> Result<()> {
    let (now, counter) = of(db, id)?;
    let snapshot = Snapshot { counter, bytes: theirs.bytes.clone() };
    copied(db, id, &snapshot, &theirs.held, account)?;
    if !now.says_the_same(&theirs.copied) {
        let sql = "UPDATE draft SET copied_counter = NULL WHERE id = ?1";
        db.prepare_cached(sql)?.execute([id.0.as_bytes()])?;
    }
    Ok(())
}

/// Code of the objection that tells of `becomes_correction`.
const SEALED_ELSEWHERE: &str = "sealed-elsewhere";

/// Another phone sealed this draft while it was edited here: what was written here becomes a correction of that
/// application, under a name of its own at the Region, and says so.
pub fn becomes_correction(db: &Writer, id: DraftId, application: ApplicationId) -> Result<()> {
    let mut draft = drafts::open(db, id)?;
    draft.corrects = Some(application);
    drafts::save(db, &draft)?;
    let sql =
        "UPDATE draft SET copied_id = ?2, copied_counter = NULL, copied_etag = NULL, copied_base = NULL,
                      copy_leaves_at = NULL, copy_announced = NULL, copy_trouble = NULL WHERE id = ?1";
    db.prepare_cached(sql)?.execute(params![id.0.as_bytes(), Uuid::now_v7().as_bytes()])?;
    for open in answers::contested(db, id)? {
        // The other phone's answer is in the application: there is nothing more to choose.
        answers::settle(db, id, &open.path, draft.touched_at)?;
    }
    objections::raise(db, id, &[(objections::WHOLE.to_owned(), SEALED_ELSEWHERE.to_owned())])
}

/// Another phone sealed this very draft: it is that application's here too. False while this phone has not heard of
/// the application.
pub fn adopt(db: &Writer, id: DraftId, application: ApplicationId) -> Result<bool> {
    let known = match applications::one(db, application) {
        Ok(known) => known,
        Err(Error::NotThere) => return Ok(false),
        Err(error) => return Err(error),
    };
    if !known.standing.is_filed() || known.standing == Filing::Withdrawn && known.draft.is_some() {
        return Ok(false);
    }
    let sql = "UPDATE application SET draft = ?2 WHERE id = ?1 AND draft IS NULL";
    db.prepare_cached(sql)?.execute(params![application.0.as_bytes(), id.0.as_bytes()])?;
    let mut draft = drafts::open(db, id)?;
    draft.becomes(Stage::Sealed)?;
    draft.becomes(Stage::Filed)?;
    drafts::save(db, &draft)?;
    super::ended(db, id)?;
    db.touch(Topic::Applications);
    Ok(true)
}
