//! Which card comes first: where it says the words, how much they tell, and what can still be asked for.

use super::understand::{Alternative, Group, Query, Reading};

/// A card that the full-text query found.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// Row of the index.
    pub row: i64,
    /// Score of the full-text query, greater is better.
    pub text_score: f64,
    /// Words of the title without accents, separated by spaces.
    pub title_words: String,
    /// Stems of the title, keywords and lead, each separated by spaces.
    pub stems: [String; 3],
    /// What the card is worth before anything is asked: full, living cards more.
    pub prior: f64,
    /// It holds every word of a reading, somewhere.
    pub whole: bool,
    /// How well it fits the place that the text names, 0 to 1, more for what stands there; none where it names none.
    pub fits: Option<f64>,
}

/// A card in its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranked {
    /// Row of the index.
    pub row: i64,
    /// Greater is better; comparable within one answer only.
    pub score: f64,
    /// How much of what was typed the card answers, 0 to 1; comparable between answers.
    pub sure: f64,
}

/// A word of so few letters is easily another.
const SHORT: usize = 7;

/// What a word is worth where it stands: in the title, among the keywords, in the lead.
const WORTH: [f64; 3] = [1.0, 0.75, 0.5];

/// What a word that stands in the body only is worth.
const IN_BODY: f64 = 0.3;
/// What it is worth to begin as the text does: somebody types a title.
const NAMED: f64 = 0.5;
/// How much of its worth a title loses that says much besides: « allocations familiales » are not « allocation de
/// soutien familial ».
const FOCUS: f64 = 0.15;
/// Words explained have less: they are no cards.
const EXPLAINS: f64 = 0.65;
/// What is left where but one of several words is spoken of, and beside the point.
const ONE_ASIDE: f64 = 0.65;
/// So much a word is worth that stands in the title or among the keywords.
const IN_HEAD: f64 = 0.6;
/// How much surer a card is of which two telling words speak.
const AGREE: f64 = 1.25;
/// What is left where only stray words are spoken of, and others are not known.
const STRAY: f64 = 0.4;
/// What is left where every word spoken of is a short one that was mended.
const MENDED: f64 = 0.5;
/// What is left where the text asks for something of which no card speaks, and this one neither.
const BESIDE_THE_POINT: f64 = 0.6;
/// The least that such a word counts.
const BEYOND: f64 = 6.0;
/// The most that a word counts which nobody writes.
const UNKNOWN: f64 = 5.0;
/// How much more than the rarest word one counts that everybody knows and no card holds.
const LACKING: f64 = 1.1;
/// What a stray word counts beside others.
const STRAY_COUNTS: f64 = 0.3;
/// What is left of a card that holds for another place than the one named.
const ELSEWHERE: f64 = 0.45;

/// Puts candidates in order, best first; equal ones by row, so that the order never wavers.
pub fn rank(query: &Query, candidates: &[Candidate]) -> Vec<Ranked> {
    let best_text = candidates.iter().map(|found| found.text_score).fold(0.0_f64, f64::max).max(1e-9);
    let mut ranked: Vec<Ranked> = candidates
        .iter()
        .map(|found| {
            let said = Said::by(found);
            let (mut best, mut sure) = (0.0_f64, 0.0_f64);
            for reading in &query.readings {
                best = best.max(said.answers(reading));
                sure = sure.max(said.covers(reading));
            }
            let here = found.fits.map_or(1.0, |fits| ELSEWHERE + (1.0 - ELSEWHERE) * fits);
            let named = if is_named(found, &query.said) { NAMED } else { 0.0 };
            let score = (0.6 * found.text_score / best_text + best + named) * found.prior * here;
            Ranked { row: found.row, score, sure }
        })
        .collect();
    ranked.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.row.cmp(&b.row)));
    ranked
}

/// Whether the title of a card begins with what was typed.
fn is_named(found: &Candidate, said: &str) -> bool {
    said.contains(' ') && found.title_words.starts_with(said) && found.prior > EXPLAINS
}

/// What a card says, cut into words once.
struct Said<'a> {
    title: Vec<&'a str>,
    columns: [Vec<&'a str>; 3],
    whole: bool,
    fits: Option<f64>,
}

impl<'a> Said<'a> {
    fn by(found: &'a Candidate) -> Self {
        let cut = |text: &'a String| text.split(' ').collect::<Vec<_>>();
        let columns = found.stems.each_ref().map(cut);
        Self { title: cut(&found.title_words), columns, whole: found.whole, fits: found.fits }
    }

    /// How much of a reading the card answers, and how little else its title says.
    fn answers(&self, reading: &Reading) -> f64 {
        let mut answered = 0.0;
        let mut in_title = 0;
        for group in &reading.groups {
            let worth = self.worth(group);
            answered += counts(group) * worth;
            in_title += usize::from(worth >= 0.7);
        }
        let focus = in_title as f64 / self.title.len().max(1) as f64;
        reading.trust * answered / whole(reading) * (1.0 - FOCUS + FOCUS * focus)
    }

    /// How much of a reading the card speaks of at all.
    fn covers(&self, reading: &Reading) -> f64 {
        let tells = |group: &Group| if is_lacking(group) { group.weight } else { weight_of(group) };
        let rarest = reading.groups.iter().map(tells).fold(0.0_f64, f64::max);
        // What everybody knows and no card holds is what the text is about, rather than any other of its words.
        let weigh = |group: &Group| if is_lacking(group) { rarest * LACKING } else { weight_of(group) };
        let spoken = |group: &Group| {
            let alternatives = group.alternatives.iter().filter(|found| {
                // In passing a card may say any word: « recettes » are takings too.
                self.worth_of(found) > 0.0 || (self.whole && !group.beyond)
            });
            let trust = alternatives.map(|found| found.trust).fold(0.0_f64, f64::max);
            let place = self.fits.filter(|_| group.place).unwrap_or(0.0).min(1.0);
            weigh(group) * trust.max(place)
        };
        let all: f64 = reading.groups.iter().map(weigh).sum();
        let mut covered = reading.groups.iter().map(spoken).sum::<f64>() / all.max(1e-9);
        if reading.groups.iter().any(|group| group.beyond && spoken(group) == 0.0) {
            covered *= BESIDE_THE_POINT;
        }
        let said = || reading.groups.iter().filter(|group| self.worth(group) > 0.0);
        // Stray words are no answer beside words that nobody writes, nor where they stand in passing.
        let unknown = reading.groups.iter().any(|group| group.alternatives.is_empty() && !group.place);
        let passing = || said().all(|group| self.worth(group) < WORTH[1] || group.place);
        if said().all(|group| group.stray || group.place)
            && said().any(|group| group.stray)
            && (unknown || passing())
        {
            return covered * STRAY;
        }
        let is_slip = |group: &Group| group.mended && group.typed.len() <= SHORT;
        if unknown && said().filter(|group| !group.stray).all(is_slip) {
            return covered * MENDED;
        }
        let mut worth = said().map(|group| self.worth(group));
        let aside = reading.groups.len() > 1
            && worth.next().is_some_and(|worth| worth < 0.6)
            && worth.next().is_none();
        // Two telling words of one card are no chance, whatever else was said.
        let telling = |group: &&Group| !group.stray && !group.place && self.worth(group) >= IN_HEAD;
        let agree = reading.groups.iter().filter(telling).count() >= 2;
        match (aside, agree) {
            (true, _) => covered * ONE_ASIDE,
            (_, true) => (covered * AGREE).min(1.0),
            _ => covered,
        }
    }

    fn worth(&self, group: &Group) -> f64 {
        let mut best = group.alternatives.iter().map(|found| self.worth_of(found)).fold(0.0_f64, f64::max);
        if self.whole && best == 0.0 {
            best = IN_BODY * group.alternatives.first().map_or(0.0, |found| found.trust);
        }
        // The very word in the title says more than its stem: « aidant » is not « aide ».
        if group.typed.split(' ').all(|word| self.title.contains(&word)) {
            best *= 1.2;
        }
        if group.place { best.max(self.fits.unwrap_or(0.0).min(1.0)) } else { best }
    }

    /// What an alternative is worth where the card says it best.
    fn worth_of(&self, found: &Alternative) -> f64 {
        let says = |column: &Vec<&str>| found.stems.iter().all(|stem| column.contains(&stem.as_str()));
        let said = self.columns.iter().zip(WORTH).find(|(column, _)| says(column));
        said.map_or(0.0, |(_, worth)| worth * found.trust)
    }
}

/// What a group counts where one asks how much was answered. A word that nobody writes may be a verb: it says less of
/// what is asked for than its rarity makes believe.
fn weight_of(group: &Group) -> f64 {
    match group {
        group if group.beyond => group.weight.max(BEYOND),
        group if group.stray => group.weight * STRAY_COUNTS,
        group if group.alternatives.is_empty() => group.weight.min(UNKNOWN),
        group => group.weight,
    }
}

fn is_lacking(group: &Group) -> bool {
    group.lacking && !group.stray && !group.place && group.alternatives.is_empty()
}

/// What a group counts where one asks which card says more.
fn counts(group: &Group) -> f64 {
    if group.stray { group.weight * STRAY_COUNTS } else { group.weight }
}

fn whole(reading: &Reading) -> f64 {
    reading.groups.iter().map(counts).sum::<f64>().max(1e-9)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn query(stems: &[&str]) -> Query {
        let group = |stem: &&str| Group {
            typed: (*stem).to_owned(),
            alternatives: vec![Alternative { stems: vec![(*stem).to_owned()], trust: 1.0 }],
            weight: 1.0,
            stray: false,
            beyond: false,
            mended: false,
            lacking: false,
            place: false,
        };
        let groups = stems.iter().map(group).collect();
        Query { readings: vec![Reading { groups, trust: 1.0 }], ..Query::default() }
    }

    fn card(row: i64, title: &str, text_score: f64, prior: f64) -> Candidate {
        let stems = [title.to_owned(), String::new(), String::new()];
        Candidate { row, text_score, title_words: title.into(), stems, prior, whole: true, fits: None }
    }

    #[test]
    fn the_title_that_says_it_comes_first() {
        let cards = [card(1, "bours lyc", 5.0, 1.0), card(2, "aid perm conduir", 4.0, 1.0)];
        assert_eq!(rank(&query(&["perm"]), &cards)[0].row, 2);
    }

    #[test]
    fn a_shorter_title_and_a_living_card_come_first() {
        let cards = [card(1, "aid perm conduir apprent autr chos", 4.0, 1.0), card(2, "aid perm", 4.0, 1.0)];
        assert_eq!(rank(&query(&["perm"]), &cards)[0].row, 2);
        let ended = [card(1, "aid perm", 4.0, 0.6), card(2, "aid perm", 3.5, 1.0)];
        assert_eq!(rank(&query(&["perm"]), &ended)[0].row, 2);
    }

    #[test]
    fn a_card_that_holds_for_another_place_goes_down() {
        let mut cards = [card(1, "aid velo", 5.0, 1.0), card(2, "aid velo", 4.0, 1.0)];
        cards[0].fits = Some(0.0);
        cards[1].fits = Some(1.0);
        assert_eq!(rank(&query(&["velo"]), &cards)[0].row, 2);
    }

    #[test]
    fn what_a_card_answers_is_said_between_nought_and_one() {
        let mut whole = query(&["velo", "electr"]);
        let mut cards = [card(1, "velo electr", 5.0, 1.0), card(2, "velo", 5.0, 1.0)];
        cards.iter_mut().for_each(|card| card.whole = false);
        let sure: Vec<f64> = rank(&whole, &cards).iter().map(|found| found.sure).collect();
        assert!((sure[0] - 1.0).abs() < 1e-9 && (sure[1] - 0.5).abs() < 1e-9, "{sure:?}");
        // « Recette de cr\u{ea}pes »: no card speaks of the one, whatever it says of the other.
        whole.readings[0].groups[1].beyond = true;
        let beyond = rank(&whole, &cards)[1].sure;
        assert!(beyond < 0.1, "{beyond}");
        whole.readings[0].groups[1].beyond = false;
        // « Cours du dollar »: nobody writes the one, and the other says nothing by itself.
        whole.readings[0].groups[0].stray = true;
        whole.readings[0].groups[1].alternatives.clear();
        let stray = rank(&whole, &cards)[0].sure;
        assert!(stray < 0.3, "{stray}");
    }

    #[test]
    fn what_everybody_knows_and_no_card_holds_outweighs_the_rest() {
        let mut asked = query(&["velo", "lun"]);
        asked.readings[0].groups[0].weight = 4.0;
        asked.readings[0].groups[1].alternatives.clear();
        let cards = [card(1, "velo", 5.0, 1.0)];
        let unknown = rank(&asked, &cards)[0].sure;
        asked.readings[0].groups[1].lacking = true;
        let lacking = rank(&asked, &cards)[0].sure;
        assert!((unknown - 0.8).abs() < 1e-9 && (lacking - 1.0 / 2.1).abs() < 1e-9, "{unknown} {lacking}");
        asked.readings[0].groups[1].place = true;
        assert!(rank(&asked, &cards)[0].sure > 0.7, "a place is known elsewhere");
    }

    #[test]
    fn equal_cards_keep_their_order_from_one_answer_to_the_next() {
        let cards = [card(2, "aid", 4.0, 1.0), card(1, "aid", 4.0, 1.0)];
        assert_eq!(rank(&query(&["aid"]), &cards)[0].row, 1);
    }
}
