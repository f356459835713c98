//! What another phone wrote comes: with its form, into a new draft or merged with ours.

use api_client::gateway::Traffic;
use api_client::{translate, wire};
use domain::draft::{FormPin, Stage};
use domain::ids::DraftId;
use uuid::Uuid;

use super::super::changes::{NoNews, heard};
use super::super::courier::{Token, outcome};
use super::{Done, Round};
use crate::store::desk::copies::{self, Held, Theirs};
use crate::store::desk::{self, Reader, Writer, drafts, trash};
use crate::store::reference;

impl Round<'_> {
    /// Fetches a copy and takes it in; gives whether anything came.
    pub(super) async fn fetch(&self, name: Uuid) -> Done<u32> {
        let (gateway, id) = (self.courier.gateway, name.to_string());
        let id = id.as_str();
        let asked = |token: Token| async move {
            let mut call = Traffic::default();
            (gateway.draft(&token, id, &mut call).await, call)
        };
        let (said, call) = self.courier.signed(asked).await?;
        let Some(said) = said.map_err(|failure| NoNews::Line(outcome(&failure, call)))? else {
            // It ended meanwhile: the next list says how.
            self.courier.spent(call);
            return Ok(0);
        };
        let found = heard(self.courier, call, Ok(said))?;
        let held = Held { etag: found.etag, leaves_at: None, announced: None };
        self.take_in(name, held, found.copy).await
    }

    /// Takes a copy in. What this app cannot read is left where it is.
    pub(super) async fn take_in(&self, name: Uuid, held: Held, copy: wire::DraftCopy) -> Done<u32> {
        let Some(copied) = translate::copied(copy) else { return Ok(0) };
        let Ok(bytes) = translate::copy_of(&copied) else { return Ok(0) };
        if !self.keeps(&copied.form).await? {
            return Ok(0);
        }
        let (account, now) = (self.account.to_owned(), self.courier.clock.now());
        let theirs = Theirs { copied, bytes, held };
        let taken = move |db: &Writer<'_>| {
            let known = copies::standings(db, &account)?.into_iter().find(|standing| standing.name == name);
            let Some(known) = known else {
                // Another account's draft, or one whose copy has another name by now: not this one's to take.
                if drafts::is_there(db, DraftId(name))? {
                    return Ok(0);
                }
                copies::arrive(db, name, &theirs, &account, now)?;
                return Ok(1);
            };
            let draft = drafts::one(db, known.draft)?;
            if known.stage != Stage::Writing || draft.form.id != theirs.copied.form.id {
                return Ok(0);
            }
            if known.is_trashed {
                // It was changed on another phone after it was discarded here: a deletion loses to an edit.
                trash::restore(db, known.draft, now)?;
            }
            copies::merge(db, known.draft, &theirs, &account, now)?;
            Ok(1)
        };
        Ok(self.courier.store.write(taken).await?)
    }

    /// Keeps the definition that a copy was written for, if it can be had; false if not.
    async fn keeps(&self, pin: &FormPin) -> Done<bool> {
        let store = self.courier.store;
        let (sha256, id) = (pin.sha256, pin.id.clone());
        if store.read(move |db: &Reader<'_>| desk::forms::body(db, sha256)).await?.is_some() {
            return Ok(true);
        }
        let held = store.read(move |db| reference::forms::one(db, &id)).await?;
        let body = match held.filter(|held| held.sha256 == pin.sha256.to_string()) {
            Some(held) => Some(held.body),
            None => self.definition(pin).await?,
        };
        let form = body.as_deref().and_then(|body| translate::form(serde_json::from_slice(body).ok()?));
        let is_it = form.is_some_and(|form| form.id == pin.id && form.version == pin.version);
        let Some(body) = body.filter(|_| is_it) else { return Ok(false) };
        let pin = pin.clone();
        store.write(move |db| desk::forms::keep(db, &pin, &body)).await?;
        Ok(true)
    }

    /// The definition from the gateway: a draft may be older, or newer, than what this phone has of the Region.
    async fn definition(&self, pin: &FormPin) -> Done<Option<Vec<u8>>> {
        let mut call = Traffic::default();
        let found = self.courier.gateway.definition(&pin.sha256.to_string(), &mut call).await;
        self.courier.spent(call);
        found.map_err(|failure| NoNews::Line(outcome(&failure, call)))
    }
}
