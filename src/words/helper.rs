//! The sentences of helping somebody, and the papers that are handed over.

use chrono::{DateTime, NaiveDate, TimeDelta, Timelike, Utc};
use domain::journal::Line;
use domain::mandate::{Help, initials};
use domain::sheet::{Block, Sheet};
use domain::slip::{Slip, written};

use super::Words;

words! {
    helper_title();
    helper_lead();
    helper_link_text();
    helper_by();
    helper_for();
    helper_for_hint();
    helper_matter();
    helper_length();
    helper_days(days: usize);
    helper_consent();
    helper_consent_choice(code: &str);
    helper_begin();
    helper_stuck();
    helper_give_up();
    helper_begin_text();
    helper_banner(who: &str, when: &str);
    helper_until(day: &str, hour: &str, date: &str);
    helper_hour(exact: &str, hour: usize, minute: &str);
    helper_mandate();
    helper_fact_by();
    helper_fact_for();
    helper_fact_matter();
    helper_fact_consent();
    helper_fact_since();
    helper_fact_until();
    helper_journal();
    helper_journal_text();
    helper_journal_pdf();
    helper_journal_file();
    helper_journal_name();
    journal_sheet_title();
    journal_act(code: &str, what: &str);
    orientation_title();
    orientation_text();
    orientation_card();
    orientation_card_none();
    orientation_aid();
    orientation_place();
    orientation_place_hint();
    orientation_address();
    orientation_phone();
    orientation_hours();
    orientation_bring();
    orientation_things();
    orientation_bring_short();
    orientation_save();
    orientation_show();
    orientation_code_told();
    orientation_code_text();
    orientation_unfit(code: &str);
    orientation_name();
    orientation_none();
    helper_hand_over();
    helper_hand_over_text();
    helper_passphrase();
    helper_passphrase_hint();
    helper_hand_over_go();
    helper_hand_over_name();
    helper_handed_over(file: &str);
    helper_end();
    helper_end_text();
    helper_unsent(count: usize);
    helper_end_go();
    helper_end_cancel();
    helper_ended(why: &str);
    helper_ended_unsent(count: usize);
    helper_no_searches();
    twin_lock(state: &str);
    twin_helper_none();
    twin_helper_end();
}

impl Words {
    /// Who is helped, and until when: what stands on every screen.
    pub fn helper_line(&self, help: &Help, today: NaiveDate) -> String {
        self.helper_banner(&initials(&help.mandate.for_whom), &self.helper_end_of(help.mandate.until, today))
    }

    /// When it ends: today 18 h, tomorrow 9 h, on 3 December, 9 h.
    fn helper_end_of(&self, until: DateTime<Utc>, today: NaiveDate) -> String {
        let local = domain::paris::paris(until);
        let day = local.date_naive();
        let which = match day - today {
            days if days <= TimeDelta::zero() => "today",
            days if days == TimeDelta::days(1) => "tomorrow",
            _ => "other",
        };
        let exact = if local.minute() == 0 { "yes" } else { "no" };
        let hour = self.helper_hour(exact, local.hour() as usize, &format!("{:02}", local.minute()));
        self.helper_until(which, &hour, &self.near_day(day, today))
    }

    /// One line of the journal.
    pub fn journal_line(&self, line: &Line) -> String {
        self.journal_act(line.act.code(), &line.what)
    }

    /// The mandate, as pairs of what is asked and what is answered.
    pub fn mandate_facts(&self, help: &Help) -> Vec<(String, String)> {
        vec![
            (self.helper_fact_for(), help.mandate.for_whom.clone()),
            (self.helper_fact_by(), help.mandate.by_whom.clone()),
            (self.helper_fact_matter(), help.matter.clone()),
            (self.helper_fact_consent(), self.helper_consent_choice(help.consent.code())),
            (self.helper_fact_since(), self.dated(help.begun_at)),
            (self.helper_fact_until(), self.dated(help.mandate.until)),
        ]
    }

    /// The journal as a paper.
    pub fn journal_sheet(&self, help: &Help, lines: &[Line], now: DateTime<Utc>) -> Sheet {
        let told = lines.iter().map(|line| (self.dated(line.at), self.journal_line(line))).collect();
        Sheet {
            title: self.journal_sheet_title(),
            language: self.language().code(),
            made_at: domain::paris::paris(now),
            blocks: vec![
                Block::Pairs(self.mandate_facts(help)),
                Block::Heading(self.helper_journal()),
                Block::Pairs(told),
            ],
            attached: None,
        }
    }

    /// The journal as plain text.
    pub fn journal_text(&self, help: &Help, lines: &[Line]) -> String {
        let facts =
            self.mandate_facts(help).into_iter().map(|(asked, answered)| format!("{asked}\t{answered}"));
        let told = lines.iter().map(|line| format!("{}\t{}", self.dated(line.at), self.journal_line(line)));
        let all = std::iter::once(self.journal_sheet_title()).chain(facts).chain([String::new()]).chain(told);
        all.collect::<Vec<_>>().join("\n") + "\n"
    }

    /// What the code of an orientation sheet holds: it does not say for whom.
    pub fn orientation_code(&self, slip: &Slip) -> String {
        written(slip, &self.orientation_bring_short())
    }

    /// The orientation sheet as a paper of one page.
    pub fn orientation_sheet(&self, slip: &Slip, now: DateTime<Utc>) -> Sheet {
        let orientation = &slip.sheet;
        let said = |text: &str| if text.is_empty() { self.orientation_none() } else { text.to_owned() };
        let things = orientation.things();
        let bring =
            if things.is_empty() { Block::Text(self.orientation_none()) } else { Block::Items(things) };
        Sheet {
            title: self.orientation_title(),
            language: self.language().code(),
            made_at: domain::paris::paris(now),
            blocks: vec![
                Block::Lead(orientation.aid.clone()),
                Block::Pairs(vec![
                    (self.orientation_place(), orientation.place.clone()),
                    (self.orientation_address(), said(&orientation.address)),
                    (self.orientation_phone(), said(&orientation.phone)),
                    (self.orientation_hours(), said(&orientation.hours)),
                ]),
                Block::Heading(self.orientation_things()),
                bring,
                Block::Code { holds: self.orientation_code(slip), told: self.orientation_code_told() },
                Block::Small(self.orientation_code_text()),
            ],
            attached: None,
        }
    }
}
