//! The plainest evaluator there is, over the content files as they are written. It shares nothing with
//! `domain::eligibility`: whoever wants to know what a card means may read this page alone.

use std::collections::BTreeMap;
use std::path::Path;

use chrono::{Datelike, NaiveDate};
use serde_json::Value as Json;
use toml::Value as Toml;

/// Yes, no, or it cannot be said.
type Maybe = Option<bool>;

/// One aid as its file says it.
pub struct Card {
    /// Its id.
    pub id: String,
    /// The whole file; a row of the guide is a card without conditions.
    pub text: Toml,
    /// Whether what it asks is known in words alone.
    pub in_words: bool,
}

/// Every card of the content.
pub fn cards(folder: &Path) -> Vec<Card> {
    let mut cards = Vec::new();
    let mut pages: Vec<String> = Vec::new();
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        if path.extension().is_some_and(|end| end == "toml") {
            let text: Toml = toml::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
            pages.push(text["source_url"].as_str().unwrap().to_owned());
            let id = format!("content:{}", path.file_stem().unwrap().to_str().unwrap());
            cards.push(Card { id, text, in_words: false });
        }
    }
    let rows = std::fs::read_to_string(folder.join("guide.csv")).unwrap();
    // id,title,theme,audience,bodies,state,closes_on,url: the row of a page that has a card of its own is that card,
    // and two rows of one title and one body are one aid.
    let mut rows: Vec<Vec<String>> = csv_rows(&rows).into_iter().skip(1).collect();
    rows.sort();
    rows.sort_by(|a, b| (&a[1], &a[4]).cmp(&(&b[1], &b[4])));
    rows.dedup_by(|a, b| a[1] == b[1] && a[4] == b[4]);
    for row in rows {
        if !pages.iter().any(|page| same_page(page, &row[7])) {
            cards.push(of_row(&row[0], &row[3]));
        }
    }
    cards
}

fn of_row(id: &str, audience: &str) -> Card {
    let situations = |who: &str| -> &'static [&'static str] {
        match who {
            "company" => &["company", "self_employed", "farmer"],
            "pupil" => &["pupil", "secondary_pupil"],
            "apprentice" => &["apprentice", "professional_contract"],
            "job_seeker" => &["job_seeker", "rsa"],
            "self_employed" => &["self_employed"],
            "farmer" => &["farmer"],
            "association" => &["association"],
            "public_body" => &["public_body"],
            "artist" => &["artist"],
            "student" => &["student"],
            "employee" => &["employee"],
            "parent" => &["parent"],
            "volunteer" => &["volunteer"],
            "disabled" => &["disabled"],
            _ => &[],
        }
    };
    let meant: Vec<&[&str]> = audience.split('|').map(situations).collect();
    let all = if meant.iter().any(|one| one.is_empty()) { Vec::new() } else { meant.concat() };
    let profiles: Vec<String> = all.iter().map(|one| format!("{{ situation = \"{one}\" }}")).collect();
    let text = format!("territory = [\"REG-27\"]\nprofiles = [{}]", profiles.join(", "));
    Card { id: format!("content:{id}"), text: toml::from_str(&text).unwrap(), in_words: true }
}

fn same_page(one: &str, other: &str) -> bool {
    let plain = |page: &str| {
        let page = page.trim_start_matches("https://").trim_start_matches("www.").trim_end_matches('/');
        page.replace("/index.php/", "/").to_lowercase()
    };
    plain(one) == plain(other)
}

fn csv_rows(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    for c in text.chars() {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            '\r' => {}
            c => cell.push(c),
        }
    }
    rows.retain(|row: &Vec<String>| row.len() > 1);
    rows
}

/// Somebody as the fixture describes them.
pub struct Person<'a> {
    /// What they say, in the keys of docs/rights.md.
    pub said: &'a Json,
    /// Where they may live: commune, group of communes, département.
    pub lives: &'a [Json],
    /// The day.
    pub today: NaiveDate,
}

impl Card {
    /// `likely`, `to_check` or `no`.
    pub fn verdict(&self, person: &Person<'_>) -> &'static str {
        let conditions = list(&self.text, "conditions");
        let profiles = list(&self.text, "profiles");
        let mut all: Vec<Maybe> = conditions.iter().map(|one| person.meets(one)).collect();
        let says = |kind: &str| conditions.iter().any(|one| one["kind"].as_str() == Some(kind));
        let given = words(&self.text, "territory");
        if !says("territory") && !given.iter().any(|scope| scope == "PAYS-FR") {
            all.push(person.lives_in(&given));
        }
        let excluded = words(&self.text, "excluded");
        if !says("outside") && !excluded.is_empty() {
            all.push(not(person.lives_in(&excluded)));
        }
        if !profiles.is_empty() {
            all.push(any(profiles.iter().map(|profile| {
                let situation = person.is(profile["situation"].as_str().unwrap());
                let own = list(profile, "conditions");
                every(std::iter::once(situation).chain(own.iter().map(|one| person.meets(one))))
            })));
        }
        let nothing_to_check = conditions.is_empty() && profiles.is_empty();
        match every(all) {
            Some(false) => "no",
            Some(true) if !nothing_to_check && !self.in_words => "likely",
            _ => "to_check",
        }
    }

    /// The least and the most, in cents, that the table of amounts leaves; none without a table.
    pub fn estimate(&self, person: &Person<'_>) -> Option<(i64, i64)> {
        let grades = self.text.get("amount").map(|amount| list(amount, "grades")).unwrap_or_default();
        let mut possible = Vec::new();
        for grade in &grades {
            let met = every(list(grade, "when").iter().map(|one| person.meets(one)));
            if met != Some(false) {
                possible.push(grade["cents"].as_integer().unwrap());
            }
            if met == Some(true) {
                break;
            }
        }
        Some((*possible.iter().min()?, *possible.iter().max()?))
    }
}

impl Person<'_> {
    fn meets(&self, condition: &Toml) -> Maybe {
        let figure = |key: &str| condition[key].as_integer().unwrap() as f64;
        let compare = |known: Option<f64>, bound: f64| {
            let known = known?;
            Some(match condition["op"].as_str().unwrap() {
                "=" => known == bound,
                "<" => known < bound,
                "<=" => known <= bound,
                ">" => known > bound,
                _ => known >= bound,
            })
        };
        let any_of = words(condition, "any_of");
        match condition["kind"].as_str().unwrap() {
            "age" => compare(self.age(), figure("years")),
            "territory" => self.lives_in(&any_of),
            "outside" => not(self.lives_in(&any_of)),
            "situation" => any(any_of.iter().map(|one| self.is(one))),
            "housing" => any(any_of.iter().map(|way| self.housed(way))),
            "family_quotient" => {
                let months = if condition["per"].as_str() == Some("month") { 1.0 } else { 12.0 };
                compare(self.quotient_a_month().map(|quotient| quotient * months), figure("euros"))
            }
            "headcount" => compare(self.number("headcount"), figure("count")),
            "children" => compare(self.number("children"), figure("count")),
            "incapacity" => {
                let rate = self.number("incapacity");
                compare(rate.map(|rate| if rate <= 1.0 { rate * 100.0 } else { rate }), figure("percent"))
            }
            "disability" => self.is("disabled"),
            "scholarship_holder" => self.said.get("scholarship_holder")?.as_bool(),
            "health_or_social_training" => self.said.get("health_or_social_training")?.as_bool(),
            "study_year" => Some(any_of.iter().any(|one| self.word("study_year").as_ref() == Some(one)))
                .filter(|_| self.word("study_year").is_some()),
            "bac_honours" => Some(any_of.iter().any(|one| self.word("bac_honours").as_ref() == Some(one)))
                .filter(|_| self.word("bac_honours").is_some()),
            "naf_section" => {
                let code = self.word("naf_section")?;
                // The fixture has one code of figures: retail trade.
                let letter = if code.starts_with("47") { "G".to_owned() } else { code };
                Some(any_of.contains(&letter))
            }
            "declared" => {
                let question = condition["question"].as_str().unwrap();
                self.said.get("declared")?.get(question)?.as_bool()
            }
            "all" => every(list(condition, "of").iter().map(|one| self.meets(one))),
            "any" => any(list(condition, "of").iter().map(|one| self.meets(one))),
            "not" => not(self.meets(&list(condition, "of")[0])),
            other => panic!("the plain evaluator does not know {other}: tell it"),
        }
    }

    fn age(&self) -> Option<f64> {
        if let Some(years) = self.number("age") {
            return Some(years);
        }
        let born: NaiveDate = self.word("birth_date")?.parse().unwrap();
        let before = (self.today.month(), self.today.day()) < (born.month(), born.day());
        Some(f64::from(self.today.year() - born.year() - i32::from(before)))
    }

    /// Everywhere that they may live must be in it, or nowhere: else it cannot be said.
    fn lives_in(&self, scopes: &[String]) -> Maybe {
        let inside = |lives: &Json| {
            let code = |at: usize| lives[at].as_str().unwrap().to_owned();
            let covering = [
                "PAYS-FR".to_owned(),
                "REG-27".to_owned(),
                format!("COM-{}", code(0)),
                format!("EPCI-{}", code(1)),
                format!("DEP-{}", code(2)),
            ];
            scopes.iter().any(|scope| covering.contains(scope))
        };
        let found: Vec<bool> = self.lives.iter().map(inside).collect();
        let first = *found.first()?;
        found.iter().all(|one| *one == first).then_some(first)
    }

    fn is(&self, situation: &str) -> Maybe {
        let said = self.said.get("situations").and_then(Json::as_array);
        if situation == "disabled"
            && let Some(yes) = self.said.get("disability").and_then(Json::as_bool)
        {
            return Some(yes);
        }
        Some(said?.iter().any(|one| in_english(one.as_str().unwrap()) == situation))
    }

    fn housed(&self, way: &str) -> Maybe {
        let said = self.said.get("housing")?.as_array()?;
        Some(said.iter().any(|one| one.as_str() == Some(way)))
    }

    /// By the quotient itself, else by income and parts.
    fn quotient_a_month(&self) -> Option<f64> {
        let said = self.said.get("family_quotient");
        if let Some(month) = said.and_then(Json::as_f64) {
            return Some(month);
        }
        if let Some(year) = said.and_then(|said| said.get("euros")) {
            return Some(year.as_f64().unwrap() / 12.0);
        }
        let parts = self.said.get("tax_parts")?;
        let parts = parts.as_f64().or_else(|| parts.as_str()?.replace(',', ".").parse().ok())?;
        Some(self.number("reference_tax_income")? / parts / 12.0)
    }

    fn number(&self, key: &str) -> Option<f64> {
        self.said.get(key)?.as_f64()
    }

    fn word(&self, key: &str) -> Option<String> {
        Some(self.said.get(key)?.as_str()?.to_owned())
    }
}

/// The fixture says some situations in French, as people do.
fn in_english(word: &str) -> &str {
    let french: BTreeMap<&str, &str> = BTreeMap::from([
        ("lycéen", "secondary_pupil"),
        ("apprenti", "apprentice"),
        ("demandeuse d’emploi", "job_seeker"),
        ("salariée", "employee"),
        ("agricultrice", "farmer"),
    ]);
    french.get(word).copied().unwrap_or(word)
}

fn list(value: &Toml, key: &str) -> Vec<Toml> {
    value.get(key).and_then(Toml::as_array).cloned().unwrap_or_default()
}

fn words(value: &Toml, key: &str) -> Vec<String> {
    list(value, key).iter().map(|word| word.as_str().unwrap().to_owned()).collect()
}

fn not(one: Maybe) -> Maybe {
    one.map(|yes| !yes)
}

/// One no decides, then one that cannot be said.
fn every(all: impl IntoIterator<Item = Maybe>) -> Maybe {
    let all: Vec<Maybe> = all.into_iter().collect();
    if all.contains(&Some(false)) {
        return Some(false);
    }
    if all.contains(&None) { None } else { Some(true) }
}

/// One yes decides, then one that cannot be said.
fn any(all: impl IntoIterator<Item = Maybe>) -> Maybe {
    let all: Vec<Maybe> = all.into_iter().collect();
    if all.contains(&Some(true)) {
        return Some(true);
    }
    if all.contains(&None) { None } else { Some(false) }
}
