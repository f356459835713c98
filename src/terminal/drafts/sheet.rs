//! A draft as people read it in a terminal: each question with the path by which it is answered.

use chrono::NaiveDate;
use domain::form::{Asked, Field, FieldId, Kind, Problem, Slot, wanted};

use super::super::print::{Failed, Printer};
use super::whole::Whole;
use crate::store::desk::answers::Origin;
use crate::store::desk::objections::WHOLE;
use crate::store::desk::settings::Language;
use crate::words::Words;

/// One line of the list, and its name.
pub(super) fn row(whole: &Whole, today: NaiveDate, printer: &mut Printer) -> Result<(), Failed> {
    let words = printer.words();
    let touched = words.instant(whole.draft.touched_at, today);
    printer.line(&words.twin_draft(&whole.draft.title, &words.twin_stage(whole.stage()), &touched))?;
    printer.line(&format!("  {}", whole.draft.id))?;
    if whole.draft.is_open() { printer.line(&format!("  {}", count(whole, printer))) } else { Ok(()) }
}

/// The draft whole, theme by theme.
pub(super) fn whole(whole: &Whole, printer: &mut Printer) -> Result<(), Failed> {
    let (words, french) = (printer.words(), is_french(printer));
    printer.line(&whole.draft.title)?;
    printer.line(&words.twin_draft_head(&whole.draft.id.to_string(), &words.twin_stage(whole.stage())))?;
    let mut theme: Option<&FieldId> = None;
    for asked in whole.asked() {
        // Questions of a row have the theme of their group.
        if let Some(section) = asked.field.section.as_ref().filter(|section| theme != Some(section)) {
            let named = whole.form.sections.iter().find(|known| known.id == *section);
            printer.line(&format!("\n{}", named.map_or("", |named| named.title.read_in(french))))?;
            theme = Some(section);
        }
        question(whole, &asked, printer)?;
    }
    let slots = wanted(&whole.form, &whole.typed());
    if !slots.is_empty() {
        printer.line(&format!("\n{}", words.twin_papers()))?;
    }
    for (place, _) in slots {
        slot(whole, place, printer)?;
    }
    printer.line("")?;
    if !whole.contested.is_empty() {
        printer.line(&words.twin_choices(whole.contested.len()))?;
    }
    for (path, code) in &whole.objections {
        let said = match path.as_str() {
            WHOLE => words.outbox_refused(code),
            path => words.twin_objection(&label(whole, path, printer)),
        };
        printer.line(&said)?;
    }
    printer.line(&count(whole, printer))
}

/// How much is missing, in one sentence.
pub(super) fn count(whole: &Whole, printer: &Printer) -> String {
    printer.words().twin_missing(whole.missing.len())
}

/// What is missing or wrong, point by point.
pub(super) fn missing(whole: &Whole, printer: &mut Printer) -> Result<(), Failed> {
    for problem in &whole.missing {
        let words = printer.words();
        let why = words.twin_why(problem.code.as_str());
        printer.line(&format!("{}  [{}]", label(whole, &problem.path, printer), problem.path))?;
        printer.line(&format!("  {why}"))?;
    }
    printer.line(&count(whole, printer))
}

/// One answer, after it was changed; also one to a question that is asked no more.
pub(super) fn answer(whole: &Whole, path: &str, printer: &mut Printer) -> Result<(), Failed> {
    match whole.asked().iter().find(|asked| asked.path == path) {
        Some(asked) => question(whole, asked, printer),
        None => printer.line(&printer.words().twin_not_asked(path)),
    }
}

/// A place for papers, and what is there.
pub(super) fn slot(whole: &Whole, place: &Slot, printer: &mut Printer) -> Result<(), Failed> {
    let id = place.id.as_str();
    printer.line(&format!("  {}  [{id}]", place.label.read_in(is_french(printer))))?;
    for paper in whole.elsewhere.iter().filter(|paper| paper.slot == id) {
        let size = printer.words().size(paper.size);
        printer.line(&format!(
            "    {}\n      {}",
            printer.words().twin_elsewhere(&paper.name, &size),
            paper.sha256
        ))?;
    }
    for (_, document) in whole.papers.iter().filter(|(of, _)| of == id) {
        let size = printer.words().size(document.size);
        printer.line(&format!("    {} ({size})\n      {}", document.name, document.sha256))?;
    }
    wrong(whole, id, printer)
}

fn question(whole: &Whole, asked: &Asked<'_>, printer: &mut Printer) -> Result<(), Failed> {
    let (words, french) = (printer.words(), is_french(printer));
    if let Kind::Group { fields, .. } = asked.kind {
        printer.line(&format!("  {}", asked.field.label.read_in(french)))?;
        let next = asked.rows.last().map_or(0, |last| last + 1);
        printer.line(&format!("    {}", words.twin_next_row()))?;
        for field in fields {
            for (path, label) in leaves(field, &format!("{}.{next}.", asked.path), words) {
                printer.line(&format!("      {label}  [{path}]"))?;
            }
        }
        return wrong(whole, &asked.path, printer);
    }
    printer.line(&format!("  {}  [{}]", label(whole, &asked.path, printer), asked.path))?;
    let given = whole.answers.get(&asked.path);
    match given.and_then(|answer| Some((answer.value.as_deref()?, answer.origin))) {
        Some((value, origin)) => {
            printer.line(&format!("    {}", value.replace('\n', " / ")))?;
            if origin == Origin::Profile {
                printer.line(&format!("    {}", words.twin_prefilled()))?;
            }
        }
        None if *asked.kind == Kind::YesNo => printer.line(&format!("    {}", words.twin_yes_no()))?,
        None => {
            for choice in asked.kind.options() {
                printer.line(&format!("    {} = {}", choice.id, choice.label.read_in(french)))?;
            }
        }
    }
    wrong(whole, &asked.path, printer)
}

/// Where the questions of a row are answered that is not there yet.
fn leaves(field: &Field, prefix: &str, words: &Words) -> Vec<(String, String)> {
    let label = field.label.read_in(words.language() == Language::French);
    match field.kind {
        Kind::Household => {
            let part = |part| (format!("{prefix}{}.{part}", field.id), words.twin_household(label, part));
            domain::form::field::HOUSEHOLD.map(part).into()
        }
        _ => vec![(format!("{prefix}{}", field.id), label.to_owned())],
    }
}

/// Both answers of two phones, where the citizen has still to choose.
pub(super) fn contested(whole: &Whole, today: NaiveDate, printer: &mut Printer) -> Result<(), Failed> {
    for (one, at) in &whole.contested {
        let words = printer.words();
        let mine = whole.typed().get(&one.path).cloned().unwrap_or_else(|| words.choices_emptied());
        let mine_at = words.instant(at.unwrap_or(whole.draft.touched_at), today);
        printer.line(&format!("{}  [{}]", label(whole, &one.path, printer), one.path))?;
        printer.line(&format!("  {}", words.twin_choice_mine(&mine.replace('\n', " / "), &mine_at)))?;
        let theirs = one.theirs.replace('\n', " / ");
        printer.line(&format!("  {}", words.twin_choice_theirs(&theirs, &words.instant(one.at, today))))?;
    }
    Ok(())
}

fn wrong(whole: &Whole, path: &str, printer: &mut Printer) -> Result<(), Failed> {
    let at = |problem: &&Problem| problem.path == path;
    match whole.missing.iter().find(at) {
        Some(problem) => {
            let why = printer.words().twin_why(problem.code.as_str());
            printer.line(&format!("    ! {why}"))
        }
        None => Ok(()),
    }
}

/// The words of a question or of a place for papers; its path, where neither is asked.
fn label(whole: &Whole, path: &str, printer: &Printer) -> String {
    let (words, french) = (printer.words(), is_french(printer));
    if let Some(slot) = whole.form.slot(path) {
        return slot.label.read_in(french).to_owned();
    }
    let asked = whole.asked();
    let Some(asked) = asked.iter().find(|asked| asked.path == path) else { return path.to_owned() };
    let label = asked.field.label.read_in(french);
    match (&asked.field.kind, path.rsplit('.').next()) {
        (Kind::Household, Some(part)) => words.twin_household(label, part),
        _ => label.to_owned(),
    }
}

fn is_french(printer: &Printer) -> bool {
    printer.language == Language::French
}
