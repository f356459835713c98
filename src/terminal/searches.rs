//! `searches …`: the searches that are kept, what is new in them, and looking at it.

use clap::Subcommand;
use domain::ids::RecordId;
use domain::watch::{Asked, Marks};
use serde_json::{Value, json};
use uuid::Uuid;

use super::print::{Failed, Printer};
use crate::store::desk::Reader;
use crate::store::desk::searches::{self, Saved};
use crate::store::desk::watched::{self, News, Watch};
use crate::wiring::App;

/// What to do with kept searches.
#[derive(Debug, Clone, Subcommand)]
pub enum SearchesVerb {
    /// Keeps one; what it finds now is no news.
    Save {
        /// What to look for; may be left out where a filter is given.
        #[arg(default_value = "", required_unless_present_any = ["theme", "audience", "kind", "here", "open"])]
        text: String,
        /// Of this theme, as `aid` names it.
        #[arg(long, value_name = "CODE")]
        theme: Option<String>,
        /// For this audience, as `aid` names it.
        #[arg(long, value_name = "CODE")]
        audience: Option<String>,
        /// Of this type, as `aid` names it.
        #[arg(long, value_name = "CODE")]
        kind: Option<String>,
        /// Holding in the commune of the settings.
        #[arg(long)]
        here: bool,
        /// Open on the day it is asked.
        #[arg(long)]
        open: bool,
    },
    /// Looks at what is new: it is told this time, and no more after that.
    Look {
        /// The search.
        id: Uuid,
    },
    /// Forgets one.
    Forget {
        /// The search.
        id: Uuid,
    },
}

pub(super) async fn run(app: &App, verb: Option<&SearchesVerb>, printer: &mut Printer) -> Result<(), Failed> {
    match verb {
        None => list(app, printer).await,
        Some(SearchesVerb::Save { text, theme, audience, kind, here, open }) => {
            let asked = Asked {
                text: text.trim().to_owned(),
                theme: theme.clone(),
                audience: audience.clone(),
                aid_type: kind.clone(),
                here: *here,
                open: *open,
            };
            let name = printer.words().asked_name(&asked);
            let id = app.actions.save_search(asked).await?.to_string();
            if printer.is_json() {
                return printer.document(&json!({ "id": id, "name": name }));
            }
            printer.line(&printer.words().twin_search_saved(&name, &id))
        }
        Some(SearchesVerb::Look { id }) => look(app, *id, printer).await,
        Some(SearchesVerb::Forget { id }) => {
            one(app, *id).await?;
            app.actions.forget_search(*id).await?;
            if printer.is_json() {
                return printer.document(&json!({ "id": id.to_string() }));
            }
            printer.line(&printer.words().twin_search_forgotten())
        }
    }
}

async fn one(app: &App, id: Uuid) -> Result<Saved, Failed> {
    let saved = app.store.read(move |db: &Reader<'_>| searches::one(db, id)).await?;
    saved.ok_or_else(|| Failed::new("not-there"))
}

async fn list(app: &App, printer: &mut Printer) -> Result<(), Failed> {
    let read = |db: &Reader<'_>| Ok((searches::all(db)?, watched::all(db)?));
    let (saved, news) = app.store.read(read).await?;
    let of = |saved: &Saved| -> Vec<News> {
        news.iter().filter(|news| news.watch == Watch::Search(saved.id)).cloned().collect()
    };
    if printer.is_json() {
        let told = |saved: &Saved| {
            json!({
                "id": saved.id.to_string(), "name": printer.words().asked_name(&saved.asked),
                "text": saved.asked.text, "theme": saved.asked.theme, "audience": saved.asked.audience,
                "kind": saved.asked.aid_type, "here": saved.asked.here, "open": saved.asked.open,
                "saved_at": saved.saved_at.to_rfc3339(), "news": of(saved).iter().map(json).collect::<Vec<_>>(),
            })
        };
        return printer.document(&saved.iter().map(told).collect());
    }
    if saved.is_empty() {
        return printer.line(&printer.words().twin_no_searches());
    }
    for saved in &saved {
        let words = printer.words();
        let counted = words.news_counted(&of(saved)).unwrap_or_else(|| words.searches_nothing_new());
        printer.line(&format!(
            "{}  {}",
            saved.id,
            words.deadline_named(&words.asked_name(&saved.asked), &counted)
        ))?;
    }
    Ok(())
}

async fn look(app: &App, id: Uuid, printer: &mut Printer) -> Result<(), Failed> {
    one(app, id).await?;
    let news = app.store.read(move |db: &Reader<'_>| watched::of(db, Watch::Search(id))).await?;
    if printer.is_json() {
        printer.document(&news.iter().map(json).collect())?;
    } else if news.is_empty() {
        printer.line(&printer.words().searches_nothing_new())?;
    } else {
        for one in &news {
            let words = printer.words();
            printer.line(&format!(
                "{}  {}",
                one.aid,
                words.deadline_named(&one.title, &words.why_told(&one.why))
            ))?;
        }
    }
    let shown: Vec<(RecordId, Marks)> = news.into_iter().map(|one| (one.aid, one.marks)).collect();
    Ok(app.actions.looked_at_search(id, shown).await?)
}

fn json(news: &News) -> Value {
    json!({
        "aid": news.aid.to_string(), "title": news.title, "why": news.why.code(),
        "sections": news.why.sections(), "at": news.at.to_rfc3339(),
    })
}
