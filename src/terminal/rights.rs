//! `eligible`: what is thought of every aid, or of one, for somebody described in JSON. Nothing of it is kept.

use std::io::{BufRead, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDate;
use domain::aid::{Aid, State};
use domain::eligibility::{
    Because, Contradiction, Facts, Standing, Verdict, contradictions, estimate, judge,
};
use domain::ids::RecordId;
use serde_json::{Map, Value, json};

use super::answers::as_asked;
use super::drafts::profile_named;
use super::facts::{described, homes};
use super::print::{Failed, Printer};
use crate::store::reference::Reader;
use crate::store::reference::guide::{self, Guide};
use crate::wiring::App;
use crate::words::Words;

/// What is asked.
#[derive(Debug, Clone, clap::Args)]
pub struct Judged {
    /// The person, as JSON (docs/rights.md tells the keys); - reads standard input.
    #[arg(long, value_name = "FILE|-", required_unless_present_any = ["batch", "whom"])]
    pub profile: Option<PathBuf>,
    /// A person kept on this device instead: the name or the id of a profile, or me, my-child, my-parent, my-association.
    #[arg(long = "for", value_name = "PROFILE", conflicts_with_all = ["profile", "batch"])]
    pub whom: Option<String>,
    /// This aid only.
    #[arg(long, value_name = "ID")]
    pub aid: Option<String>,
    /// Reads {"id","profile"} lines ("aid" too, for one alone) on standard input and answers each by one line, in one warm process.
    #[arg(long, conflicts_with = "profile")]
    pub batch: bool,
}

/// Longest description read, in bytes.
const LONGEST: u64 = 1_000_000;

pub(super) async fn run(app: &App, asked: &Judged, printer: &mut Printer) -> Result<(), Failed> {
    let only = asked.aid.as_deref().map(|id| RecordId::parse(id).ok_or_else(|| Failed::new("unknown")));
    let only = only.transpose()?;
    let somebody = match (&asked.profile, &asked.whom) {
        (_, Some(named)) => Somebody::kept(app, named).await?,
        (None, None) => return batch(app, only.as_ref(), printer).await,
        (Some(profile), None) => match serde_json::from_slice(&read(app, profile)?) {
            Ok(Value::Object(said)) => Somebody::of(app, said).await?,
            _ => return Err(Failed::new("profile-unreadable")),
        },
    };
    let words = printer.words();
    for key in &somebody.unknown {
        printer.aside(&words.rights_unknown_key(key));
    }
    for slip in somebody.slips(words) {
        printer.aside(&slip);
    }
    let said = somebody.said(words);
    let judged = said.judged(only.as_ref());
    if judged.is_empty() && only.is_some() {
        return Err(Failed::new("unknown"));
    }
    if printer.is_json() {
        return printer.document(&judged.iter().map(|(aid, verdict)| said.row(aid, verdict)).collect());
    }
    if judged.len() > 1 {
        let of = |standing| {
            judged.iter().filter(|(aid, verdict)| verdict.standing == standing && !said.is_ended(aid)).count()
        };
        printer.line(&words.rights_counts(of(Standing::Likely), of(Standing::ToCheck), of(Standing::No)))?;
    }
    for (aid, verdict) in &judged {
        if said.is_ended(aid) {
            printer.line(&format!("{}\n  {}  {}", aid.title, words.aid_ended_text(), aid.id))?;
            continue;
        }
        let standing = words.rights_standing(verdict.standing.code());
        printer.line(&format!("{}\n  {standing}  {}", aid.title, aid.id))?;
        for because in verdict.because.iter().take(3) {
            printer.line(&format!("  {}", said.because(because)))?;
        }
    }
    Ok(())
}

/// One person a line; a line that cannot be read is answered by its error, and the next one is read.
async fn batch(app: &App, only: Option<&RecordId>, printer: &mut Printer) -> Result<(), Failed> {
    for line in std::io::stdin().lock().lines() {
        let line = line.map_err(|_| Failed::new("no-input"))?;
        if line.trim().is_empty() {
            continue;
        }
        let mut asked: Value = serde_json::from_str(&line).unwrap_or(Value::Null);
        let id = asked.get("id").cloned();
        let profile = asked.get_mut("profile").map(Value::take);
        let one = asked.get("aid").and_then(Value::as_str).and_then(RecordId::parse);
        let only = one.as_ref().or(only);
        let somebody = match profile {
            Some(Value::Object(said)) => Somebody::of(app, said).await,
            _ => Err(Failed::new("profile-unreadable")),
        };
        let answer = match somebody {
            Ok(somebody) => {
                let words = printer.words();
                let said = somebody.said(words);
                let judged = said.judged(only);
                let results: Value = judged.iter().map(|(aid, verdict)| said.row(aid, verdict)).collect();
                let slips = somebody.slips(words);
                json!({"id": id, "results": results, "left_out": somebody.unknown, "slips": slips})
            }
            Err(failed) => json!({"id": id, "error": {"code": failed.code}}),
        };
        printer.document(&answer)?;
    }
    Ok(())
}

/// Somebody who was described, and the guide of that moment.
struct Somebody {
    facts: Facts,
    unknown: Vec<String>,
    guide: Arc<Guide>,
    today: NaiveDate,
}

impl Somebody {
    async fn of(app: &App, said: Map<String, Value>) -> Result<Self, Failed> {
        let today = app.actions.today();
        let job = move |db: &Reader<'_>| {
            // A commune that cannot be looked up is one that is not known.
            let described =
                described(&said, today, &|text, postcode| homes(db, text, postcode).unwrap_or_default());
            Ok((described, guide::whole(db)?))
        };
        let (described, guide) = app.store.read(job).await?;
        let mut described = described?;
        as_asked(&mut described.facts, &guide);
        Ok(Self { facts: described.facts, unknown: described.unknown, guide, today })
    }

    /// Whoever is kept in the desk, with what their forms say.
    async fn kept(app: &App, named: &str) -> Result<Self, Failed> {
        let (profile, today) = (profile_named(app, named).await?, app.actions.today());
        let job =
            move |db: &Reader<'_>| Ok((guide::known(db, &profile.answers, today)?.0, guide::whole(db)?));
        let (facts, guide) = app.store.read(job).await?;
        Ok(Self { facts, unknown: Vec::new(), guide, today })
    }

    /// Answers that hardly go together.
    fn slips(&self, words: &Words) -> Vec<String> {
        let slip = |found: Contradiction| {
            words.rights_contradiction(&words.subject(&found.one), &words.subject(&found.other))
        };
        contradictions(&self.facts, self.today).into_iter().map(slip).collect()
    }

    fn said(&self, words: &'static Words) -> Said<'_> {
        Said { facts: &self.facts, guide: &self.guide, today: self.today, words }
    }
}

/// What is needed to say why.
struct Said<'a> {
    facts: &'a Facts,
    guide: &'a Guide,
    today: NaiveDate,
    words: &'static Words,
}

impl<'a> Said<'a> {
    /// The aids, those that are likely first.
    fn judged(&self, only: Option<&RecordId>) -> Vec<(&'a Aid, Verdict<'a>)> {
        let wanted = |aid: &&Aid| only.is_none_or(|id| aid.id == *id);
        let weighed = |aid: &'a Aid| (aid, judge(aid, self.facts, self.today));
        let mut judged: Vec<(&Aid, Verdict<'_>)> =
            self.guide.aids.iter().filter(wanted).map(weighed).collect();
        // When it may be asked for is another matter than for whom it is; what is no more comes last all the same.
        judged.sort_by_key(|(aid, verdict)| (self.is_ended(aid), verdict.standing));
        judged
    }

    fn is_ended(&self, aid: &Aid) -> bool {
        aid.calendar.state(self.today) == State::Ended
    }

    fn because(&self, because: &Because<'_>) -> String {
        self.words.because(because, self.facts, self.guide, self.today)
    }

    fn row(&self, aid: &Aid, verdict: &Verdict<'_>) -> Value {
        let reason = |because: &Because<'_>| {
            let condition = match because {
                Because::Condition(condition, _) => condition.kind().to_owned(),
                Because::NothingToCheck => "none".to_owned(),
            };
            json!({"condition": condition, "holds": because.holds().known(), "text": self.because(because)})
        };
        json!({
            "aid": aid.id.as_str(), "title": aid.title, "verdict": verdict.standing.code(),
            "because": verdict.because.iter().map(reason).collect::<Value>(),
            "amount": self.amount(aid, verdict.standing), "ended": self.is_ended(aid),
            "source_url": aid.source_url, "verified_on": aid.verified_on.to_string(),
        })
    }

    /// How much, where a rule says so and the aid is not refused.
    fn amount(&self, aid: &Aid, standing: Standing) -> Value {
        let amount = aid.amount.as_ref().filter(|_| standing != Standing::No);
        let found = amount.and_then(|amount| estimate(&amount.grades, self.facts, self.today));
        found.map_or(Value::Null, |found| {
            json!({
                "estimate": true, "min_cents": found.least_cents, "max_cents": found.most_cents,
                "rule_of": aid.verified_on.to_string(),
                "text": self.words.estimate(&found, aid.verified_on),
            })
        })
    }
}

fn read(app: &App, path: &Path) -> Result<Vec<u8>, Failed> {
    if path.as_os_str() != "-" {
        return Ok(app.actions.described(path, LONGEST)?);
    }
    let mut bytes = Vec::new();
    std::io::stdin().lock().take(LONGEST).read_to_end(&mut bytes).map_err(|_| Failed::new("no-input"))?;
    Ok(bytes)
}
