//! `eligible`: what is thought of every aid, or of one, for somebody described in JSON. Nothing of it is kept.

use std::io::Read;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use domain::aid::Aid;
use domain::eligibility::{Because, Facts, Standing, Verdict, contradictions, estimate, judge};
use domain::ids::RecordId;
use serde_json::{Value, json};

use super::drafts::profile_named;
use super::facts::{Described, described, homes};
use super::print::{Failed, Printer};
use crate::store::reference::Reader;
use crate::store::reference::guide::{self, Guide};
use crate::wiring::App;
use crate::words::Words;

/// What is asked.
#[derive(Debug, Clone, clap::Args)]
pub struct Judged {
    /// The person, as JSON (docs/rights.md tells the keys); - reads standard input.
    #[arg(long, value_name = "FILE|-", required_unless_present = "whom", conflicts_with = "whom")]
    pub profile: Option<PathBuf>,
    /// A person kept on this device instead: the name or the id of a profile, or me, my-child, my-parent, my-association.
    #[arg(long = "for", value_name = "PROFILE")]
    pub whom: Option<String>,
    /// This aid only.
    #[arg(long, value_name = "ID")]
    pub aid: Option<String>,
}

/// Longest description read, in bytes.
const LONGEST: u64 = 1_000_000;

pub(super) async fn run(app: &App, asked: &Judged, printer: &mut Printer) -> Result<(), Failed> {
    let only = asked.aid.as_deref().map(|id| RecordId::parse(id).ok_or_else(|| Failed::new("unknown")));
    let only = only.transpose()?;
    let today = app.actions.today();
    let described = match &asked.whom {
        Some(named) => kept(app, named, today).await?,
        None => told(app, asked.profile.as_deref(), today).await?,
    };
    let guide = app.store.read(guide::whole).await?;
    let words = printer.words();
    for key in &described.unknown {
        printer.aside(&words.rights_unknown_key(key));
    }
    for found in contradictions(&described.facts, today) {
        printer.aside(&words.rights_contradiction(&words.subject(&found.one), &words.subject(&found.other)));
    }
    let wanted = |aid: &&Aid| only.as_ref().is_none_or(|id| aid.id == *id);
    let judged = guide.aids.iter().filter(wanted).map(|aid| (aid, judge(aid, &described.facts, today)));
    let mut judged: Vec<(&Aid, Verdict<'_>)> = judged.collect();
    if judged.is_empty() && only.is_some() {
        return Err(Failed::new("unknown"));
    }
    judged.sort_by_key(|(_, verdict)| verdict.standing);
    let said = Said { facts: &described.facts, guide: &guide, today, words };
    if printer.is_json() {
        return printer.document(&judged.iter().map(|(aid, verdict)| said.row(aid, verdict)).collect());
    }
    for (aid, verdict) in &judged {
        let standing = words.rights_standing(verdict.standing.code());
        printer.line(&format!("{}\n  {standing}  {}", aid.title, aid.id))?;
        for because in verdict.because.iter().take(3) {
            printer.line(&format!("  {}", said.because(because)))?;
        }
    }
    Ok(())
}

/// Whoever is described in a file.
async fn told(app: &App, path: Option<&Path>, today: NaiveDate) -> Result<Described, Failed> {
    let said = match serde_json::from_slice(&read(app, path.unwrap_or(Path::new("-")))?) {
        Ok(Value::Object(said)) => said,
        _ => return Err(Failed::new("profile-unreadable")),
    };
    let job = move |db: &Reader<'_>| {
        // A commune that cannot be looked up is one that is not known.
        Ok(described(&said, today, &|text, postcode| homes(db, text, postcode).unwrap_or_default()))
    };
    app.store.read(job).await?
}

/// Whoever is kept in the desk, with what their forms say.
async fn kept(app: &App, named: &str, today: NaiveDate) -> Result<Described, Failed> {
    let profile = profile_named(app, named).await?;
    let job = move |db: &Reader<'_>| guide::known(db, &profile.answers, today);
    let (facts, _) = app.store.read(job).await?;
    Ok(Described { facts, unknown: Vec::new() })
}

/// What is needed to say why.
struct Said<'a> {
    facts: &'a Facts,
    guide: &'a Guide,
    today: NaiveDate,
    words: &'static Words,
}

impl Said<'_> {
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
            "amount": self.amount(aid, verdict.standing),
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
