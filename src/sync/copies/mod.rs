//! Copies of drafts at the Region, for who wishes them: only the last state travels, and nothing is written over unseen.

mod come;
mod plan;

use std::collections::BTreeMap;

use api_client::copies::Written;
use api_client::failure::Failure;
use api_client::gateway::Traffic;
use api_client::translate::instant;
use api_client::wire::{DraftElsewhere, DraftEnded, DraftHeld, LONGEST_COPY};
use domain::ids::ApplicationId;
use uuid::Uuid;

use self::plan::{Ended, Remote, Wish, over, wish, wish_none};
use super::changes::{NoNews, heard};
use super::courier::{OverGateway, Token, outcome};
use crate::store::Result;
use crate::store::desk::copies::{self, Held, Snapshot, Standing};
use crate::store::desk::{Reader, session, settings, trash};

/// How often one draft is put in a row: what is written faster than it travels waits for the next time.
const MOST_PUTS: usize = 4;

type Done<T> = std::result::Result<T, NoNews>;

/// Whether there is something to copy, or a copy to end, for who is signed in.
pub(super) fn owed(db: &Reader<'_>) -> Result<bool> {
    let Some(account) = session::account(db)? else { return Ok(false) };
    let is_wished = settings::read(db)?.copies_drafts;
    let standings = copies::standings(db, &account)?;
    let wish = |standing: &Standing| match is_wished {
        true => wish(Some(standing), &Remote::Unasked),
        false => wish_none(standing),
    };
    Ok(standings.iter().any(|standing| wish(standing) != Wish::Nothing))
}

/// Brings drafts and copies together; gives how many were put or fetched. `asks`: what the Region holds is asked
/// first, so that what another phone wrote comes too.
pub(super) async fn exchange(courier: &OverGateway<'_>, account: &str, asks: bool) -> Done<u32> {
    let whose = account.to_owned();
    let read = move |db: &Reader<'_>| Ok((settings::read(db)?.copies_drafts, copies::standings(db, &whose)?));
    let (is_wished, standings) = courier.store.read(read).await?;
    let round = Round { courier, account };
    let mut done = 0;
    if !is_wished {
        for standing in standings {
            done += round.act(&standing, wish_none(&standing)).await?;
        }
        return Ok(done);
    }
    let mut told = if asks { round.told().await? } else { BTreeMap::new() };
    for standing in standings {
        let (remote, held) = match told.remove(&standing.name) {
            Some(told) => told,
            None if asks => (Remote::Absent, None),
            None => (Remote::Unasked, None),
        };
        if let Some(held) = held.filter(|held| Some(&held.etag) == standing.etag.as_ref()) {
            let draft = standing.draft;
            courier.store.write(move |db| copies::noted(db, draft, &held)).await?;
        }
        done += round.act(&standing, wish(Some(&standing), &remote)).await?;
    }
    for (name, (remote, _)) in told {
        if wish(None, &remote) == Wish::Fetch {
            done += round.fetch(name).await?;
        }
    }
    Ok(done)
}

/// One exchange, for one account.
struct Round<'a> {
    courier: &'a OverGateway<'a>,
    account: &'a str,
}

impl Round<'_> {
    /// What the Region says of every copy.
    async fn told(&self) -> Done<BTreeMap<Uuid, (Remote, Option<Held>)>> {
        let gateway = self.courier.gateway;
        let asked = |token: Token| async move {
            let mut call = Traffic::default();
            (gateway.drafts(&token, &mut call).await, call)
        };
        let (list, call) = self.courier.signed(asked).await?;
        let list = heard(self.courier, call, list)?;
        let mut told = BTreeMap::new();
        for held in list.drafts {
            let Ok(name) = held.id.parse() else { continue };
            told.insert(name, (Remote::Held(held.etag.clone()), Some(understood(&held))));
        }
        for ended in list.ended {
            let Ok(name) = ended.id.parse() else { continue };
            told.insert(name, (Remote::Ended(how(&ended)), None));
        }
        Ok(told)
    }

    /// Does what is wished; gives how many copies were put or fetched.
    async fn act(&self, standing: &Standing, wish: Wish) -> Done<u32> {
        let (store, draft, now) = (self.courier.store, standing.draft, self.courier.clock.now());
        match wish {
            Wish::Nothing => {}
            Wish::Put => return self.put(standing.draft).await,
            Wish::Fetch => {
                let fetched = self.fetch(standing.name).await?;
                return Ok(fetched + self.put(draft).await?);
            }
            Wish::Discard => return self.end(standing, true).await,
            Wish::Stop => return self.end(standing, false).await,
            Wish::Forget => {
                store.write(move |db| copies::ended(db, draft)).await?;
                return self.put(draft).await;
            }
            Wish::Trash => {
                let trashed = move |db: &crate::store::desk::Writer<'_>| {
                    trash::discard(db, draft, now)?;
                    copies::ended(db, draft)
                };
                store.write(trashed).await?;
            }
            Wish::Adopt(application) => {
                // Where this phone has not heard of the application yet, it is for the next time.
                store.write(move |db| copies::adopt(db, draft, application)).await?;
            }
            Wish::Correct(application) => {
                store.write(move |db| copies::becomes_correction(db, draft, application)).await?;
                return self.put(draft).await;
            }
        }
        Ok(0)
    }

    /// Puts what a draft says until its copy says it too, or the citizen is asked.
    async fn put(&self, draft: domain::ids::DraftId) -> Done<u32> {
        let mut done = 0;
        for _ in 0..MOST_PUTS {
            let read = move |db: &Reader<'_>| {
                if !settings::read(db)?.copies_drafts {
                    return Ok(None);
                }
                let snapshot = copies::snapshot(db, draft)?;
                Ok(snapshot.map(|snapshot| copies::standing(db, draft).map(|standing| (standing, snapshot))))
            };
            let Some((standing, snapshot)) = self.courier.store.read(read).await?.transpose()? else { break };
            done += match self.put_once(&standing, snapshot).await? {
                Some(done) => done,
                None => break,
            };
        }
        Ok(done)
    }

    /// None: this state is not taken, and is not tried again.
    async fn put_once(&self, standing: &Standing, snapshot: Snapshot) -> Done<Option<u32>> {
        let (store, draft, account) = (self.courier.store, standing.draft, self.account.to_owned());
        if snapshot.bytes.len() > LONGEST_COPY {
            store.write(move |db| copies::refused(db, draft, snapshot.counter, "too-large")).await?;
            return Ok(None);
        }
        let (gateway, name, known) =
            (self.courier.gateway, standing.name.to_string(), standing.etag.as_deref());
        let (name, bytes) = (name.as_str(), snapshot.bytes.as_slice());
        let put = |token: Token| async move {
            let mut call = Traffic::default();
            (gateway.put_draft(&token, name, known, bytes, &mut call).await, call)
        };
        let (said, call) = self.courier.signed(put).await?;
        match said {
            Ok(Written::Done(said)) => {
                let held = understood(&heard(self.courier, call, Ok(said))?);
                store.write(move |db| copies::copied(db, draft, &snapshot, &held, &account)).await?;
                Ok(Some(1))
            }
            Ok(Written::Elsewhere(elsewhere)) => {
                self.courier.spent(call);
                self.meet(standing, *elsewhere).await.map(Some)
            }
            Err(Failure::Refused { code, .. }) => {
                self.courier.spent(call);
                store.write(move |db| copies::refused(db, draft, snapshot.counter, &code)).await?;
                Ok(None)
            }
            Err(failure) => {
                self.courier.spent(call);
                Err(NoNews::Line(outcome(&failure, call)))
            }
        }
    }

    /// Something else is held than this phone knew: it is taken in, and nothing was written over.
    async fn meet(&self, standing: &Standing, elsewhere: DraftElsewhere) -> Done<u32> {
        let draft = standing.draft;
        match elsewhere {
            DraftElsewhere { held: Some(held), current: Some(copy), .. } => {
                self.take_in(standing.name, understood(&held), copy).await
            }
            DraftElsewhere { ended: Some(ended), .. } => {
                Box::pin(self.act(standing, over(standing, &how(&ended)))).await
            }
            // Nobody remembers it.
            _ => {
                self.courier.store.write(move |db| copies::ended(db, draft)).await?;
                Ok(0)
            }
        }
    }

    async fn end(&self, standing: &Standing, discarded: bool) -> Done<u32> {
        let draft = standing.draft;
        let Some(etag) = &standing.etag else { return Ok(0) };
        let (gateway, name) = (self.courier.gateway, standing.name.to_string());
        let (name, etag) = (name.as_str(), etag.as_str());
        let ending = |token: Token| async move {
            let mut call = Traffic::default();
            (gateway.end_draft(&token, name, etag, discarded, &mut call).await, call)
        };
        let (said, call) = self.courier.signed(ending).await?;
        self.courier.spent(call);
        match said.map_err(|failure| NoNews::Line(outcome(&failure, call)))? {
            Written::Elsewhere(elsewhere) if discarded => match *elsewhere {
                DraftElsewhere { held: Some(held), current: Some(copy), .. } => {
                    return self.take_in(standing.name, understood(&held), copy).await;
                }
                _ => self.courier.store.write(move |db| copies::ended(db, draft)).await?,
            },
            // What another phone wrote since is that phone's copy.
            Written::Elsewhere(_) => self.courier.store.write(move |db| copies::stopped(db, draft)).await?,
            Written::Done(_) if discarded => {
                self.courier.store.write(move |db| copies::ended(db, draft)).await?
            }
            Written::Done(_) => self.courier.store.write(move |db| copies::stopped(db, draft)).await?,
        }
        Ok(1)
    }
}

fn understood(held: &DraftHeld) -> Held {
    Held { etag: held.etag.clone(), leaves_at: instant(&held.leaves_at), announced: held.announced }
}

fn how(ended: &DraftEnded) -> Ended {
    let application = ended.application.as_deref().and_then(|id| id.parse().ok()).map(ApplicationId);
    match (ended.why.as_str(), application) {
        ("sealed", Some(application)) => Ended::Sealed { application, from: ended.sealed_from.clone() },
        ("discarded", _) => Ended::Discarded,
        // A word of a later version takes nothing away.
        _ => Ended::Gone,
    }
}
