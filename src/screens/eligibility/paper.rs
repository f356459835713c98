//! The results on paper, made on the phone, to take along to a desk.

use std::path::PathBuf;

use dioxus::prelude::*;
use domain::eligibility::Standing;
use domain::sheet::{Block, Sheet, file_name};

use super::pass::use_rights;
use super::results::all;
use crate::actions::{self, Actions};
use crate::screens::act::use_ask;
use crate::screens::desk::papers::Said;
use crate::screens::parts::icon::{Glyph, Icon};
use crate::screens::words::use_words;
use crate::store::reference::guide;

/// Most aids of a group on paper: a sheet is to be read.
const MOST: usize = 40;

/// A button that makes the paper. Nothing is read before it is asked for.
#[component]
pub fn SavePaper() -> Element {
    let words = use_words();
    let rights = use_rights();
    let read = use_context::<crate::screens::Keys>().read;
    let mut said = use_signal(|| None::<std::result::Result<PathBuf, &'static str>>);
    let save = use_ask(
        move |actions: Actions, ()| {
            let (read, pass) = (read.clone(), rights.pass.peek().clone());
            async move {
                let guide = read.read(guide::whole).await?;
                let now = actions.now();
                let today = actions.today();
                let found = all(&pass, &guide, today, words);
                let mut blocks = vec![
                    Block::Lead(words.who_name(pass.who, &pass.name)),
                    Block::Small(words.rights_no_promise()),
                ];
                for standing in [Standing::Likely, Standing::ToCheck] {
                    let these: Vec<_> = found.iter().filter(|one| one.standing == standing).collect();
                    blocks.push(Block::Heading(
                        words.rights_group(&words.rights_standing(standing.code()), these.len()),
                    ));
                    let pairs = these.iter().take(MOST).map(|one| {
                        let why = one.why.first().map(|(_, text)| text.as_str()).unwrap_or_default();
                        let source = words.rights_source(&one.body, &words.day(one.verified_on));
                        let told = [Some(why), one.estimate.as_deref(), Some(&source), Some(&one.source_url)];
                        let told: Vec<&str> =
                            told.into_iter().flatten().filter(|text| !text.is_empty()).collect();
                        (one.title.clone(), told.join("\n"))
                    });
                    blocks.push(Block::Pairs(pairs.collect()));
                    if these.len() > MOST {
                        blocks.push(Block::Small(words.aids_shown(MOST, these.len())));
                    }
                }
                let sheet = Sheet {
                    title: words.rights_results(),
                    language: words.language().code(),
                    made_at: domain::paris::paris(now),
                    blocks,
                    attached: None,
                };
                actions.save_sheet(sheet, file_name(&[words.rights_file().as_str()], "pdf"), None).await
            }
        },
        move |outcome: actions::Result<PathBuf>| said.set(Some(outcome.map_err(|error| error.code()))),
    );
    rsx! {
        div { class: "stack tight",
            div { class: "cluster",
                button { class: "button", r#type: "button", onclick: move |_| save(()), Icon { glyph: Glyph::File } {words.rights_paper()} }
            }
            Said { said: said() }
        }
    }
}
