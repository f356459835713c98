//! The assistant over the embedded content: labelled utterances in the part it was tuned on and in the part that was
//! held out; quotes that stand on their cards; refusals that leave no trace. Quality, never time.

mod labelled;

use domain::assistant::{Dialogue, Pick};
use ma_region::store::reference::assistant::{Refused, Reply, Said, turn};
use ma_region::store::reference::editions;

use crate::world::Phone;
use labelled::{Labelled, Measured, PARTS, dialogues, measured};

async fn says(phone: &Phone, dialogue: Dialogue, text: &str) -> (Dialogue, Reply) {
    hears(phone, dialogue, Said::Text(text.to_owned())).await
}

async fn hears(phone: &Phone, mut dialogue: Dialogue, said: Said) -> (Dialogue, Reply) {
    let now = phone.app.actions.now();
    let job = move |db: &ma_region::store::reference::Reader<'_>| {
        let reply = turn(db, &mut dialogue, &said, now)?;
        Ok((dialogue, reply))
    };
    phone.app.store.read(job).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn facts_cards_and_refusals_are_those_that_were_labelled_in_both_parts() {
    let phone = Phone::alone();
    phone.app.seed().await;
    let all = dialogues();
    let count = |fits: &dyn Fn(&Labelled) -> bool| all.iter().flatten().filter(|one| fits(one)).count();
    assert!(count(&|_| true) >= 160 && count(&|one| one.part != "tuning") * 3 >= count(&|_| true));
    assert!(count(&|one| ["personal", "health"].contains(&one.refused.as_str())) >= 25);
    assert!(count(&|one| one.refused == "out") >= 20);
    assert!(all.iter().filter(|told| told.len() > 1).count() >= 15);
    for (part, floors) in PARTS.into_iter().zip(FLOORS) {
        let those: Vec<_> = all.iter().filter(|told| told[0].part == part).collect();
        let found = measured(&phone, &those).await;
        println!("{part}: {found}");
        let Measured { refusals, .. } = found;
        assert_eq!(refusals, 1.0, "{part}: what must not be said is refused, all of it");
        let figures = [found.precision, found.recall, found.about, found.card_first, found.out_of_scope];
        for (at, (figure, floor)) in figures.into_iter().zip(floors).enumerate() {
            assert!(figure >= floor, "{part}, figure {at}: {figure} under {floor}");
        }
    }
}

/// Precision and recall of facts, of whom one speaks, the first card, what is out of scope: floors under what was
/// measured.
const FLOORS: [[f64; 5]; 3] =
    [[0.94, 0.95, 0.97, 0.87, 0.95], [0.92, 0.95, 0.95, 0.9, 0.85], [0.9, 0.9, 0.87, 0.8, 0.95]];

/// Every text that stands in a value.
fn texts(value: &serde_json::Value, found: &mut Vec<String>) {
    match value {
        serde_json::Value::String(text) => found.push(text.clone()),
        serde_json::Value::Array(values) => values.iter().for_each(|value| texts(value, found)),
        serde_json::Value::Object(values) => values.values().for_each(|value| texts(value, found)),
        _ => {}
    }
}

async fn stands_on_its_record(phone: &Phone, reply: &Reply) {
    for answered in &reply.answer {
        let (kind, id) = (answered.card.kind.clone(), answered.card.id.clone());
        let collection = match kind.as_str() {
            "aid" => "aids",
            "link" => "links",
            "help" => "words",
            "school" => "schools",
            _ => "places",
        };
        let wanted = id.clone();
        let line = phone.app.store.read(move |db| editions::record(db, collection, &wanted)).await.unwrap();
        let record: serde_json::Value = serde_json::from_slice(&line.expect("a card that is held")).unwrap();
        let mut said = Vec::new();
        texts(&record, &mut said);
        assert!(!answered.quotes.is_empty(), "{id}: an answer says something");
        for quote in &answered.quotes {
            assert!(
                said.iter().any(|text| text.contains(&quote.text)),
                "{id}: not on the card: {}",
                quote.text
            );
            assert!(!quote.text.is_empty(), "{id}: an empty quote");
        }
        assert!(!answered.card.verified_on.is_empty(), "{id}: no day");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_sentence_stands_on_its_card_and_the_same_text_gets_the_same_answer() {
    let phone = Phone::alone();
    phone.app.seed().await;
    for told in dialogues() {
        let mut dialogue = Dialogue::default();
        for one in told {
            let before = dialogue.clone();
            let (after, reply) = says(&phone, dialogue, &one.text).await;
            stands_on_its_record(&phone, &reply).await;
            assert_eq!(
                says(&phone, before.clone(), &one.text).await,
                (after.clone(), reply.clone()),
                "{}",
                one.text
            );
            if let Some(Refused::Personal(_)) = reply.refused {
                assert_eq!(before, after, "{}: what is refused changes nothing", one.text);
                assert!(reply.answer.is_empty() && reply.understood.is_empty());
            }
            assert!(reply.desk.is_some(), "{}: a person to talk to", one.text);
            dialogue = after;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_question_that_is_asked_may_be_answered_until_nothing_is_left_to_ask() {
    let phone = Phone::alone();
    phone.app.seed().await;
    let text = "j'ai 17 ans, je suis boursi\u{e8}re \u{e0} Autun et je voudrais passer le permis";
    let (mut dialogue, mut reply) = says(&phone, Dialogue::default(), text).await;
    assert_eq!(reply.answer[0].card.id, "content:aide-permis-de-conduire");
    let mut asked = 0;
    while let Some((_, choices)) = reply.asks.clone() {
        asked += 1;
        assert!(asked < 20, "it ends");
        let pick = choices.first().map_or(Pick::Unsure, |choice| choice.pick.clone());
        (dialogue, reply) = hears(&phone, dialogue, Said::Pick(pick)).await;
        assert!(!reply.answer.is_empty(), "the topic stays");
    }
    assert!(asked >= 1, "one question at least would help");
    let (standing, _) = reply.answer[0].verdict.clone().unwrap();
    assert_eq!(standing, domain::eligibility::Standing::Likely, "yes to all that was asked");
}

#[tokio::test(flavor = "multi_thread")]
async fn no_text_however_odd_makes_it_fail_or_keeps_it_long() {
    let phone = Phone::alone();
    phone.app.seed().await;
    let long = "permis ".repeat(1_500);
    for text in [
        "",
        " ",
        "?",
        "\u{1f600}\u{1f697}",
        "\u{645}\u{631}\u{62d}\u{628}\u{627} permis",
        "'; DROP TABLE aid; --",
        "permis\" OR NEAR(* AND title:",
        "{\"text\": null}",
        "\u{202e}simrep",
        "e\u{301}tudiant a\u{300} Do\u{302}le",
        "j'ai 999 ans et un QF de 99999999999",
        &long,
    ] {
        let (dialogue, reply) = says(&phone, Dialogue::default(), text).await;
        stands_on_its_record(&phone, &reply).await;
        assert!(reply.refused.is_some() || reply.asks.is_some() || !reply.answer.is_empty(), "{text:.40}");
        says(&phone, dialogue, "combien ?").await;
    }
}
