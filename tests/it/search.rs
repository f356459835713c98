//! Search as people speak: labelled queries over the embedded content, in the part that the search was tuned on and
//! in the part that was held out. Quality, never time.

use std::collections::HashMap;

use ma_region::store::reference::search::{Ask, answer};

use crate::world::Phone;

struct Labelled {
    query: String,
    grades: HashMap<String, u32>,
    held_out: bool,
}

/// `id`, query, `card:grade,…` (none: out of scope), part.
fn labelled() -> Vec<Labelled> {
    let text = include_str!("../fixtures/search/queries.tsv");
    let line = |line: &str| {
        let columns: Vec<&str> = line.split('\t').collect();
        let [_, query, labels, part] = columns[..] else { panic!("four columns: {line}") };
        assert!(["tuning", "held-out"].contains(&part), "{line}");
        let grades = labels.split(',').filter_map(|label| {
            let (id, grade) = label.trim().rsplit_once(':')?;
            Some((id.to_owned(), grade.parse().ok()?))
        });
        Labelled { query: query.to_owned(), grades: grades.collect(), held_out: part == "held-out" }
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
        // What was held out stays unseen: only the other part is looked at.
        let poor =
            if labelled.grades.is_empty() { !ids.is_empty() } else { ndcg(&ids, &labelled.grades) < 0.7 };
        if poor && !labelled.held_out {
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
    let (held_out, tuning): (Vec<_>, Vec<_>) = all.iter().partition(|one| one.held_out);
    assert!(held_out.len() * 3 >= all.len(), "a third is held out");
    for (name, queries, floors) in
        [("tuning", tuning, [0.88, 0.92, 0.05]), ("held out", held_out, [0.80, 0.85, 0.10])]
    {
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
