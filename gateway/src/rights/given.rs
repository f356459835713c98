//! What a person is given of what is held: who they are here, their drafts, everything of each application, and who
//! looked at it.

use api_client::canonical::hex;
use api_client::wire;
use domain::document::Media;
use serde::Serialize;

use super::archive::Archive;
use crate::app::App;
use crate::fault::Fault;
use crate::filing::{self, written};
use crate::oidc::accounts;
use crate::store::accounts::AccountId;
use crate::store::applications::{self, Application};
use crate::store::{audit, changes, documents, drafts, families, messages, receipts};

/// A phone that was signed in.
#[derive(Serialize)]
struct Phone {
    signed_in_at: String,
    used_at: String,
    signed_out_at: Option<String>,
}

/// Something that happened to an application.
#[derive(Serialize)]
struct Milestone {
    state: String,
    at: String,
    text: Option<wire::Text>,
}

/// Who looked at an application, or did something with it: a service, never a person.
#[derive(Serialize)]
struct Look {
    at: String,
    who: String,
    what: String,
}

#[derive(Serialize)]
struct Withdrawal {
    reason: String,
}

/// Files by their names, and documents that are read as they are written.
struct Small {
    files: Vec<(String, Vec<u8>)>,
    papers: Vec<([u8; 32], documents::Document)>,
}

/// Puts everything of an account into an archive. The database is read in one go; the documents follow.
pub fn put(app: &App, account: AccountId, archive: &mut Archive) -> Result<(), Fault> {
    let small = gathered(app, account)?;
    for (name, bytes) in &small.files {
        archive.add(name, bytes)?;
    }
    for (sha256, document) in &small.papers {
        let end = ending(&document.media);
        let name = format!("documents/{}.{end}", hex(sha256));
        archive.add_pieces(&name, |take| app.papers.each(&document.file, take))?;
    }
    Ok(())
}

fn gathered(app: &App, account: AccountId) -> Result<Small, Fault> {
    app.store.read(|db| {
        let mut small = Small { files: Vec::new(), papers: documents::of_account(db, account)? };
        small.json("account.json", &accounts::me(db, &app.sign_in, account)?)?;
        let phone = |one: families::Family| Phone {
            signed_in_at: written(one.opened_at),
            used_at: written(one.touched_at),
            signed_out_at: one.revoked_at.map(written),
        };
        let phones: Vec<_> = families::of_account(db, account)?.into_iter().map(phone).collect();
        small.json("phones.json", &phones)?;
        for copy in drafts::of_account(db, account)? {
            if let Some(body) = drafts::body(db, account, copy.id)? {
                small.files.push((format!("drafts/{}.json", copy.id.hyphenated()), body));
            }
        }
        for one in applications::of_account(db, account)? {
            small.application(db, &one)?;
        }
        Ok(small)
    })
}

impl Small {
    fn json(&mut self, name: &str, what: &impl Serialize) -> Result<(), Fault> {
        let bytes = serde_json::to_vec_pretty(what).map_err(|error| Fault::Damaged(error.to_string()))?;
        self.files.push((name.to_owned(), bytes));
        Ok(())
    }

    fn application(&mut self, db: &crate::store::sql::Connection, one: &Application) -> Result<(), Fault> {
        let within = |name: &str| format!("applications/{}/{name}", one.number);
        self.json(&within("application.json"), &filing::application(db, one)?)?;
        if let Some(envelope) = applications::envelope(db, one.id)? {
            self.files.push((within("envelope.json"), envelope));
        }
        let said = messages::of(db, one.id)?;
        let said = said.iter().map(|message| filing::message(db, one, message));
        self.json(&within("messages.json"), &said.collect::<Result<Vec<_>, _>>()?)?;
        if let Some(reason) = messages::withdrawal_reason(db, one.id)? {
            self.json(&within("withdrawal.json"), &Withdrawal { reason })?;
        }
        let milestone = |change: changes::Change| Milestone {
            state: change.state,
            at: written(change.at),
            text: change.text.map(|text| wire::Text { fr: text.fr, en: text.en }),
        };
        let milestones: Vec<_> = changes::of(db, one.id)?.into_iter().map(milestone).collect();
        self.json(&within("milestones.json"), &milestones)?;
        let look = |line: audit::Line| Look { at: written(line.at), who: line.who, what: line.what };
        let looks: Vec<_> = audit::lines(db, Some(one.id))?.into_iter().map(look).collect();
        self.json(&within("seen-by.json"), &looks)?;
        for (place, receipt) in receipts::of(db, one.id)?.into_iter().enumerate() {
            self.files.push((within(&format!("receipts/{}-{}.mra", place + 1, receipt.kind)), receipt.body));
        }
        Ok(())
    }
}

fn ending(media: &str) -> &'static str {
    match Media::parse(media) {
        Some(Media::Pdf) => "pdf",
        Some(Media::Jpeg) => "jpg",
        Some(Media::Png) => "png",
        Some(Media::Webp) => "webp",
        Some(Media::Heic) => "heic",
        None => "bin",
    }
}
