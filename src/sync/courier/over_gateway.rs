//! The courier over the real gateway: one parcel, one or several calls, and what the answer comes down to.

use std::sync::Mutex;
use std::sync::PoisonError;

use api_client::canonical::sha256_hex;
use api_client::failure::Failure;
use api_client::gateway::{Gateway, Said, Traffic};
use api_client::root::Root;
use api_client::upload::{Line, Source, Step, Stop, Transfer, Unreadable};
use api_client::{base64, receipt, translate};
use chrono::{DateTime, TimeDelta, Utc};
use domain::ids::{ApplicationId, Sha256};
use domain::parcel::{Kind, Outcome, Parcel, Refusal};
use domain::receipt::{Kind as ReceiptKind, Receipt};
use zeroize::Zeroizing;

use super::sorting::{SHORTEST, local, objection, outcome, stopped};
use super::{Brings, Courier, Holding, Registered, Report};
use crate::platform::Clock;
use crate::store::Store;
use crate::store::desk::receipts::Kept;
use crate::store::desk::{applications, outbox};
use crate::sync::keyring::Keyring;

/// Steps of an upload in a row that bring nothing forward: more is a fault of somebody's.
const FRUITLESS: u8 = 8;
/// How long an antivirus is given before it is asked again.
const SCANS_FOR: TimeDelta = TimeDelta::seconds(20);

/// Carries parcels to a gateway, for as long as one round lasts.
pub struct OverGateway<'a> {
    /// Where the bytes of documents are, and where each acknowledged step is noted.
    pub store: &'a Store,
    /// Who answers.
    pub gateway: &'a Gateway,
    /// Who signs the calls.
    pub keyring: Keyring<'a>,
    /// What the time is.
    pub clock: &'a dyn Clock,
    /// Under which receipts are verified.
    pub root: Root,
    pub(super) learnt: Mutex<Learnt>,
}

/// Signs a call.
pub(crate) type Token = Zeroizing<String>;

/// What came of a call, and what travelled.
pub(crate) type Made<T> = (Result<T, Failure>, Traffic);

/// What a round taught.
#[derive(Debug, Clone, Default)]
pub struct Learnt {
    /// What travelled.
    pub traffic: Traffic,
    /// The epoch of the gateway that answered.
    pub epoch: Option<String>,
    /// How far the gateway's clock is ahead of this phone's.
    pub skew: Option<TimeDelta>,
    line: Line,
}

impl<'a> OverGateway<'a> {
    /// A courier that has learnt nothing yet.
    pub fn new(
        store: &'a Store,
        gateway: &'a Gateway,
        keyring: Keyring<'a>,
        clock: &'a dyn Clock,
        root: Root,
    ) -> Self {
        Self { store, gateway, keyring, clock, root, learnt: Mutex::default() }
    }

    /// What it has learnt so far.
    pub fn learnt(&self) -> Learnt {
        self.learnt.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Makes a call under the citizen's name, once more under another token if the first is not taken. An outcome says
    /// why there is no token to make it with.
    pub(crate) async fn signed<T, F>(&self, call: impl Fn(Token) -> F) -> Result<Made<T>, Outcome>
    where
        F: Future<Output = Made<T>>,
    {
        let token = self.token().await?;
        let (said, traffic) = call(token.clone()).await;
        if !matches!(said, Err(Failure::SignedOut)) {
            return Ok((said, traffic));
        }
        self.spent(traffic);
        let token = self.another_than(&token).await?;
        Ok(call(token).await)
    }

    async fn token(&self) -> Result<Token, Outcome> {
        let mut call = Traffic::default();
        let token = self.keyring.access(&mut call).await;
        self.spent(call);
        token
    }

    async fn another_than(&self, refused: &Token) -> Result<Token, Outcome> {
        let mut call = Traffic::default();
        let token = self.keyring.another(refused, &mut call).await;
        self.spent(call);
        token
    }

    /// Takes up what a call brought beside its answer, and sorts what is no answer.
    pub(crate) fn heard<T>(&self, call: Traffic, said: Result<Said<T>, Failure>) -> Result<T, Failure> {
        let mut learnt = self.learnt.lock().unwrap_or_else(PoisonError::into_inner);
        learnt.traffic += call;
        let said = said?;
        learnt.skew = said.at.map(|at| at - self.clock.now());
        learnt.epoch = Some(said.epoch);
        Ok(said.what)
    }

    /// Adds what a call without marks cost.
    pub(crate) fn spent(&self, call: Traffic) {
        self.learnt.lock().unwrap_or_else(PoisonError::into_inner).traffic += call;
    }

    async fn register(&self, parcel: &Parcel, application: ApplicationId) -> Result<Report, Outcome> {
        let id = application.0.to_string();
        let id = id.as_str();
        let put = |token: Token| async move {
            let mut call = Traffic::default();
            (self.gateway.put_application(&token, id, &parcel.wire, &mut call).await, call)
        };
        let (said, call) = self.signed(put).await?;
        let told = match self.heard(call, said) {
            Ok(told) => told,
            Err(Failure::Refused { code, pointers }) => {
                let brings = Brings::Objections(pointers.iter().map(objection).collect());
                return Ok(Report { outcome: Outcome::Refused { why: Refusal::parse(&code) }, brings });
            }
            Err(failure) => return Err(outcome(&failure, call)),
        };
        let sealed = Sha256::parse(&sha256_hex(&parcel.wire)).ok_or(Outcome::Fault)?;
        let receipts = self.verified(&told.receipts, application, sealed)?;
        let registered = Registered {
            number: told.number,
            deadline_at: receipts.deadline_at,
            receipts: receipts.kept,
            missing: told.missing.iter().filter_map(|sha256| Sha256::parse(sha256)).collect(),
        };
        Ok(Report { outcome: Outcome::Accepted, brings: Brings::Registered(registered) })
    }

    /// Verifies what came with a registration; without a good R1 nothing was acknowledged.
    fn verified(&self, told: &[String], id: ApplicationId, sealed: Sha256) -> Result<Verified, Outcome> {
        let mut found = Verified::default();
        let mut registered = false;
        for text in told {
            let Some((kept, read)) = decoded(&self.root, text, id, sealed) else { continue };
            registered |= read.kind == ReceiptKind::Registered;
            found.deadline_at = read.deadline.map(|deadline| deadline.at).or(found.deadline_at);
            found.kept.push(kept);
        }
        if registered { Ok(found) } else { Err(Outcome::Fault) }
    }

    async fn upload(&self, parcel: &Parcel, id: ApplicationId, sha256: Sha256) -> Result<Report, Outcome> {
        let mut own = OwnCopy { store: self.store, sha256 };
        let mut transfer =
            Transfer::new(&id.0.to_string(), &sha256.to_string(), parcel.size, parcel.upload_url.clone());
        // This departure is counted.
        if parcel.departures > 1 {
            transfer = transfer.tried_before();
        }
        let (mut reached, mut fruitless) = (parcel.acknowledged, 0);
        let (mut calls, mut moves, mut renews) = (Traffic::default(), true, true);
        loop {
            let (token, mut call) = (self.token().await?, Traffic::default());
            let mut line = self.learnt().line;
            let step = transfer.step(self.gateway, &token, &mut own, &mut line, &mut call).await;
            self.learnt.lock().unwrap_or_else(PoisonError::into_inner).line = line;
            self.spent(call);
            calls += call;
            let acknowledged = match step {
                Ok(Step::Verified) => return Ok(Report::of(Outcome::Accepted)),
                Ok(Step::Scanning) => return Err(Outcome::Busy { wait: Some(SCANS_FOR) }),
                Ok(Step::Going { acknowledged }) => acknowledged,
                // A line that is cut again and again, and moves, is worth another connection: the gateway is
                // asked at once how far the body came, and nobody rests. Where there is no line, nothing departs.
                Err(Stop::Line(Failure::Offline)) if call.departed > 0 && std::mem::take(&mut moves) => {
                    continue;
                }
                // The token ended on the way: with another one the same upload goes on, from where the gateway says.
                Err(Stop::Line(Failure::SignedOut)) if std::mem::take(&mut renews) => {
                    self.note(parcel, reached, transfer.upload()).await?;
                    self.another_than(&token).await?;
                    continue;
                }
                Err(stop) => {
                    self.note(parcel, reached, transfer.upload()).await?;
                    return Err(stopped(&stop, calls));
                }
            };
            moves |= acknowledged > reached;
            renews |= acknowledged > reached;
            fruitless = if acknowledged > reached { 0 } else { fruitless + 1 };
            reached = acknowledged;
            if fruitless > FRUITLESS {
                return Err(Outcome::Fault);
            }
            if !self.note(parcel, reached, transfer.upload()).await? {
                // Paused or taken back meanwhile: what was wished stands.
                return Err(Outcome::Busy { wait: Some(SHORTEST) });
            }
        }
    }

    /// Writes down how far a document is. False if the parcel is no longer ours to carry.
    async fn note(&self, parcel: &Parcel, reached: u64, upload: Option<&str>) -> Result<bool, Outcome> {
        let (id, upload, now) = (parcel.id, upload.map(str::to_owned), self.clock.now());
        let noted = self.store.write(move |db| outbox::acknowledged(db, id, reached, upload.as_deref(), now));
        noted.await.map_err(|error| local(&error))
    }

    async fn withdraw(&self, parcel: &Parcel, id: ApplicationId) -> Result<Report, Outcome> {
        let sealed = self.store.read(move |db| applications::one(db, id)).await;
        let sealed = sealed.map_err(|error| local(&error))?.envelope_sha256;
        let name = id.0.to_string();
        let name = name.as_str();
        let put = |token: Token| async move {
            let mut call = Traffic::default();
            (self.gateway.put_withdrawal(&token, name, &parcel.wire, &mut call).await, call)
        };
        let (said, call) = self.signed(put).await?;
        let told = self.heard(call, said).map_err(|failure| outcome(&failure, call))?;
        let good = told.receipts.iter().filter_map(|text| decoded(&self.root, text, id, sealed));
        let (kept, kinds): (Vec<_>, Vec<_>) = good.map(|(kept, read)| (kept, read.kind)).unzip();
        if !kinds.contains(&ReceiptKind::Withdrawn) {
            return Err(Outcome::Fault);
        }
        Ok(Report { outcome: Outcome::Accepted, brings: Brings::Receipts(kept) })
    }

    async fn say(&self, parcel: &Parcel, id: ApplicationId) -> Result<Report, Outcome> {
        let (id, message) = (id.0.to_string(), parcel.id.0.to_string());
        let (id, message) = (id.as_str(), message.as_str());
        let put = |token: Token| async move {
            let mut call = Traffic::default();
            (self.gateway.put_message(&token, id, message, &parcel.wire, &mut call).await, call)
        };
        let (said, call) = self.signed(put).await?;
        let told = self.heard(call, said).map_err(|failure| outcome(&failure, call))?;
        let missing = told.missing.iter().filter_map(|sha256| Sha256::parse(sha256)).collect();
        Ok(Report { outcome: Outcome::Accepted, brings: Brings::Said(missing) })
    }

    /// An error in what is published: without a token, whoever is signed in.
    async fn report(&self, parcel: &Parcel) -> Result<Report, Outcome> {
        let mut call = Traffic::default();
        let said = self.gateway.put_feedback(&parcel.id.0.to_string(), &parcel.wire, &mut call).await;
        match self.heard(call, said) {
            Ok(_) => Ok(Report::of(Outcome::Accepted)),
            // Nobody has to sign in for that: a gateway that says so is at fault, and holds nobody's lane.
            Err(Failure::SignedOut) => Err(Outcome::Fault),
            Err(failure) => Err(outcome(&failure, call)),
        }
    }

    async fn carry(&self, parcel: &Parcel) -> Result<Report, Outcome> {
        if parcel.kind.needs_account() && !self.keyring.is_of(parcel.account.as_deref()) {
            // Somebody else signed in since this drain began: the next one carries what is theirs.
            return Err(Outcome::Busy { wait: Some(SHORTEST) });
        }
        match parcel.kind {
            Kind::Erasure => return self.erase(parcel).await,
            Kind::Feedback => return self.report(parcel).await,
            _ => {}
        }
        let Some(application) = parcel.application else {
            // Whatever else needs no application has no way to the gateway in this version.
            return Err(Outcome::Refused { why: Refusal::Other });
        };
        match parcel.kind {
            Kind::Envelope => self.register(parcel, application).await,
            Kind::Document(sha256) => self.upload(parcel, application, sha256).await,
            Kind::Message => self.say(parcel, application).await,
            Kind::Withdrawal => self.withdraw(parcel, application).await,
            Kind::Feedback | Kind::Erasure => Err(Outcome::Refused { why: Refusal::Other }),
        }
    }

    async fn ask(&self, id: ApplicationId) -> Result<Holding, Outcome> {
        let name = id.0.to_string();
        let name = name.as_str();
        let asked = |token: Token| async move {
            let mut call = Traffic::default();
            (self.gateway.application(&token, name, &mut call).await, call)
        };
        let (said, call) = self.signed(asked).await?;
        let Some(said) = said.map_err(|failure| outcome(&failure, call))? else {
            self.spent(call);
            return Ok(Holding::Unknown);
        };
        let told = self.heard(call, Ok(said)).map_err(|failure| outcome(&failure, call))?;
        let filed = translate::filed(told).ok_or(Outcome::Fault)?;
        let asked = |token: Token| async move {
            let mut call = Traffic::default();
            (self.gateway.receipts(&token, name, &mut call).await, call)
        };
        let (said, call) = self.signed(asked).await?;
        let told = self.heard(call, said).map_err(|failure| outcome(&failure, call))?;
        let receipts = self.verified(&told.receipts, id, filed.envelope_sha256)?;
        Ok(Holding::Held(Registered {
            number: filed.number,
            receipts: receipts.kept,
            deadline_at: filed.deadline.map(|deadline| deadline.at),
            missing: filed.missing,
        }))
    }
}

impl Courier for OverGateway<'_> {
    async fn deliver(&self, parcel: &Parcel) -> Report {
        let report = self.carry(parcel).await.unwrap_or_else(Report::of);
        match report.outcome {
            // Believed when it is heard twice: the first may have answered another call than ours.
            Outcome::Refused { why } if why.is_of_the_call() && parcel.application.is_some() => {
                self.carry(parcel).await.unwrap_or_else(Report::of)
            }
            _ => report,
        }
    }

    async fn holds(&self, application: ApplicationId) -> Result<Holding, Outcome> {
        self.ask(application).await
    }
}

#[derive(Default)]
struct Verified {
    kept: Vec<Kept>,
    deadline_at: Option<DateTime<Utc>>,
}

fn decoded(root: &Root, text: &str, id: ApplicationId, sealed: Sha256) -> Option<(Kept, Receipt)> {
    good(root, &base64::decode(text)?, id, sealed)
}

/// A receipt of that application and of those bytes, if the Region signed it.
pub(crate) fn good(root: &Root, bytes: &[u8], id: ApplicationId, sealed: Sha256) -> Option<(Kept, Receipt)> {
    let read = receipt::verify_of(bytes, root, id, sealed).ok()?;
    let sha256 = Sha256::parse(&sha256_hex(bytes))?;
    Some((Kept { kind: read.kind, bytes: bytes.to_vec(), sha256 }, read))
}

/// The bytes of a document: always our own sealed copy.
struct OwnCopy<'a> {
    store: &'a Store,
    sha256: Sha256,
}

impl Source for OwnCopy<'_> {
    async fn read(&mut self, from: u64, length: usize) -> Result<Vec<u8>, Unreadable> {
        let piece = self.store.document_piece(self.sha256, from, length).await;
        piece.map(|bytes| bytes.to_vec()).map_err(|_| Unreadable)
    }
}
