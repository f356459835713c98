//! The estimate on paper, made on the phone, to take along or to send to whoever helps.

use std::path::PathBuf;

use dioxus::prelude::*;
use domain::scale::Kind;
use domain::sheet::{Block, Sheet, file_name};
use domain::simulators::Question;

use super::answers::{Answer, Tables, answers};
use super::pass::{Pass, use_pass};
use super::typed::Typed;
use crate::actions::{self, Actions};
use crate::screens::act::use_ask;
use crate::screens::desk::papers::Said;
use crate::screens::live::Live;
use crate::screens::parts::icon::{Glyph, Icon};
use crate::screens::words::use_words;
use crate::words::Words;
use crate::words::grants::question_code;

/// A button that makes the paper.
#[component]
pub fn SavePaper(student: bool, tables: ReadSignal<Live<Tables>>) -> Element {
    let words = use_words();
    let pass = use_pass(student);
    let mut said = use_signal(|| None::<std::result::Result<PathBuf, &'static str>>);
    let save = use_ask(
        move |actions: Actions, ()| {
            let (pass, tables) = (pass.peek().clone(), tables.peek().ready().cloned().unwrap_or_default());
            async move {
                let sheet = Sheet {
                    title: words.grants_results(),
                    language: words.language().code(),
                    made_at: domain::paris::paris(actions.now()),
                    blocks: blocks(&pass, &tables, words),
                    attached: None,
                };
                actions.save_sheet(sheet, file_name(&[words.grants_file().as_str()], "pdf"), None).await
            }
        },
        move |outcome: actions::Result<PathBuf>| said.set(Some(outcome.map_err(|error| error.code()))),
    );
    rsx! {
        div { class: "stack tight",
            div { class: "cluster",
                button { class: "button", r#type: "button", onclick: move |_| save(()), Icon { glyph: Glyph::File } {words.grants_paper()} }
            }
            Said { said: said() }
        }
    }
}

/// The same as the screen says, then what was answered.
fn blocks(pass: &Pass, tables: &Tables, words: &Words) -> Vec<Block> {
    let name = super::kind_of(pass.is_student());
    let year = pass.year().map(|year| year.to_string()).unwrap_or_default();
    let mut blocks =
        vec![Block::Lead(words.grants_results_lead(name, &year)), Block::Small(words.grants_always(name))];
    for (kind, answer) in answers(pass, tables) {
        of_answer(kind, &answer, pass.is_student(), words, &mut blocks);
    }
    blocks.push(Block::Heading(words.grants_answers()));
    let told = pass.questions().into_iter().filter(|question| pass.is_answered(*question));
    let pair = |question: Question| {
        let asked = words.grants_ask(question_code(question, pass.is_student()));
        (asked, words.grants_told(question, &pass.stands(question)))
    };
    blocks.push(Block::Pairs(told.map(pair).collect()));
    blocks
}

fn of_answer(kind: Kind, answer: &Answer, student: bool, words: &Words, blocks: &mut Vec<Block>) {
    match answer {
        Answer::Estimate { about, outcome } => {
            match &outcome.award {
                Some(award) => {
                    let year = words.grants_year_of(award);
                    blocks.push(Block::Heading(format!(
                        "{} {year}",
                        words.grants_award(kind.code(), &award.echelon)
                    )));
                    blocks.push(Block::Text(words.grants_payment_of(kind, award)));
                    if award.people > 1 {
                        blocks.push(Block::Text(
                            words.grants_all(award.people, &words.amount(award.total_cents)),
                        ));
                    }
                }
                None => blocks.push(Block::Heading(words.grants_none(kind.code()))),
            }
            blocks.extend(words.grants_reasons(outcome).into_iter().map(Block::Text));
            blocks.extend(outcome.near.iter().map(|near| Block::Text(words.grants_near_of(near))));
            blocks.extend(outcome.extras.iter().map(|extra| {
                Block::Text(format!(
                    "{} {}",
                    words.grants_extra_of(extra),
                    words.grants_source(&extra.source.title, &words.day(extra.source.read_on))
                ))
            }));
            blocks.extend(
                outcome.lines.iter().filter_map(|line| words.explained(kind, line)).map(Block::Small),
            );
            blocks.extend(outcome.notes.iter().map(|note| Block::Small(words.grants_note_of(kind, note))));
            blocks.push(Block::Small(words.grants_status_of(about)));
            blocks.extend(
                about.sources.iter().map(|source| {
                    Block::Small(words.grants_source(&source.title, &words.day(source.read_on)))
                }),
            );
            blocks.push(Block::Small(about.source_url.clone()));
        }
        Answer::Ceilings { about, points, children, hurdles, steps } => {
            let row = words.row_of(points.is_some(), points.or(*children).unwrap_or(0), false);
            blocks.push(Block::Heading(words.grants_ceilings(&row)));
            blocks.extend(hurdles.iter().map(|hurdle| Block::Text(words.grants_hurdle_of(hurdle, &row))));
            let pair = |step: &domain::simulators::Step| {
                (
                    format!("{} {}", words.grants_ceilings_echelon(), step.echelon),
                    format!("{}\n{}", words.whole(step.ceiling_eur), words.amount(step.year_cents)),
                )
            };
            blocks.push(Block::Pairs(steps.iter().map(pair).collect()));
            blocks.push(Block::Small(words.grants_status_of(about)));
            blocks.push(Block::Small(about.source_url.clone()));
        }
        Answer::Unsure(question) | Answer::Open(question) => {
            let asked = words.grants_ask(question_code(*question, student));
            blocks.push(Block::Text(words.grants_unsure(&asked)));
        }
        Answer::Refused(refusal) => blocks.push(Block::Text(words.grants_limit(refusal.limit))),
        Answer::NoScale { year, .. } => blocks.push(Block::Text(words.grants_no_scale(&year.to_string()))),
    }
}

impl Words {
    /// An answer, as people say it.
    pub(super) fn grants_told(&self, question: Question, typed: &Typed) -> String {
        match (question, typed.choice()) {
            (_, Some(super::pass::UNSURE)) => self.rights_unsure(),
            (Question::Year, Some(year)) => year.to_owned(),
            (_, Some(row)) => self.grants_row_name(row),
            (Question::Income, None) => {
                typed.line(0).parse().map_or_else(|_| typed.line(0).to_owned(), |euros| self.whole(euros))
            }
            (Question::Pupils, None) => format!(
                "{}\u{a0}: {} ; {}\u{a0}: {}",
                self.grants_line("at-college"),
                typed.line(0),
                self.grants_line("at-lycee"),
                typed.line(1)
            ),
            (Question::Distance, None) => format!("{}\u{a0}km", typed.line(0)),
            (_, None) => typed.line(0).to_owned(),
        }
    }
}
