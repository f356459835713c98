//! Mon dossier at a glance: what is begun, sent, waited for and discarded, in one reading.

use api_client::translate::feedback_about;
use chrono::{DateTime, NaiveDate, Utc};
use domain::document::Document;
use domain::draft::{Draft, Stage};
use domain::form::{Attached, Form, check};
use domain::ids::{ApplicationId, DraftId, LaneId, MessageId};
use domain::parcel::{Hold, Kind, Parcel, Refusal, Standing};
use domain::profile::Profile;

use super::applications::{self, Application};
use super::{Reader, answers, documents, drafts, forms, messages, outbox, profiles, session};
use crate::store::{Error, Result};

/// A draft that can be gone on with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Begun {
    /// The draft.
    pub draft: Draft,
    /// Whom it is for.
    pub profile: Option<Profile>,
    /// When its form closes.
    pub closes_at: Option<DateTime<Utc>>,
    /// How many things are missing or wrong; none if this app cannot read the form.
    pub missing: Option<usize>,
    /// How many answers of two phones wait for a choice.
    pub choices: usize,
}

/// What was sealed or filed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    /// The application.
    pub application: Application,
    /// Messages of the service that nobody has read.
    pub unread: u32,
    /// Whether its withdrawal is on its way.
    pub withdrawing: bool,
}

/// Something that the gateway refused, and that the citizen can mend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// The application it belongs to.
    pub application: ApplicationId,
    /// Name of the document; none if it is no document.
    pub name: Option<String>,
    /// Why.
    pub why: Refusal,
}

/// Everything on the first page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Overview {
    /// Drafts, the last touched first.
    pub begun: Vec<Begun>,
    /// Applications, the last changed first.
    pub sent: Vec<Sent>,
    /// What was refused.
    pub refused: Vec<Refused>,
    /// Whether something waits for a sign-in.
    pub needs_sign_in: bool,
    /// How many applications, messages and papers still have to leave.
    pub owed: usize,
    /// The wallet.
    pub documents: Vec<Document>,
    /// Drafts in the trash.
    pub discarded: Vec<Draft>,
}

/// One lane of the outbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lane {
    /// Its name.
    pub id: LaneId,
    /// The application it carries; none for what belongs to none.
    pub application: Option<ApplicationId>,
    /// Its title.
    pub title: Option<String>,
    /// The draft that can be taken back.
    pub draft: Option<DraftId>,
    /// Its parcels, in the order in which they leave, each with the name of its document, or the code of what a report
    /// says is wrong.
    pub parcels: Vec<(Parcel, Option<String>)>,
}

/// Reads the first page. `today` is for what a form asks on that day.
pub fn read(db: &Reader, today: NaiveDate) -> Result<Overview> {
    let account = session::account(db)?;
    let ours = |of: &Option<String>| account.is_none() || of.is_none() || *of == account;
    let people = profiles::all(db)?;
    let mut overview = Overview::default();
    for draft in drafts::all(db)?.into_iter().filter(|draft| draft.stage == Stage::Writing) {
        if ours(&draft.account) {
            let form = readable(forms::form(db, draft.form.sha256))?;
            overview.begun.push(Begun {
                closes_at: form.as_ref().and_then(|form| form.closes_at),
                missing: form.map(|form| missing(db, &draft, &form, today)).transpose()?,
                choices: answers::contested(db, draft.id)?.len(),
                profile: people.iter().find(|profile| Some(profile.id) == draft.profile).cloned(),
                draft,
            });
        }
    }
    let parcels = outbox::all(db, account.as_deref())?;
    let owed = || parcels.iter().filter(|parcel| parcel.standing.is_owed());
    for application in applications::all(db, account.as_deref())? {
        let withdrawal = |parcel: &Parcel| parcel.kind == Kind::Withdrawal && !parcel.standing.is_set_aside();
        overview.sent.push(Sent {
            unread: messages::unread(db, application.id)?,
            withdrawing: owed()
                .any(|parcel| parcel.application == Some(application.id) && withdrawal(parcel)),
            application,
        });
    }
    for parcel in owed() {
        if let (Standing::SetAside(why), Some(application)) = (parcel.standing, parcel.application) {
            overview.refused.push(Refused { application, name: name(db, parcel)?, why });
        }
    }
    overview.needs_sign_in = owed().any(|parcel| parcel.standing == Standing::Paused(Hold::SignIn));
    overview.owed = owed().count();
    overview.documents = documents::all(db)?;
    overview.discarded = drafts::trashed(db)?.into_iter().filter(|draft| ours(&draft.account)).collect();
    Ok(overview)
}

/// The lanes that still owe something, in the order in which they leave.
pub fn lanes(db: &Reader) -> Result<Vec<Lane>> {
    let account = session::account(db)?;
    let mut lanes: Vec<Lane> = Vec::new();
    let mut parcels = outbox::all(db, account.as_deref())?;
    parcels.sort_by_key(|parcel| (parcel.place, parcel.id));
    for parcel in parcels.into_iter().filter(|parcel| parcel.standing != Standing::Recalled) {
        let named = name(db, &parcel)?;
        if let Some(lane) = lanes.iter_mut().find(|lane| lane.id == parcel.lane) {
            lane.parcels.push((parcel, named));
            continue;
        }
        let application =
            parcel.application.map(|id| readable(applications::one(db, id))).transpose()?.flatten();
        lanes.push(Lane {
            id: parcel.lane,
            application: parcel.application,
            title: application.as_ref().map(|application| application.title.clone()),
            draft: application.filter(|found| !found.standing.is_filed()).and_then(|found| found.draft),
            parcels: vec![(parcel, named)],
        });
    }
    lanes.retain(|lane| lane.parcels.iter().any(|(parcel, _)| parcel.standing.is_owed()));
    for lane in &mut lanes {
        lane.parcels.sort_by_key(|(parcel, _)| parcel.kind.rank());
    }
    Ok(lanes)
}

/// The parcels of an application, each with the name of its document.
pub fn carried(db: &Reader, application: ApplicationId) -> Result<Vec<(Parcel, Option<String>)>> {
    let mut carried = Vec::new();
    for parcel in outbox::of_lane(db, LaneId(application.0))? {
        let named = name(db, &parcel)?;
        carried.push((parcel, named));
    }
    Ok(carried)
}

/// Whether that message still has to leave.
pub fn unsent(carried: &[(Parcel, Option<String>)], message: MessageId) -> bool {
    carried.iter().any(|(parcel, _)| parcel.id.0 == message.0 && parcel.standing.is_owed())
}

fn name(db: &Reader, parcel: &Parcel) -> Result<Option<String>> {
    let Kind::Document(sha256) = parcel.kind else {
        // What is wrong, by its code: what a report is told from the others by.
        let said = (parcel.kind == Kind::Feedback).then(|| feedback_about(&parcel.wire)).flatten();
        return Ok(said.map(|(_, reason)| reason.code().to_owned()));
    };
    Ok(readable(documents::one(db, sha256))?.map(|document| document.name))
}

fn missing(db: &Reader, draft: &Draft, form: &Form, today: NaiveDate) -> Result<usize> {
    let written = answers::of(db, draft.id)?.into_iter();
    let written = written.filter_map(|(path, answer)| Some((path, answer.value?))).collect();
    let attached = |(slot, document): (String, Document)| Attached {
        slot,
        media: document.media.code().to_owned(),
        size: document.size,
    };
    let attached: Vec<_> = documents::of_draft(db, draft.id)?.into_iter().map(attached).collect();
    Ok(check(form, &written, &attached, today).len())
}

/// What is gone, or was kept by a newer app, is none.
fn readable<T>(found: Result<T>) -> Result<Option<T>> {
    match found {
        Ok(found) => Ok(Some(found)),
        Err(Error::NotThere) => Ok(None),
        Err(error) => Err(error),
    }
}
