//! Search as people speak: labelled queries over the embedded content, in the part that the search was tuned on, in
//! the part that was held out, and in a fresh one, written blind and measured only before and after. Quality, never
//! time.

use std::collections::HashMap;

use ma_region::store::reference::search::{Ask, answer};

use crate::world::Phone;

struct Labelled {
    query: String,
    grades: HashMap<String, u32>,
    part: String,
}

/// The parts, each with the floors of its nDCG@10 and recall@5, and how much of what is out of scope may be answered.
const PARTS: [(&str, [f64; 3]); 3] =
    [("tuning", [0.935, 0.92, 0.045]), ("held-out", [0.85, 0.855, 0.12]), ("fresh", [0.80, 0.785, 0.34])];

/// `id`, query, `card:grade,…` (none: out of scope), part.
fn labelled() -> Vec<Labelled> {
    let text = include_str!("../fixtures/search/queries.tsv");
    let line = |line: &str| {
        let columns: Vec<&str> = line.split('\t').collect();
        let [_, query, labels, part] = columns[..] else { panic!("four columns: {line}") };
        assert!(PARTS.iter().any(|(name, _)| *name == part), "{line}");
        let grades = labels.split(',').filter_map(|label| {
            let (id, grade) = label.trim().rsplit_once(':')?;
            Some((id.to_owned(), grade.parse().ok()?))
        });
        Labelled { query: query.to_owned(), grades: grades.collect(), part: part.to_owned() }
    };
    text.lines().filter(|text| !text.trim().is_empty()).map(line).collect()
}

/// What a part of the queries gets.
#[derive(Default)]
struct Measured {
    ndcg: f64,
    recall: f64,
    count: f64,
    strays: f64,
    out_of_scope: f64,
}

async fn measured(phone: &Phone, queries: &[&Labelled]) -> Measured {
    let mut sum = Measured::default();
    for labelled in queries {
        let text = labelled.query.clone();
        let ask = Ask { limit: 10, ..Ask::default() };
        let found = phone.app.store.read(move |db| answer(db, &text, &ask)).await.unwrap();
        let ids: Vec<_> = found.results.iter().map(|hit| hit.id.as_str()).collect();
        assert!(!ids.is_empty() || found.ways_out.len() >= 3, "{}: a dead end", labelled.query);
        if labelled.grades.is_empty() {
            sum.out_of_scope += 1.0;
            sum.strays += f64::from(!ids.is_empty());
        } else {
            let wanted = labelled.grades.len().min(5) as f64;
            let hits = ids.iter().take(5).filter(|id| labelled.grades.contains_key(**id)).count() as f64;
            sum.count += 1.0;
            sum.recall += hits / wanted;
            sum.ndcg += ndcg(&ids, &labelled.grades);
        }
        // What was held out stays unseen: only the part for tuning is looked at.
        let poor =
            if labelled.grades.is_empty() { !ids.is_empty() } else { ndcg(&ids, &labelled.grades) < 0.7 };
        if poor && labelled.part == "tuning" {
            println!("{:40} {:?}", labelled.query, &ids[..ids.len().min(4)]);
        }
    }
    sum.ndcg /= sum.count;
    sum.recall /= sum.count;
    sum.strays /= sum.out_of_scope;
    sum
}

#[tokio::test(flavor = "multi_thread")]
async fn the_right_cards_come_first_and_what_is_out_of_scope_gets_ways_out() {
    let phone = Phone::alone();
    phone.app.seed().await;
    let all = labelled();
    assert!(all.len() >= 220 && all.iter().filter(|one| one.grades.is_empty()).count() >= 30);
    let unseen = all.iter().filter(|one| one.part != "tuning").count();
    assert!(unseen * 3 >= all.len(), "a third is held out");
    for (name, floors) in PARTS {
        let queries: Vec<_> = all.iter().filter(|one| one.part == name).collect();
        let found = measured(&phone, &queries).await;
        println!(
            "{name}: {} queries, nDCG@10 {:.3}, recall@5 {:.3}; {:.1} % of {} out of scope answered",
            found.count,
            found.ndcg,
            found.recall,
            found.strays * 100.0,
            found.out_of_scope
        );
        assert!(found.ndcg >= floors[0], "{name}: nDCG@10 {:.3}", found.ndcg);
        assert!(found.recall >= floors[1], "{name}: recall@5 {:.3}", found.recall);
        assert!(found.strays <= floors[2], "{name}: {:.3} of what is out of scope answered", found.strays);
    }
}

fn ndcg(ids: &[&str], grades: &HashMap<String, u32>) -> f64 {
    let gain = |grade: u32, rank: usize| (f64::from(2u32.pow(grade)) - 1.0) / ((rank + 2) as f64).log2();
    let found: f64 = ids
        .iter()
        .take(10)
        .enumerate()
        .map(|(rank, id)| gain(grades.get(*id).copied().unwrap_or(0), rank))
        .sum();
    let mut best: Vec<_> = grades.values().copied().collect();
    best.sort_by_key(|grade| std::cmp::Reverse(*grade));
    let ideal: f64 = best.iter().take(10).enumerate().map(|(rank, grade)| gain(*grade, rank)).sum();
    found / ideal.max(1e-9)
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_is_typed_gets_an_answer_or_ways_out() {
    let phone = Phone::alone();
    phone.app.seed().await;
    let texts = [
        "\" OR 1=1 --".to_owned(),
        "title : permis AND NOT (".to_owned(),
        "permis* NEAR(aide, 2) ^x {title} : \"".to_owned(),
        "'; DROP TABLE doc; --".to_owned(),
        "\u{0}\u{1}\u{200f}\u{202e}\u{fffd}".to_owned(),
        "\u{5d4}\u{5d9}\u{5ea}\u{5e8} \u{5d1}\u{5e0}\u{5d9}\u{5d9}\u{5d4}".to_owned(),
        "\u{645}\u{633}\u{627}\u{639}\u{62f}\u{629} \u{627}\u{644}\u{633}\u{643}\u{646}".to_owned(),
        "\u{1f600}\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467} v\u{e9}lo".to_owned(),
        "e\u{301}".repeat(5_000),
        "permis de conduire ".repeat(600),
        "a".repeat(10_000),
        "\u{df}\u{130}\u{149}\u{fb03}".repeat(800),
        "75".repeat(4_000),
        "St St St Ste s/ s/ - ' \u{2019} l\u{2019}".to_owned(),
        " \t\n".to_owned(),
    ];
    for text in texts {
        let start: String = text.chars().take(20).collect();
        let ask = Ask { limit: 10, ..Ask::default() };
        let found = phone.app.store.read(move |db| answer(db, &text, &ask)).await.unwrap();
        assert!(!found.results.is_empty() || found.ways_out.len() >= 3, "{start}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn near_cards_come_first_where_a_place_is_named_or_meant() {
    let phone = Phone::alone();
    phone.app.seed().await;
    let first = |text: &str, around: Option<&str>| {
        let (text, ask) =
            (text.to_owned(), Ask { limit: 5, around: around.map(str::to_owned), ..Ask::default() });
        let store = phone.app.store.clone();
        async move {
            let found = store.read(move |db| answer(db, &text, &ask)).await.unwrap();
            found.results.into_iter().next().map(|hit| (hit.id, hit.distance.is_some())).unwrap()
        }
    };
    assert_eq!(first("bafa \u{e0} Vesoul", None).await.0, "content:bafa-caf-haute-saone");
    assert_eq!(first("bafa dans le Jura", None).await.0, "content:bafa-caf-jura");
    assert_eq!(
        first("micro-folie pr\u{e8}s de Nevers", None).await,
        ("content:micro-folie-nevers".into(), true)
    );
    let near = first("micro-folie pr\u{e8}s de chez moi", Some("89024")).await;
    assert_eq!(near, ("content:micro-folie-auxerre".into(), true));
}
