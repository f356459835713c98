//! Which card comes first: what the title says, what the words tell, and what can still be asked for.

use super::understand::Query;

/// A card that the full-text query found.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// Row of the index.
    pub row: i64,
    /// Score of the full-text query, greater is better.
    pub text_score: f64,
    /// Stems of the title, separated by spaces.
    pub title_stems: String,
    /// What the card is worth before anything is asked: full, living cards more.
    pub prior: f64,
}

/// A card in its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranked {
    /// Row of the index.
    pub row: i64,
    /// Greater is better; comparable within one answer only.
    pub score: f64,
}

/// Puts candidates in order, best first; equal ones by row, so that the order never wavers.
pub fn rank(query: &Query, candidates: &[Candidate]) -> Vec<Ranked> {
    let best_text = candidates.iter().map(|found| found.text_score).fold(0.0_f64, f64::max).max(1e-9);
    let whole: f64 = query.groups.iter().map(|group| group.weight).sum::<f64>().max(1e-9);
    let mut ranked: Vec<Ranked> = candidates
        .iter()
        .map(|found| {
            let title: Vec<&str> = found.title_stems.split(' ').collect();
            let score = found.text_score / best_text + 1.2 * title_score(query, &title, whole);
            Ranked { row: found.row, score: score * found.prior }
        })
        .collect();
    ranked.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.row.cmp(&b.row)));
    ranked
}

/// How much of the question the title answers, and how little else it says.
fn title_score(query: &Query, title: &[&str], whole: f64) -> f64 {
    let mut answered = 0.0;
    let mut used = 0;
    for group in &query.groups {
        let best = group.alternatives.iter().filter(|found| title.contains(&found.stem.as_str()));
        let trust = best.map(|found| found.trust).fold(0.0_f64, f64::max);
        answered += group.weight * trust;
        used += usize::from(trust > 0.0);
    }
    let coverage = answered / whole;
    let focus = used as f64 / title.len().max(1) as f64;
    coverage * (0.8 + 0.2 * focus)
}

#[cfg(test)]
mod tests {
    use super::super::understand::{Alternative, Group};
    use super::*;

    fn query(stems: &[&str]) -> Query {
        let group = |stem: &&str| Group {
            typed: (*stem).to_owned(),
            alternatives: vec![Alternative { stem: (*stem).to_owned(), trust: 1.0 }],
            weight: 1.0,
        };
        Query { groups: stems.iter().map(group).collect() }
    }

    fn card(row: i64, title: &str, text_score: f64, prior: f64) -> Candidate {
        Candidate { row, text_score, title_stems: title.into(), prior }
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
}
