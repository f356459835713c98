//! Search as people speak: labelled queries over the embedded content. Quality, never time.

use std::collections::HashMap;

use ma_region::store::reference::search::{Ask, answer};

use crate::world::Phone;

struct Labelled {
    query: String,
    grades: HashMap<String, u32>,
}

fn labelled() -> Vec<Labelled> {
    let text = include_str!("../fixtures/search/queries.tsv");
    let line = |line: &str| {
        let mut columns = line.split('\t');
        let (_, query) = (columns.next(), columns.next().unwrap().to_owned());
        let grades = columns.next().unwrap_or_default().split(',').filter_map(|label| {
            let (id, grade) = label.trim().rsplit_once(':')?;
            Some((id.to_owned(), grade.parse().ok()?))
        });
        Labelled { query, grades: grades.collect() }
    };
    text.lines().filter(|text| !text.trim().is_empty()).map(line).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_right_card_is_among_the_first_five() {
    let phone = Phone::alone();
    phone.app.seed().await;
    let (mut recall, mut gain, mut first, mut count) = (0.0, 0.0, 0, 0);
    for labelled in labelled().into_iter().filter(|labelled| !labelled.grades.is_empty()) {
        let text = labelled.query.clone();
        let ask = Ask { kinds: Vec::new(), limit: 10 };
        let found = phone.app.store.read(move |db| answer(db, &text, &ask)).await.unwrap();
        let ids: Vec<_> = found.results.iter().map(|hit| hit.id.as_str()).collect();
        let wanted = labelled.grades.len().min(5) as f64;
        let hits = ids.iter().take(5).filter(|id| labelled.grades.contains_key(**id)).count() as f64;
        let ndcg = ndcg(&ids, &labelled.grades);
        if ndcg < 0.5 {
            println!("{:.2}  {:40} {:?}", ndcg, labelled.query, &ids[..ids.len().min(3)]);
        }
        recall += hits / wanted;
        gain += ndcg;
        first += usize::from(
            ids.first().is_some_and(|id| labelled.grades.get(*id).is_some_and(|grade| *grade == 3)),
        );
        count += 1;
    }
    let count_f = count as f64;
    println!(
        "{count} queries: recall@5 {:.3}, nDCG@10 {:.3}, best card first {first}",
        recall / count_f,
        gain / count_f
    );
    assert!(count >= 80);
    assert!(recall / count_f >= 0.90, "recall@5 {:.3}", recall / count_f);
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
