//! Table of search: speed and quality, ours, three libraries of the web and plain FTS5, on one core and the same documents.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::disallowed_types,
    missing_docs,
    reason = "a bench fails by panicking, and says what it measures"
)]

mod corpus;
#[path = "search/plain.rs"]
mod plain;
mod rig;
#[path = "../tests/it/world/mod.rs"]
#[allow(dead_code, unused_imports, reason = "the world of the tests, of which a part is needed here")]
mod world;

use std::collections::HashMap;
use std::os::unix::process::CommandExt;

use corpus::Corpus;
use ma_region::store::reference::search::{Ask, answer};
use rig::{median, numbers, percentile, row, timed};
use serde_json::{Value, json};
use world::Phone;

const PASSES: usize = 7;
const PEERS: [&str; 3] = ["minisearch", "flexsearch", "fuse"];

fn main() {
    if std::env::var_os("ON_ONE_CORE").is_none() {
        let mut taskset = std::process::Command::new("taskset");
        let error =
            taskset.args(["-c", "0"]).arg(std::env::current_exe().unwrap()).env("ON_ONE_CORE", "1").exec();
        println!("not held to one core: {error}");
    }
    tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap().block_on(measured());
}

async fn measured() {
    let labelled = labelled();
    let queries: Vec<String> = labelled.iter().map(|one| one.query.clone()).collect();
    let (mut rows, mut runs) = (Vec::new(), serde_json::Map::new());
    let real = Corpus::real();
    let mut versions = Value::Null;
    for (documents, limit) in [(2_000, 3.0), (20_000, 10.0)] {
        let grown = real.clone().grown(documents);
        let (phone, apply_ms) = phone_with(&grown).await;
        let (passes, _) = asked(&phone, &queries).await;
        // The slowest library is asked fewer questions where one pass would take minutes.
        let peers = compared(&grown, &queries, if documents > 2_000 { 12 } else { 3 });
        let fts5 = plain::measured(&grown.documents_json(), &queries, PASSES);
        for (name, share) in [("p50", 0.5), ("p95", 0.95)] {
            let ours: Vec<f64> = passes.iter().map(|pass| percentile(pass, share)).collect();
            let mut line = row(format!("{documents} documents, warm, {name}"), median(&ours), "ms");
            if name == "p95" {
                line = line.at_most(limit);
            }
            for peer in PEERS {
                let values: Vec<f64> = peers[peer]["passes"]
                    .as_array()
                    .into_iter()
                    .flatten()
                    .map(|pass| percentile(&numbers(pass), share))
                    .collect();
                line = line.beside(peer, (!values.is_empty()).then(|| median(&values)));
            }
            let values: Vec<f64> = fts5.passes.iter().map(|pass| percentile(pass, share)).collect();
            rows.push(line.beside("fts5", Some(median(&values))));
        }
        let mut line = row(format!("{documents} documents: made ready to search, once"), apply_ms, "ms");
        for peer in PEERS {
            line = line.beside(peer, peers[peer]["index_ms"].as_f64());
        }
        rows.push(line.beside("fts5", Some(fts5.index_ms)));
        versions = peers["versions"].clone();
        runs.insert(
            documents.to_string(),
            json!({ "ours": passes, "peers": peers,
            "slowest": slowest(&passes, &queries) }),
        );
    }
    let (whole, _) = phone_with(&real).await;
    let (plain, _) = phone_with(&real.clone().without_thesaurus()).await;
    let (ours, off) = (asked(&whole, &queries).await.1, asked(&plain, &queries).await.1);
    let peers = compared(&real, &queries, 1);
    let fts5 = plain::measured(&real.documents_json(), &queries, 1).ids;
    for part in ["tuning", "held-out", "fresh"] {
        let of_part = |(one, _): &(&Labelled, &Vec<String>)| one.part == part;
        let over = |found: &[Vec<String>], judge: &dyn Fn(&Labelled, &[String]) -> Option<f64>| {
            let scores: Vec<f64> =
                labelled.iter().zip(found).filter(of_part).filter_map(|(one, ids)| judge(one, ids)).collect();
            scores.iter().sum::<f64>() / scores.len().max(1) as f64
        };
        let ndcg_of =
            |one: &Labelled, ids: &[String]| (!one.grades.is_empty()).then(|| ndcg(ids, &one.grades));
        let recall_of =
            |one: &Labelled, ids: &[String]| (!one.grades.is_empty()).then(|| recall(ids, &one.grades));
        let stray =
            |one: &Labelled, ids: &[String]| one.grades.is_empty().then(|| f64::from(!ids.is_empty()));
        type Judge<'a> = &'a dyn Fn(&Labelled, &[String]) -> Option<f64>;
        let judges: [(&str, Judge<'_>); 3] = [
            ("nDCG@10", &ndcg_of),
            ("recall@5", &recall_of),
            ("share of out-of-scope queries answered", &stray),
        ];
        for (name, judge) in judges {
            for (what, found) in [("", &ours), (", our thesaurus off", &off)] {
                let mut line = row(format!("{name}, {part} queries{what}"), over(found, judge), "score");
                for peer in PEERS {
                    let ids: Option<Vec<Vec<String>>> =
                        serde_json::from_value(peers[peer]["ids"].clone()).ok();
                    line = line.beside(peer, ids.map(|ids| over(&ids, judge)));
                }
                rows.push(line.beside("fts5", Some(over(&fts5, judge))));
            }
        }
    }
    let notes = [
        format!("{} labelled queries of tests/fixtures/search/queries.tsv, a third of them held out while tuning, and a fresh part written blind and measured only before and after; each pass asks all of them, limit 10; the figure is the median over {PASSES} passes of the pass's p50 or p95. All on core 0 (taskset).", queries.len()),
        format!("{} real documents (aids, links, help); the others recombine real sentences with made-up words. Ours: the real store on disk, reading, ranking and marking the words found; made ready = verified, written and indexed on disk.", real.documents_json().len()),
        format!("Peers hold everything in memory ({versions}), the same four fields, accents folded, title > keywords > lead > body. MiniSearch: fuzzy 0.2, prefix, French stop words. FlexSearch: forward, French stop words, suggest. Fuse.js: ignoreDiacritics, ignoreLocation, token search, threshold 0.3; it is asked one query in 3 (2 000 documents) or in 12 (20 000). FTS5: in memory, unicode61 without accents, any of the words, bm25 with the same weights."),
        "A library is stopped between two passes once it took 12 s: where it is slow it did fewer than 5; count them in target/bench/search.json.".to_owned(),
        "The thesaurus is content of ours, written with the product's queries in mind; the peers have none, hence the lines without it.".to_owned(),
    ];
    rig::report("search", "Search: speed and quality", &rows, &notes, runs.into());
}

async fn phone_with(corpus: &Corpus) -> (Phone, f64) {
    let phone = Phone::alone();
    let pack = corpus.pack();
    let begun = std::time::Instant::now();
    let round = phone.app.sync.seed(&pack).await;
    assert!(round.moved.len() >= 2, "{round:?}");
    (phone, begun.elapsed().as_secs_f64() * 1000.0)
}

/// Milliseconds of each query in each pass, and the ids found; the first pass warms up and does not count.
async fn asked(phone: &Phone, queries: &[String]) -> (Vec<Vec<f64>>, Vec<Vec<String>>) {
    let (mut passes, mut found) = (Vec::new(), Vec::new());
    for pass in 0..=PASSES {
        let (mut times, mut ids) = (Vec::new(), Vec::new());
        for query in queries {
            let (text, ask) = (query.clone(), Ask { limit: 10, ..Ask::default() });
            let begun = std::time::Instant::now();
            let answer = phone.app.store.read(move |db| answer(db, &text, &ask)).await.unwrap();
            times.push(begun.elapsed().as_secs_f64() * 1000.0);
            ids.push(answer.results.into_iter().map(|hit| hit.id).collect());
        }
        if pass > 0 {
            passes.push(times);
        }
        found = ids;
    }
    (passes, found)
}

fn compared(corpus: &Corpus, queries: &[String], fuse_every: usize) -> Value {
    let input = json!({ "documents": corpus.documents_json(), "queries": queries, "passes": PASSES, "fuse_every": fuse_every });
    let (peers, ms) = timed(|| rig::peer("search.mjs", &[], &input));
    println!("peers: {:.0} s", ms / 1000.0);
    peers.unwrap_or_default()
}

fn slowest(passes: &[Vec<f64>], queries: &[String]) -> Value {
    let mut all: Vec<(f64, &String)> = queries
        .iter()
        .enumerate()
        .map(|(at, query)| (median(&passes.iter().map(|pass| pass[at]).collect::<Vec<_>>()), query))
        .collect();
    all.sort_by(|one, two| two.0.total_cmp(&one.0));
    all.truncate(15);
    all.iter().for_each(|(ms, query)| println!("{ms:.2} ms  {query}"));
    json!(all)
}

/// A query, the cards that answer it, and the part it belongs to.
struct Labelled {
    query: String,
    grades: HashMap<String, u32>,
    part: String,
}

fn labelled() -> Vec<Labelled> {
    let line = |line: &str| {
        let columns: Vec<&str> = line.split('\t').collect();
        let [_, query, labels, part] = columns[..] else { panic!("four columns: {line}") };
        let grades = labels.split(',').filter_map(|label| {
            let (id, grade) = label.trim().rsplit_once(':')?;
            Some((id.to_owned(), grade.parse().ok()?))
        });
        Labelled { query: query.to_owned(), grades: grades.collect(), part: part.to_owned() }
    };
    include_str!("../tests/fixtures/search/queries.tsv")
        .lines()
        .filter(|text| !text.trim().is_empty())
        .map(line)
        .collect()
}

fn ndcg(ids: &[String], grades: &HashMap<String, u32>) -> f64 {
    let gain = |grade: u32, rank: usize| (f64::from(2u32.pow(grade)) - 1.0) / ((rank + 2) as f64).log2();
    let grade = |id: &String| grades.get(id).copied().unwrap_or(0);
    let found: f64 = ids.iter().take(10).enumerate().map(|(rank, id)| gain(grade(id), rank)).sum();
    let mut best: Vec<u32> = grades.values().copied().collect();
    best.sort_by_key(|grade| std::cmp::Reverse(*grade));
    found / best.iter().take(10).enumerate().map(|(rank, grade)| gain(*grade, rank)).sum::<f64>().max(1e-9)
}

fn recall(ids: &[String], grades: &HashMap<String, u32>) -> f64 {
    ids.iter().take(5).filter(|id| grades.contains_key(*id)).count() as f64 / grades.len().min(5) as f64
}
