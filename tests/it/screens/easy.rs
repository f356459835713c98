//! Easy to read, and to hear: the switch, the text, the words explained, what the voice is given.

use std::sync::Arc;

use domain::application::Standing;
use domain::easy::{LONGEST, MEAN};
use domain::ids::RecordId;
use domain::sentences::{sentences, word_count};
use ma_region::actions::Said;
use ma_region::platform::Presence;
use ma_region::screens::aloud;
use ma_region::store::desk::settings::{self, Adjust};
use ma_region::store::reference::aids;
use ma_region::words::{Language, Words};

use super::sight;
use crate::world::Phone;

const RENT: &str = "content:national-visale";

async fn seeded(easy: bool) -> Phone {
    let phone = Phone::alone();
    phone.app.seed().await;
    phone.app.actions.adjust(Adjust::Easy(easy)).await.unwrap();
    phone
}

async fn card(phone: &Phone, id: &str) -> domain::aid::Aid {
    let id = RecordId::parse(id).unwrap();
    phone.app.store.read(move |db| aids::card(db, &id)).await.unwrap().unwrap()
}

/// What that card gives to the voice, in a language of the app.
async fn given(phone: &Phone, id: &str, easy: bool, language: Language) -> Vec<Said> {
    aloud(&card(phone, id).await, easy, Words::of(language), phone.app.actions.today())
}

/// The texts of a piece of a page, one a line, as they are seen.
fn seen(html: &str) -> Vec<String> {
    let mut html = html.to_owned();
    for end in ["</p>", "</h1>", "</h2>", "</h3>", "</li>", "</span>", "</strong>"] {
        html = html.replace(end, "\n");
    }
    let mut text = String::new();
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside => text.push(c),
            _ => {}
        }
    }
    let text = text.replace("&#39;", "'").replace("&quot;", "\"").replace("&amp;", "&");
    text.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
}

fn between<'t>(html: &'t str, from: &str, to: &str) -> &'t str {
    let start = html.find(from).expect(from);
    let rest = &html[start..];
    &rest[..rest.find(to).expect(to)]
}

#[tokio::test(flavor = "multi_thread")]
async fn the_switch_changes_every_card_that_has_an_easy_text_and_stays() {
    let phone = seeded(true).await;
    let html = sight::of(&phone, &format!("/aids/{RENT}")).await;
    assert!(html.contains("role=\"switch\" aria-checked=\"true\""), "{html}");
    assert!(html.contains("<h3>C\u{2019}est pour qui\u{a0}?</h3>"), "{html}");
    assert!(!html.contains("<h2>En bref") && !html.contains("FALC"), "{html}");
    assert!(html.contains("<h2>Contact") && html.contains("<h2>Source"), "{html}");
    let phone = phone.restarted("http://127.0.0.1:9");
    assert!(phone.app.store.read(settings::read).await.unwrap().easy);
    let html = sight::of(&phone, "/settings").await;
    let switch = between(&html, "<label class=\"choice\"><input type=\"checkbox\"", "Phrases courtes");
    assert!(switch.contains("checked") && switch.contains("Facile \u{e0} lire"), "{switch}");
    phone.app.actions.adjust(Adjust::Easy(false)).await.unwrap();
    let html = sight::of(&phone, &format!("/aids/{RENT}")).await;
    assert!(html.contains("<h2>En bref") && html.contains("aria-checked=\"false\""), "{html}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_card_without_an_easy_text_says_so_once_and_offers_help() {
    let phone = seeded(true).await;
    let route = "/aids/content:national-permis-apprentis";
    let html = sight::of(&phone, route).await;
    assert_eq!(sight::count(&html, "n\u{2019}est pas encore \u{e9}crite en facile \u{e0} lire"), 1, "{html}");
    let notice = between(&html, "n\u{2019}est pas encore", "</article>");
    assert!(notice.contains("href=\"/glossary\"") && notice.contains("href=\"/help\""), "{html}");
    assert!(html.contains("<h2>En bref"), "the whole card is there: {html}");
    phone.app.actions.adjust(Adjust::Easy(false)).await.unwrap();
    assert!(!sight::of(&phone, route).await.contains("n\u{2019}est pas encore \u{e9}crite"));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_voice_is_given_exactly_the_easy_text_that_is_seen_in_french() {
    let phone = seeded(true).await;
    let html = sight::of(&phone, &format!("/aids/{RENT}")).await;
    let texts = given(&phone, RENT, true, Language::French).await;
    phone.app.actions.listen(texts).await.unwrap();
    let said = phone.voice.said();
    assert!(said.iter().all(|(_, lang)| lang == "fr"), "{said:?}");
    let section = seen(between(&html, "<section class=\"section easy\">", "</section>"));
    let source = seen(between(&html, "<h2>Source", "</article>"));
    let aid = card(&phone, RENT).await;
    let dates = seen(between(between(&html, "<article", "</article>"), "<span class=\"chip", "</div>"));
    let contact = seen(between(&html, "<h2>Contact", "<button"));
    let expected: Vec<String> = [vec![aid.title.clone()], dates, section, contact, source[..3].to_vec()]
        .concat()
        .iter()
        .flat_map(|text| sentences(text).into_iter().map(str::to_owned).collect::<Vec<_>>())
        .collect();
    assert_eq!(said.into_iter().map(|(text, _)| text).collect::<Vec<_>>(), expected);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_voice_is_given_the_whole_card_in_its_order_each_text_in_its_language() {
    let phone = seeded(false).await;
    for id in ["content:national-aah", "content:aide-permis-de-conduire", RENT] {
        let html = sight::of(&phone, &format!("/aids/{id}")).await;
        let page = seen(between(&html, "<article", "</article>")).join(" ").replace('\u{a0}', " ");
        let mut from = 0;
        for said in given(&phone, id, false, Language::French).await {
            let text = said.text.split_whitespace().collect::<Vec<_>>().join(" ");
            let found = page[from..].find(&text);
            from += found.unwrap_or_else(|| panic!("{text:?} after {:?}", &page[..from])) + text.len();
            assert_eq!(said.lang, "fr");
        }
    }
    let english = given(&phone, RENT, false, Language::English).await;
    let spoken = |text: &str| english.iter().find(|said| said.text.contains(text)).map(|said| said.lang);
    assert_eq!((spoken("Garantie Visale"), spoken("Documents")), (Some("fr"), Some("en")));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_voice_stops_where_enough_was_heard_and_another_text_ends_the_one_before() {
    let phone = Arc::new(seeded(false).await);
    phone.voice.is_slow();
    let said = |text: &str| vec![Said { text: text.to_owned(), lang: "fr" }];
    let actions = phone.app.actions.clone();
    let first = tokio::spawn(async move { actions.listen(said("Un. Deux.")).await });
    let mut reading = phone.app.actions.reading();
    reading.wait_for(|now| now.is_aloud()).await.unwrap();
    let actions = phone.app.actions.clone();
    let second = tokio::spawn(async move { actions.listen(said("Trois. Quatre.")).await });
    first.await.unwrap().unwrap();
    let voice = phone.voice.clone();
    let heard = move || voice.said().iter().any(|(text, _)| text == "Trois.");
    while !heard() {
        tokio::task::yield_now().await;
    }
    assert!(reading.borrow_and_update().is_aloud(), "the second one goes on");
    phone.app.actions.hush();
    second.await.unwrap().unwrap();
    assert!(!reading.borrow_and_update().is_aloud());
    let said: Vec<String> = phone.voice.said().into_iter().map(|(text, _)| text).collect();
    assert!(!said.iter().any(|text| text == "Deux." || text == "Quatre."), "{said:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_voice_the_button_says_so() {
    let phone = seeded(false).await;
    for (presence, there) in [(Presence::Here, false), (Presence::Missing, true), (Presence::NotYet, true)] {
        phone.voice.becomes(presence);
        let html = sight::of(&phone, &format!("/aids/{RENT}")).await;
        assert!(html.contains("\u{c9}couter"), "{html}");
        assert_eq!(html.contains("Pas de voix sur cet appareil"), there, "{html}");
    }
    let texts = given(&phone, RENT, false, Language::French).await;
    let refused = phone.app.actions.listen(texts).await.unwrap_err();
    assert_eq!(refused.code(), "no-voice");
    assert!(Words::of(Language::French).apology("no-voice").contains("voix haute"));
    assert!(!phone.app.actions.reading().borrow().is_aloud());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_word_of_administrations_is_a_button_the_first_time_a_section_says_it() {
    let phone = seeded(false).await;
    let html = sight::of(&phone, "/aids/content:national-rsa").await;
    let term =
        |text: &str| format!("class=\"term\" type=\"button\" aria-haspopup=\"dialog\">{text}</button>");
    let steps = between(&html, "<h2>\u{c9}tapes", "</section>");
    assert_eq!((sight::count(steps, &term("Caf")), sight::count(steps, &term("MSA"))), (1, 1), "{steps}");
    let brief = between(&html, "<h2>En bref", "</div>");
    assert_eq!(sight::count(brief, &term("Caf")), 1, "{brief}");
    assert_eq!(seen(brief).join(" ").matches("Caf").count(), 1, "the text is what it was: {brief}");
    phone.app.actions.adjust(Adjust::Easy(true)).await.unwrap();
    let html = sight::of(&phone, "/aids/content:national-rsa").await;
    let easy = between(&html, "<section class=\"section easy\">", "</section>");
    assert_eq!(sight::count(easy, &term("France Travail")), 1, "{easy}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_application_says_where_it_stands_in_everyday_words_where_those_were_chosen() {
    let phone = seeded(true).await;
    let (draft, _) = phone.writes(5_000).await;
    let route = format!("/desk/applications/{}", phone.sends(draft).await);
    let html = sight::of(&phone, &route).await;
    assert!(html.contains("Votre demande est pr\u{ea}te. Elle attend le r\u{e9}seau pour partir."), "{html}");
    phone.app.actions.adjust(Adjust::Easy(false)).await.unwrap();
    assert!(sight::of(&phone, &route).await.contains("Une copie est pr\u{ea}te."));
}

#[test]
fn each_state_of_an_application_has_everyday_words_in_both_languages() {
    for language in [Language::French, Language::English] {
        let words = Words::of(language);
        for standing in Standing::ALL {
            let text = words.application_easy(standing.code());
            assert_ne!(text, words.application_means(standing.code()), "{standing:?}");
            let counts: Vec<usize> = sentences(&text).into_iter().map(word_count).collect();
            assert!(counts.iter().all(|count| *count <= LONGEST), "{text}");
            assert!(counts.iter().sum::<usize>() <= MEAN * counts.len() && !counts.is_empty(), "{text}");
        }
    }
}
