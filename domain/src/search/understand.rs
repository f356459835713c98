//! From what somebody types to what to look for.

use super::common_words::{is_stop_word, is_stray_word};
use super::lexicon::Lexicon;
use super::regroup::regroup;
use super::text::{Token, tokens};

/// What to look for: the words as typed, and where the thesaurus knows better, as it says them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Query {
    /// The readings of the text, the literal one first. A card may answer any of them.
    pub readings: Vec<Reading>,
    /// The words as typed, folded, joined by one space.
    pub said: String,
    /// Words that nobody writes, each with the one that was understood instead, both folded.
    pub mended: Vec<(String, String)>,
}

/// One way to read the text: one group a word, each with what may stand for it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reading {
    /// One for each word that counts.
    pub groups: Vec<Group>,
    /// 1 for the literal reading, less for the thesaurus'.
    pub trust: f64,
}

/// A typed word or phrase, and what may stand for it.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// As typed, folded.
    pub typed: String,
    /// Best first; none if nothing held comes near.
    pub alternatives: Vec<Alternative>,
    /// How much the word tells: rare words more than common ones.
    pub weight: f64,
    /// It says nothing by itself: a card that answers only such words is no answer to a text that says more.
    pub stray: bool,
    /// Another word was understood instead of the one typed.
    pub mended: bool,
    /// Everybody knows the word and no card holds it: it is hardly a slip of another, nor the beginning of one.
    pub lacking: bool,
    /// No card says anything of it, and none ever will: what a card says of the other words is no answer, unless it
    /// says this one too.
    pub beyond: bool,
    /// It names a place: a card that holds there answers it, whatever words it has.
    pub place: bool,
}

/// One or several stems that together may stand for a typed word.
#[derive(Debug, Clone, PartialEq)]
pub struct Alternative {
    /// Stems, as indexed; all of them are needed.
    pub stems: Vec<String>,
    /// 1 for the word itself, less for a guess.
    pub trust: f64,
}

/// What is known of some words of the text before it is read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hints {
    /// Words, folded, that name a place.
    pub places: Vec<String>,
    /// Words, folded, that say when, how old or « around me »: they are looked for only where nothing else is said.
    pub aside: Vec<String>,
    /// The words are meant as they are typed: nothing is mended.
    pub exact: bool,
}

/// How much may stand for one word.
const MOST: usize = 10;
/// A word so likely keeps its own meaning beside that of the thesaurus.
const OWN: f64 = 0.6;
/// A word of so few letters may begin another, though everybody knows it by itself.
const BEGINS: usize = 4;
/// From so many letters on a word that looks like another is of its family: « energetic », « \u{e9}nerg\u{e9}tique ».
const KIN: usize = 8;
/// Words read of a text.
const MOST_WORDS: usize = 24;

impl Query {
    /// Whether some reading looks for that stem.
    pub fn looks_for(&self, stem: &str) -> bool {
        let groups = self.readings.iter().flat_map(|reading| &reading.groups);
        groups
            .flat_map(|group| &group.alternatives)
            .any(|found| found.stems.iter().any(|known| known == stem))
    }
}

/// Reads a text as it is typed: its last word may be unfinished.
pub fn understand(text: &str, lexicon: &Lexicon) -> Query {
    understand_with(text, &Hints::default(), lexicon)
}

/// The same, with what is known of some of its words.
pub fn understand_with(text: &str, hints: &Hints, lexicon: &Lexicon) -> Query {
    let unfinished = text.chars().next_back().is_some_and(char::is_alphanumeric);
    let mut words = tokens(text);
    words.truncate(MOST_WORDS);
    let said = words.iter().map(|token| token.word.as_str()).collect::<Vec<_>>().join(" ");
    if !hints.exact {
        words = regroup(lexicon.with_sentences(words), lexicon);
    }
    let last = words.last().map(|token| token.word.clone()).filter(|_| unfinished);
    let telling = telling(words, hints);
    let is_last =
        |at: usize| at + 1 == telling.len() && last.as_ref() == telling.last().map(|token| &token.word);

    let (mut groups, mut meant, mut mended) = (Vec::new(), Vec::new(), Vec::new());
    for (at, word) in telling.iter().enumerate() {
        let place = hints.places.contains(&word.word);
        let mut read = literal(word, is_last(at), hints.exact || place, lexicon);
        read.group.place = place;
        read.group.mended = read.instead.is_some();
        if let Some(instead) = &read.instead {
            mended.push((word.word.clone(), instead.word.clone()));
        }
        meant.push(read.instead.unwrap_or_else(|| word.clone()));
        groups.push(read.group);
    }
    if groups.is_empty() {
        return Query::default();
    }
    mark_beyond(&meant, &mut groups, lexicon);
    let literal = Reading { groups, trust: 1.0 };
    let by_thesaurus = thesaurus(&meant, &literal, lexicon);
    let mut readings = vec![literal];
    readings.extend(by_thesaurus);
    Query { readings, said, mended }
}

/// The words that tell something; all of them where none does.
fn telling(words: Vec<Token>, hints: &Hints) -> Vec<Token> {
    let told = |keep: &dyn Fn(&Token) -> bool| words.iter().filter(|t| keep(t)).cloned().collect::<Vec<_>>();
    let telling = told(&|token| !is_stop_word(&token.word) && !hints.aside.contains(&token.word));
    if !telling.is_empty() {
        return telling;
    }
    let telling = told(&|token| !is_stop_word(&token.word));
    if telling.is_empty() { words } else { telling }
}

/// What one word was read as.
struct Read {
    group: Group,
    /// The word that was understood instead of one that nobody writes.
    instead: Option<Token>,
}

/// One word: itself, what it may become, or what it is a slip of.
fn literal(word: &Token, unfinished: bool, exact: bool, lexicon: &Lexicon) -> Read {
    let known = lexicon.frequency(&word.stem) > 0;
    let lacking = lexicon.lacks(word);
    let mut alternatives = Vec::new();
    if known {
        offer(&mut alternatives, vec![word.stem.clone()], 1.0);
    }
    if unfinished && word.word.len() >= 2 && (!lacking || word.word.len() <= BEGINS) {
        let means = known || lexicon.phrase_at(std::slice::from_ref(word)).is_some();
        // Three letters begin too many words to say which is meant.
        let trust = if means || word.word.len() <= 3 { 0.5 } else { 0.85 };
        // « Licé » may be the beginning of « licence », or « lyc\u{e9}e » as it is heard.
        let said = if means || exact { Vec::new() } else { lexicon.said_as(&word.word, 3) };
        for near in said {
            offer(&mut alternatives, vec![near.stem], likeness(word, near.slips));
        }
        for stem in lexicon.beginning_with(&word.word, MOST) {
            offer(&mut alternatives, vec![stem], trust);
        }
    }
    let mut instead = None;
    if alternatives.is_empty() && !exact && (!lacking || word.word.len() >= KIN) && !lexicon.says(&word.stem)
    {
        for near in lexicon.nearest(&word.word, 4) {
            if lexicon.frequency(&near.stem) > 0 {
                offer(&mut alternatives, vec![near.stem.clone()], likeness(word, near.slips));
            }
            instead.get_or_insert(Token { word: near.word, stem: near.stem });
        }
    }
    Read { group: Group { lacking, ..group(word.word.clone(), alternatives, lexicon) }, instead }
}

/// How sure it is that a word so far from the typed one is meant: one slip is much in a short word.
fn likeness(word: &Token, slips: usize) -> f64 {
    match (slips, word.word.len()) {
        (0 | 1, ..=4) => 0.5,
        (0 | 1, 5) => 0.65,
        (0 | 1, _) => 0.8,
        _ => 0.6,
    }
}

/// Marks the phrases of which the thesaurus knows that no card speaks.
fn mark_beyond(words: &[Token], groups: &mut [Group], lexicon: &Lexicon) {
    let mut at = 0;
    while at < words.len() {
        let (taken, beyond) =
            lexicon.phrase_at(&words[at..]).map_or((1, false), |(taken, means)| (taken, means.is_empty()));
        groups[at..at + taken].iter_mut().for_each(|group| group.beyond |= beyond);
        at += taken;
    }
}

/// The text with each phrase of the thesaurus replaced by what the cards say; none if it knows none.
fn thesaurus(words: &[Token], literal: &Reading, lexicon: &Lexicon) -> Option<Reading> {
    let mut groups = Vec::new();
    let mut replaced = false;
    let mut at = 0;
    while at < words.len() {
        let known = lexicon.phrase_at(&words[at..]).filter(|(_, means)| !means.is_empty());
        let Some((taken, means)) = known else {
            groups.push(literal.groups[at].clone());
            at += 1;
            continue;
        };
        let read = &literal.groups[at..at + taken];
        // A single word that the cards use keeps its own meaning beside the thesaurus'.
        let own = if taken == 1 { read[0].alternatives.clone() } else { Vec::new() };
        let mut alternatives: Vec<_> = own.into_iter().filter(|found| found.trust >= OWN).collect();
        for stems in means.iter().filter(|stems| stems.iter().all(|stem| lexicon.frequency(stem) > 0)) {
            offer(&mut alternatives, stems.clone(), 0.9);
        }
        let typed = read.iter().map(|group| group.typed.as_str()).collect::<Vec<_>>().join(" ");
        let place = read.iter().all(|group| group.place);
        let mended = read.iter().all(|group| group.mended);
        let mut meant = Group { place, mended, ..group(typed, alternatives, lexicon) };
        // What no card says tells more than the common words by which cards say it.
        if read.iter().all(|group| group.alternatives.is_empty()) {
            meant.weight = f64::midpoint(meant.weight, f64::from(lexicon.cards + 1).ln());
        }
        groups.push(meant);
        replaced = true;
        at += taken;
    }
    replaced.then_some(Reading { groups, trust: 0.9 })
}

fn offer(alternatives: &mut Vec<Alternative>, stems: Vec<String>, trust: f64) {
    if alternatives.len() < MOST && !alternatives.iter().any(|known| known.stems == stems) {
        alternatives.push(Alternative { stems, trust });
    }
}

fn group(typed: String, alternatives: Vec<Alternative>, lexicon: &Lexicon) -> Group {
    let rarest =
        |found: &Alternative| found.stems.iter().map(|stem| lexicon.frequency(stem)).min().unwrap_or(0);
    let frequency = alternatives.first().map_or(0, rarest);
    let weight = (f64::from(lexicon.cards + 1) / f64::from(frequency + 1)).ln().max(0.1);
    let stray = is_stray_word(&typed);
    Group { typed, alternatives, weight, stray, beyond: false, mended: false, lacking: false, place: false }
}

#[cfg(test)]
mod tests {
    use super::super::Synonym;
    use super::super::text::stem;
    use super::*;

    fn lexicon() -> Lexicon {
        let words = ["permis", "conduire", "renovation", "restauration", "aide", "lyceens"];
        let surfaces = words.map(|word| (word.to_owned(), stem(word)));
        let frequencies = words.map(|word| (stem(word), if word == "aide" { 90 } else { 3 }));
        let canteen = Synonym {
            say: vec!["cantine".into(), "manger au lyc\u{e9}e".into()],
            mean: vec!["restauration lyc\u{e9}ens".into()],
        };
        let kitchen = Synonym { say: vec!["recette".into(), "prix de l'or".into()], mean: Vec::new() };
        Lexicon::new(surfaces, frequencies, &[canteen, kitchen], 100)
    }

    fn stems(reading: &Reading) -> Vec<Vec<Vec<String>>> {
        reading.groups.iter().map(|g| g.alternatives.iter().map(|a| a.stems.clone()).collect()).collect()
    }

    #[test]
    fn words_that_tell_nothing_are_left_out() {
        let query = understand("l'aide pour mon permis ", &lexicon());
        assert_eq!(query.readings.len(), 1);
        let groups = &query.readings[0].groups;
        assert_eq!(stems(&query.readings[0]), [[[stem("aide")]], [[stem("permis")]]]);
        assert!(groups[1].weight > groups[0].weight, "the rare word tells more");
    }

    #[test]
    fn the_last_word_may_be_unfinished() {
        assert_eq!(stems(&understand("r\u{e9}nov", &lexicon()).readings[0]), [[[stem("renovation")]]]);
        assert!(understand("r\u{e9}novx ", &lexicon()).readings[0].groups[0].alternatives.is_empty());
    }

    #[test]
    fn everyday_words_are_read_as_the_cards_say_them() {
        let meant = vec![stem("restauration"), stem("lyceens")];
        for text in ["cantine", "manger au lyc\u{e9}e "] {
            let query = understand(text, &lexicon());
            assert_eq!(stems(&query.readings[1]), [[meant.clone()]], "{text}");
        }
    }

    #[test]
    fn what_no_card_speaks_of_is_known_by_name() {
        let beyond = |text: &str| -> Vec<bool> {
            let query = understand(text, &lexicon());
            assert_eq!(query.readings.len(), 1, "{text}: it means nothing else");
            query.readings[0].groups.iter().map(|group| group.beyond).collect()
        };
        assert_eq!(beyond("recettes du permis "), [true, false]);
        assert_eq!(beyond("recettte "), [true], "a slip in it too");
        assert_eq!(
            beyond("le prix de l'or "),
            [true],
            "« or » is a small word, the phrase is known all the same"
        );
        assert_eq!(beyond("prix du permis "), [false, false]);
    }

    #[test]
    fn words_written_by_ear_are_understood() {
        assert_eq!(stems(&understand("rainovassion ", &lexicon()).readings[0]), [[[stem("renovation")]]]);
        let licence = understand("perrmi", &lexicon());
        assert_eq!(stems(&licence.readings[0]), [[[stem("permis")]]], "still typing");
    }

    #[test]
    fn a_word_that_everybody_knows_is_no_slip_of_another_nor_its_beginning() {
        let held = ["vente", "portefeuille", "energetique"];
        let surfaces = held.map(|word| (word.to_owned(), stem(word)));
        let perm = Synonym { say: vec!["ski".into(), "pneus neige".into()], mean: vec!["vente".into()] };
        let lexicon = Lexicon::new(surfaces, held.map(|word| (stem(word), 3)), &[perm], 100);
        for text in ["ventre", "ventre ", "porte"] {
            let query = understand(text, &lexicon);
            let group = &query.readings[0].groups[0];
            assert!(group.lacking && group.alternatives.is_empty() && query.mended.is_empty(), "{text}");
        }
        for text in ["vennte ", "vent\u{e9} ", "portef", "ski", "neige", "ventes"] {
            let group = &understand(text, &lexicon).readings[0].groups[0];
            assert!(!group.lacking, "{text}: a slip, a beginning, a form, or a word of the thesaurus");
        }
        assert_eq!(stems(&understand("energetic ", &lexicon).readings[0]), [[[stem("energetique")]]]);
    }

    #[test]
    fn slips_are_forgiven() {
        assert_eq!(stems(&understand("premis ", &lexicon()).readings[0]), [[[stem("permis")]]]);
        assert_eq!(stems(&understand("rennovacion ", &lexicon()).readings[0]), [[[stem("renovation")]]]);
    }

    #[test]
    fn whatever_is_typed_is_understood_as_something() {
        assert!(understand("", &lexicon()).readings.is_empty());
        assert_eq!(
            understand("de la", &lexicon()).readings[0].groups.len(),
            2,
            "only common words: they count then"
        );
        understand("\u{0}'''--- \u{1f600} \u{e9}", &lexicon());
    }
}
