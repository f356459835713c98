//! The sentences of the comparison of aids, and the comparison itself: what each row says of each aid.

use chrono::{DateTime, NaiveDate, Utc};
use domain::aid::{Aid, Calendar, Filing, State};
use domain::sheet::{Block, Sheet};

words! {
    compare_title();
    compare_lead();
    compare_add();
    compare_add_name(title: &str);
    compare_remove_name(title: &str);
    compare_bar(count: usize);
    compare_full();
    compare_go(count: usize);
    compare_empty();
    compare_few();
    compare_few_text();
    compare_gone(count: usize);
    compare_row(code: &str);
    compare_what();
    compare_filing(code: &str);
    compare_amount_to_confirm(amount: &str);
    compare_save();
    compare_file();
    compare_sheet_source(source: &str);
    compare_sheet_note();
}

/// One row: what every aid says of one matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Stable code.
    pub code: &'static str,
    /// Its head.
    pub head: String,
    /// What each aid says, line by line; none where its source does not say.
    pub cells: Vec<Vec<String>>,
    /// Whether the lines are the Region's own words, in French.
    pub french: bool,
}

impl super::Words {
    /// Aids side by side. Every row is there, and has a cell for every aid.
    pub fn compared(&self, aids: &[Aid], today: NaiveDate) -> Vec<Row> {
        let row = |code: &'static str, french: bool, cell: &dyn Fn(&Aid) -> Vec<String>| {
            let lines = |aid: &Aid| cell(aid).into_iter().filter(|line| !line.trim().is_empty()).collect();
            Row { code, head: self.compare_row(code), cells: aids.iter().map(lines).collect(), french }
        };
        vec![
            row("who", true, &|aid| match aid.for_whom.is_empty() {
                true => aid.audience.iter().map(|code| self.audience(code)).collect(),
                false => aid.for_whom.clone(),
            }),
            row("amount", true, &|aid| {
                let said = aid.amount.iter().map(|amount| match amount.to_confirm {
                    true => self.compare_amount_to_confirm(&amount.words),
                    false => amount.words.clone(),
                });
                said.collect()
            }),
            row("type", false, &|aid| aid.aid_types.iter().map(|code| self.aid_type(code)).collect()),
            row("when", false, &|aid| self.compared_dates(&aid.calendar, today)),
            row("documents", true, &|aid| aid.documents.clone()),
            row("filing", false, &|aid| vec![self.compare_filing(filing(aid.filing))]),
            row("bodies", true, &|aid| aid.bodies.clone()),
            row("verified", false, &|aid| vec![self.day(aid.verified_on)]),
        ]
    }

    fn compared_dates(&self, calendar: &Calendar, today: NaiveDate) -> Vec<String> {
        if !calendar.is_known() {
            return Vec::new();
        }
        let day = |day: NaiveDate| self.near_day(day, today);
        let first = match calendar.state(today) {
            State::Open => match calendar.closes_on(today) {
                Some(closes) => self.aid_open_until(&day(closes)),
                None if calendar.all_year => self.aid_all_year(),
                None => self.aid_open(),
            },
            State::Upcoming => match calendar.next_opening(today) {
                Some(opens) => self.aid_upcoming(&day(opens)),
                None => self.aid_upcoming_undated(),
            },
            State::Closed => self.aid_closed(),
            State::Ended => self.aid_ended(),
        };
        let own = calendar.words.clone().filter(|own| *own != first);
        std::iter::once(first).chain(own).collect()
    }

    /// The comparison as a paper.
    pub fn compared_sheet(&self, aids: &[Aid], today: NaiveDate, now: DateTime<Utc>) -> Sheet {
        let titles: Vec<String> = aids.iter().map(|aid| aid.title.clone()).collect();
        let mut blocks = vec![Block::Lead(self.list(&titles))];
        for Row { head, cells, .. } in self.compared(aids, today) {
            let said = |lines: Vec<String>| match lines.is_empty() {
                true => self.aid_not_stated(),
                false => lines.join("\n"),
            };
            blocks.push(Block::Heading(head));
            blocks.push(Block::Pairs(titles.iter().cloned().zip(cells.into_iter().map(said)).collect()));
        }
        let source = |aid: &Aid| {
            Block::Small(self.compare_sheet_source(&format!("{}, {}", aid.title, aid.source_url)))
        };
        blocks.extend(aids.iter().map(source));
        blocks.push(Block::Small(self.compare_sheet_note()));
        Sheet {
            title: self.compare_title(),
            language: self.language().code(),
            made_at: domain::paris::paris(now),
            blocks,
            attached: None,
        }
    }
}

fn filing(filing: Filing) -> &'static str {
    match filing {
        Filing::Gateway => "gateway",
        Filing::Portal => "portal",
        Filing::DemarcheNumerique => "demarche_numerique",
        Filing::Paper => "paper",
        Filing::None => "none",
    }
}
