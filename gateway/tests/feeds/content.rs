//! What we write ourselves is read strictly: a slip of the pen is refused, with the key that it is about.

use gateway::sources::{File, Reading, Record};

use crate::world::{aids, file, fixtures, read, repaired, why};

fn card() -> String {
    let files = fixtures("content");
    let card = files.into_iter().find(|file| file.path == "aids/carte-essai.toml").unwrap();
    String::from_utf8(card.bytes).unwrap()
}

/// What happens to the card once a line is changed; beside it, a link that is always good.
fn after(from: &str, to: &str) -> String {
    let changed = card().replace(from, to);
    assert_ne!(changed, card(), "{from}");
    let link = fixtures("content").into_iter().find(|file| file.path.starts_with("links/")).unwrap();
    let reading = read("content", &[file("aids/carte-essai.toml", &changed), link]).unwrap();
    why(&reading, "carte-essai.toml")
}

#[test]
fn a_good_card_is_read_whole_with_french_spaces() {
    let reading = read("content", &fixtures("content")).unwrap();
    let card = aids(&reading).into_iter().find(|aid| aid.id == "content:carte-essai").unwrap();
    assert_eq!(card.amount.unwrap().words, "2\u{a0}280\u{a0}€ au plus");
    assert_eq!(card.description, "Faite main\u{a0}: 20\u{a0}% de rien.");
    assert_eq!(card.detail, "full");
    assert_eq!(card.profiles[0].conditions[0].kind, "scholarship_holder");
}

#[test]
fn a_key_that_is_unknown_or_missing_is_refused_by_its_name() {
    assert_eq!(after("theme =", "teme ="), "unknown_key: teme");
    assert_eq!(after("title = \"Carte d'essai\"\n", ""), "missing_field: title");
    assert_eq!(after("for_whom = [\"Vous avez moins de 26 ans.\"]\n", ""), "missing_field: for_whom");
    assert_eq!(after("years = 26", "yeers = 26"), "unknown_key: yeers");
    assert_eq!(after(", years = 26", ""), "missing_field: conditions age");
    assert_eq!(after("words = ", "mots = "), "unknown_key: mots");
}

#[test]
fn a_word_outside_its_closed_list_is_refused() {
    assert_eq!(after("\"culture\"", "\"alchemy\""), "unknown_value: theme alchemy");
    assert_eq!(after("\"young\"", "\"youth\""), "unknown_value: audience youth");
    assert_eq!(after("\"tariff\"", "\"gift\""), "unknown_value: aid_types gift");
    assert_eq!(after("\"age\"", "\"hair\""), "unknown_condition: hair");
    assert_eq!(after("\"<\"", "\"under\""), "unknown_value: conditions age under");
    assert_eq!(after("\"REG-27\"", "\"REG-99\""), "unknown_territory: territory REG-99");
    assert_eq!(after("\"none\"", "\"fax\""), "unknown_value: filing fax");
}

#[test]
fn a_section_is_there_or_said_not_to_be_stated_and_never_both() {
    assert_eq!(after("\"documents\", ", ""), "missing_field: documents");
    assert_eq!(after("\"documents\", ", "\"documents\", \"amount\", "), "contradiction: not_stated amount");
    assert_eq!(after("\"documents\", ", "\"documents\", \"weather\", "), "unknown_value: not_stated weather");
}

#[test]
fn a_promise_has_at_most_180_characters() {
    let long = "é".repeat(180);
    assert_eq!(after("Une carte faite à la main pour les essais.", &long), "");
    assert_eq!(after("Une carte faite à la main pour les essais.", &format!("{long}e")), "too_long: promise");
}

#[test]
fn a_day_an_address_and_a_file_name_must_be_what_they_should() {
    assert_eq!(after("2026-08-19", "2026-02-30"), "dates_unreadable: verified_on");
    let url = "source_url = \"https://www.bourgognefranchecomte.fr/node/102\"";
    assert_eq!(after(url, "source_url = \"/node/102\""), "link_unreadable: source_url");
    let named = File { path: "aids/Carte Essai.toml".into(), bytes: card().into_bytes() };
    let link = fixtures("content").into_iter().find(|file| file.path.starts_with("links/")).unwrap();
    let reading = read("content", &[named, link]).unwrap();
    assert_eq!(why(&reading, "Carte Essai.toml"), "unreadable_value: name of the file");
}

#[test]
fn a_short_card_needs_little_and_says_so() {
    let short = "detail = \"short\"\ntitle = \"Courte\"\ntheme = \"sport\"\naudience = [\"everyone\"]\n\
                 bodies = [\"Région\"]\nterritory = [\"REG-27\"]\nsource_url = \"https://e.fr/c\"\nverified_on = \"2026-08-19\"\n";
    let reading = read("content", &[file("aids/courte.toml", short)]).unwrap();
    assert_eq!(aids(&reading)[0].detail, "short");
}

#[test]
fn a_full_card_stands_for_the_row_of_the_guide_with_the_same_page() {
    let reading = read("content", &fixtures("content")).unwrap();
    let ids: Vec<_> = aids(&reading).into_iter().map(|aid| aid.id).collect();
    assert_eq!(ids, ["content:carte-essai", "content:guide-node-103"]);
    assert!(repaired(&reading, "content:carte-essai", "duplicate_id: stands for content:guide-node-102"));
    assert_eq!(why(&reading, "guide.csv:4"), "unknown_value: theme alchemy");
    let row = aids(&reading).remove(1);
    assert_eq!(row.deadline.unwrap().stated.as_deref(), Some("closed"));
    assert_eq!(row.bodies.len(), 2);
}

#[test]
fn a_row_of_the_guide_may_hold_the_words_by_which_people_ask() {
    let with = |columns: &str, cells: &str| {
        let sheet = format!(
            "id,title,theme,audience,bodies,state,closes_on,url{columns}\n\
             guide-node-9,Achat de véhicules,sport,association,Région,open,,https://e.fr/node/9{cells}\n"
        );
        read("content", &[file("aids/guide.csv", &sheet)]).unwrap()
    };
    let keywords = |reading: &Reading| aids(reading).remove(0).keywords;
    assert!(keywords(&with("", "")).is_empty() && keywords(&with(",keywords", ",")).is_empty());
    assert_eq!(keywords(&with(",keywords", ",minibus|club de sport")), ["minibus", "club de sport"]);
    let foreign = with(",keywrods", ",minibus");
    assert!(keywords(&foreign).is_empty() && repaired(&foreign, "guide.csv", "unknown_key: keywrods"));
}

#[test]
fn one_bad_entry_of_the_words_refuses_itself_only() {
    let reading = read("content", &fixtures("content")).unwrap();
    let words: Vec<_> =
        reading.records.iter().filter(|record| matches!(record, Record::Word(_))).map(Record::id).collect();
    let taken =
        ["entity:student", "glossary:essai", "help:essai", "thesaurus:cantoche", "thesaurus:horoscope"];
    assert_eq!(words, taken);
    assert_eq!(why(&reading, "entities.toml:2"), "missing_field: names");
    assert_eq!(why(&reading, "thesaurus.toml:2"), "missing_field: say");
    assert_eq!(why(&reading, "thesaurus.toml:3"), "unknown_key: dit");
    assert!(why(&reading, "thesaurus.toml:5").contains("mean"), "what it means is said, were it nothing");
}

#[test]
fn a_file_in_a_folder_that_nobody_reads_is_refused_and_not_forgotten() {
    let mut files = fixtures("content");
    files.push(file("aide/egaree.toml", "title = \"Égarée\"\n"));
    let reading = read("content", &files).unwrap();
    assert_eq!(why(&reading, "aide/egaree.toml"), "not_the_feed");
}

#[test]
fn a_link_holds_numbers_that_can_be_dialled_or_written_to() {
    let good = "title = \"Urgences\"\ntext = \"Appelez.\"\ntheme = \"health\"\naudience = [\"everyone\"]\n\
                verified_on = \"2026-08-19\"\nphones = [{ label = \"Secours\", number = \"15\" }, { label = \"Par texte\", number = \"114\", by_text = true }]\n";
    let link = |text: &str| read("content", &[file("links/essai.toml", text)]).unwrap();
    let reading = link(good);
    let Some(Record::Link(card)) = reading.settled().records.into_iter().next() else { panic!("a link") };
    let told: Vec<_> = card.phones.iter().map(|phone| (phone.number.as_str(), phone.by_text)).collect();
    assert_eq!(told, [("15", false), ("114", true)]);
    for wrong in ["1", "15 ; rm", "call me", "+"] {
        let text = good.replace("\"15\"", &format!("\"{wrong}\""));
        let beside = file("links/autre.toml", good);
        let reading = read("content", &[file("links/essai.toml", &text), beside]).unwrap();
        assert_eq!(why(&reading, "essai.toml"), "unreadable_value: phones number", "{wrong}");
    }
}

#[test]
fn an_easy_text_is_refused_unless_it_is_easy() {
    let easy = |text: &str| {
        after("theme = \"culture\"", &format!("easy = \"\"\"\n{text}\n\"\"\"\ntheme = \"culture\""))
    };
    assert_eq!(easy("C'est quoi ?\nUne carte pour les essais.\nElle est faite à la main."), "");
    let long = ["mot"; 16].join(" ");
    assert_eq!(easy(&format!("{long}.")), format!("too_long: easy: {long}."));
    assert_eq!(easy(&format!("{}.", ["mot"; 12].join(" "))), "too_long: easy: mean");
    assert_eq!(easy("Le RSA aide."), "missing_field: easy: meaning of RSA");
    assert_eq!(easy("Le RSA (un revenu minimum) aide."), "");
    assert_eq!(easy("Cliquez ici."), "unknown_value: easy: cliquez");
    assert_eq!(easy("  "), "missing_field: easy");
}

#[test]
fn an_acronym_that_the_glossary_knows_is_explained_in_the_easy_text_all_the_same() {
    let card = card().replace("theme = \"culture\"", "easy = \"Voyez la Caf.\"\ntheme = \"culture\"");
    let glossary =
        "[[entry]]\nterm = \"Caf\"\nlong = \"caisse d'allocations familiales\"\ntext = \"Une caisse.\"\n";
    let read = |card: &str| {
        let files = [file("aids/carte-essai.toml", card), file("words/glossary.toml", glossary)];
        why(&read("content", &files).unwrap(), "carte-essai.toml")
    };
    assert_eq!(read(&card), "missing_field: easy: meaning of Caf");
    let explained = card.replace("la Caf.", "la Caf, la caisse d'allocations familiales.");
    assert_eq!(read(&explained), "");
}

/// Counted over what is shipped, and printed: the fifty most useful cards and more are easy to read.
#[test]
fn the_cards_that_citizens_need_most_are_easy_to_read() {
    let content = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets/content");
    let reading = read("content", &crate::world::folder_of(&content)).unwrap();
    assert!(reading.refused.is_empty(), "{:?}", reading.refused);
    let texts: Vec<String> = aids(&reading).into_iter().filter_map(|aid| aid.easy_text).collect();
    let measures: Vec<_> = texts.iter().map(|text| domain::easy::measure(text)).collect();
    let longest = measures.iter().map(|(longest, ..)| *longest).max().unwrap();
    let mean = |(_, words, sentences): &(usize, usize, usize)| *words as f64 / *sentences as f64;
    let worst = measures.iter().map(mean).fold(0.0, f64::max);
    println!("{} easy texts, longest sentence {longest} words, highest mean {worst:.1}", texts.len());
    assert!(texts.len() >= 55 && longest <= domain::easy::LONGEST && worst <= domain::easy::MEAN as f64);
    assert!(texts.iter().all(|text| domain::easy::blocks(text).iter().all(|block| block.question.is_some())));
}
