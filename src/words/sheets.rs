//! The papers that the app makes, composed: the recap of an application, and each acknowledgement.

use std::collections::BTreeMap;

use chrono::{DateTime, Timelike, Utc};
use domain::application::DeclaredDocument;
use domain::document::Media;
use domain::ids::Sha256;
use domain::sheet::{Attached, Block, Sheet, file_name};

use super::Words;
use super::recap::Theme;
use crate::store::desk::recap::{Recap, Signed};

words! {
    sheet_recap();
    sheet_recap_draft();
    sheet_recap_file();
    sheet_receipt_file(code: &str);
    sheet_not_sent();
    sheet_number();
    sheet_state();
    sheet_state_as_of(state: &str, when: &str);
    sheet_for();
    sheet_touched();
    sheet_sealed();
    sheet_deadline();
    sheet_deadline_at(when: &str, code: &str);
    sheet_form();
    sheet_form_version(title: &str, version: u32);
    sheet_made();
    sheet_paris(when: &str);
    sheet_answers_elsewhere();
    sheet_documents();
    sheet_no_documents();
    sheet_document(format: &str, size: &str);
    sheet_digest(digest: &str);
    sheet_receipts();
    sheet_receipt_line(when: &str, number: &str);
    sheet_not_proof();
    sheet_law_title();
    sheet_law(code: &str);
    sheet_received(code: &str);
    sheet_issued();
    sheet_service();
    sheet_delay();
    sheet_unnamed_document();
    sheet_verified(when: &str);
    sheet_not_verified();
    sheet_proof_title();
    sheet_answers_digest();
    sheet_own_digest();
    sheet_before_digest();
    sheet_place();
    sheet_keys();
    sheet_check_title();
    sheet_check_number(number: &str);
    sheet_check_file(name: &str);
    sheet_check_code();
    sheet_check_code_digest();
    sheet_check_tool();
    sheet_check_change();
    sheet_code_told();
    sheet_attached_told();
    paper_recap();
    paper_receipt();
    paper_receipt_name(title: &str);
    paper_saved(path: &str);
    paper_in_clear();
    paper_trouble(code: &str);
}

/// A code that holds more is too fine for a telephone to read off paper.
const FITS: usize = 1_700;

impl Words {
    /// A day with its year and its hour, by the clocks of Paris: a paper is read in other years.
    pub(super) fn dated(&self, at: DateTime<Utc>) -> String {
        let local = domain::paris::paris(at);
        let day = self.day(local.date_naive());
        let hour = self.date_time(&day, local.hour() as usize, &format!("{:02}", local.minute()));
        self.sheet_paris(&hour)
    }

    /// The recap of a draft or of an application: what was asked and answered, documents, dates, number.
    pub fn recap_sheet(
        &self,
        recap: &Recap,
        communes: &BTreeMap<String, String>,
        now: DateTime<Utc>,
    ) -> Sheet {
        let mut blocks = Vec::new();
        let title = recap.application.as_ref().map(|application| application.title.clone());
        let title = title.or_else(|| recap.draft.as_ref().map(|draft| draft.title.clone()));
        blocks.extend(title.map(Block::Lead));
        if recap.application.is_none() {
            blocks.push(Block::Text(self.sheet_not_sent()));
        }
        blocks.push(Block::Pairs(self.recap_facts(recap, now)));
        match (&recap.form, &recap.answers) {
            (Some(form), Some(answers)) => {
                for theme in self.told_answers(form, answers, communes) {
                    blocks.push(Block::Heading(theme.title.clone()));
                    blocks.push(Block::Pairs(self.answered(theme)));
                }
            }
            // What cannot be read with its questions is still told as it was typed.
            (None, Some(answers)) => blocks.push(Block::Pairs(
                answers.iter().map(|(path, value)| (path.clone(), value.clone())).collect(),
            )),
            (_, None) => blocks.push(Block::Text(self.sheet_answers_elsewhere())),
        }
        if recap.answers.is_some() {
            blocks.push(Block::Heading(self.sheet_documents()));
            blocks.push(match recap.papers.is_empty() {
                true => Block::Text(self.sheet_no_documents()),
                false => Block::Pairs(recap.papers.iter().map(|paper| self.paper(recap, paper)).collect()),
            });
        }
        if !recap.receipts.is_empty() {
            let line = |signed: &Signed| {
                let when = self.dated(signed.receipt.received_at);
                let line = self.sheet_receipt_line(&when, &signed.receipt.number);
                let digest = self.sheet_digest(&signed.sha256.to_string());
                (self.application_receipt(signed.receipt.kind.code()), format!("{line}\n{digest}"))
            };
            blocks.push(Block::Heading(self.sheet_receipts()));
            blocks.push(Block::Pairs(recap.receipts.iter().map(line).collect()));
        }
        blocks.push(Block::Small(self.sheet_not_proof()));
        let title = if recap.application.is_some() { self.sheet_recap() } else { self.sheet_recap_draft() };
        self.sheet(title, blocks, now, None)
    }

    /// How the recap's file is called: by its number, never by who it is of.
    pub fn recap_file(&self, recap: &Recap) -> String {
        let number = recap
            .application
            .as_ref()
            .map(|application| application.number.clone().unwrap_or_else(|| application.id.to_string()));
        let number = number.or_else(|| recap.draft.as_ref().map(|draft| draft.id.to_string()));
        file_name(&[&self.sheet_recap_file(), &number.unwrap_or_default()], "pdf")
    }

    /// One acknowledgement: what it says and proves, what the law says of it, and how to verify it.
    pub fn receipt_sheet(&self, recap: &Recap, signed: &Signed, now: DateTime<Utc>) -> Sheet {
        let (receipt, code) = (&signed.receipt, signed.receipt.kind.code());
        let title = recap.application.as_ref().map(|application| application.title.clone());
        let file = file_name(&[&self.sheet_receipt_file(code), &receipt.number], "receipt");
        let mut blocks: Vec<_> = title.map(Block::Lead).into_iter().collect();
        blocks.push(Block::Text(self.application_receipt_proves(code)));
        blocks.push(Block::Pairs(self.receipt_facts(signed, now)));
        blocks.push(Block::Heading(self.sheet_law_title()));
        blocks.push(Block::Text(self.sheet_law(code)));
        if !receipt.documents.is_empty() {
            let name = |sha256: Sha256| {
                let known = recap.papers.iter().find(|paper| paper.sha256 == sha256);
                known.map_or_else(|| self.sheet_unnamed_document(), |paper| paper.name.clone())
            };
            let line = |listed: &domain::receipt::Listed| {
                let verified = listed.verified_at.map(|at| self.sheet_verified(&self.dated(at)));
                let verified = verified.unwrap_or_else(|| self.sheet_not_verified());
                let digest = self.sheet_digest(&listed.sha256.to_string());
                (name(listed.sha256), format!("{verified}\n{digest}"))
            };
            blocks.push(Block::Heading(self.sheet_documents()));
            blocks.push(Block::Pairs(receipt.documents.iter().map(line).collect()));
        }
        blocks.push(Block::Heading(self.sheet_proof_title()));
        blocks.push(Block::Pairs(vec![
            (self.sheet_answers_digest(), receipt.envelope_sha256.to_string()),
            (self.sheet_own_digest(), signed.sha256.to_string()),
            (self.sheet_before_digest(), receipt.prev_sha256.to_string()),
            (self.sheet_place(), receipt.seq.to_string()),
            (self.sheet_keys(), signed.keys.join(", ")),
        ]));
        let fits = signed.text.len() <= FITS;
        blocks.push(Block::Heading(self.sheet_check_title()));
        blocks.push(Block::Items(vec![
            self.sheet_check_number(&receipt.number),
            self.sheet_check_file(&file),
            if fits { self.sheet_check_code() } else { self.sheet_check_code_digest() },
            self.sheet_check_tool(),
            self.sheet_check_change(),
        ]));
        blocks.push(Block::Code {
            holds: if fits { signed.text.clone() } else { format!("sha256:{}", signed.sha256) },
            told: self.sheet_code_told(),
        });
        let attached = Attached { name: file, told: self.sheet_attached_told(), bytes: signed.bytes.clone() };
        self.sheet(self.application_receipt(code), blocks, now, Some(attached))
    }

    /// How an acknowledgement's file is called.
    pub fn receipt_file(&self, signed: &Signed) -> String {
        let kind = self.sheet_receipt_file(signed.receipt.kind.code());
        file_name(&[&kind, &signed.receipt.number], "pdf")
    }

    fn sheet(
        &self,
        title: String,
        blocks: Vec<Block>,
        now: DateTime<Utc>,
        attached: Option<Attached>,
    ) -> Sheet {
        Sheet {
            title,
            language: self.language().code(),
            made_at: domain::paris::paris(now),
            blocks,
            attached,
        }
    }

    fn recap_facts(&self, recap: &Recap, now: DateTime<Utc>) -> Vec<(String, String)> {
        let mut facts = Vec::new();
        if let Some(application) = &recap.application {
            facts.extend(application.number.clone().map(|number| (self.sheet_number(), number)));
            let state = self.application_state(application.standing.code());
            let state = self.sheet_state_as_of(&state, &self.dated(application.updated_at));
            facts.push((self.sheet_state(), state));
        }
        if let Some(profile) = &recap.profile {
            facts.push((self.sheet_for(), self.who_name(profile.who, &profile.name)));
        }
        match (&recap.application, &recap.draft) {
            (Some(application), _) => {
                let sealed = recap.finalised_at.map_or(application.sealed_at, |at| at.to_utc());
                facts.push((self.sheet_sealed(), self.dated(sealed)));
            }
            (None, Some(draft)) => facts.push((self.sheet_touched(), self.dated(draft.touched_at))),
            (None, None) => {}
        }
        let closes_at = recap.application.as_ref().and_then(|application| application.deadline_at);
        let closes_at = closes_at.or_else(|| recap.form.as_ref().and_then(|form| form.closes_at));
        facts.extend(closes_at.map(|at| (self.sheet_deadline(), self.dated(at))));
        if let Some(form) = &recap.form {
            let title = form.title.read_in(self.language() == super::Language::French);
            facts.push((self.sheet_form(), self.sheet_form_version(title, form.version)));
        }
        facts.push((self.sheet_made(), self.dated(now)));
        facts
    }

    fn receipt_facts(&self, signed: &Signed, now: DateTime<Utc>) -> Vec<(String, String)> {
        let receipt = &signed.receipt;
        let mut facts = vec![
            (self.sheet_number(), receipt.number.clone()),
            (self.sheet_received(receipt.kind.code()), self.dated(receipt.received_at)),
        ];
        if !receipt.service.is_empty() {
            facts.push((self.sheet_service(), receipt.service.clone()));
        }
        if let Some(deadline) = receipt.deadline {
            let code = match deadline.in_time {
                None => "open",
                Some(true) => "in-time",
                Some(false) => "late",
            };
            facts.push((self.sheet_deadline(), self.sheet_deadline_at(&self.dated(deadline.at), code)));
        }
        facts.extend(receipt.delay.clone().map(|delay| (self.sheet_delay(), delay)));
        facts.push((self.sheet_issued(), self.dated(receipt.issued_at)));
        facts.push((self.sheet_made(), self.dated(now)));
        facts
    }

    fn answered(&self, theme: Theme) -> Vec<(String, String)> {
        let told = |answer: String| if answer.is_empty() { self.form_no_answer() } else { answer };
        theme.told.into_iter().map(|line| (line.question, told(line.answer))).collect()
    }

    fn paper(&self, recap: &Recap, paper: &DeclaredDocument) -> (String, String) {
        let slot = recap.form.as_ref().map(|form| self.question(form, &paper.slot));
        let format =
            Media::parse(&paper.media).map_or_else(|| paper.media.clone(), |media| self.format(media));
        let facts = self.sheet_document(&format, &self.size(paper.size));
        let digest = self.sheet_digest(&paper.sha256.to_string());
        (slot.unwrap_or_else(|| paper.slot.clone()), format!("{}\n{facts}\n{digest}", paper.name))
    }
}
