//! How long ten thousand aids take; run by hand: `cargo test --release -p gateway measured -- --ignored --nocapture`.

use std::time::Instant;

use gateway::app::App;
use gateway::jobs::import::{self, Absence};
use gateway::sources::{Reading, Record};
use gateway::{Clock, Config};

use crate::world::{MORNING, aid};

fn large(n: usize, version: usize) -> Record {
    let Record::Aid(mut one) = aid(n, version) else { unreachable!() };
    one.description = (0..420).map(|word| format!("mot{} ", (n * 7919 + word * 104_729) % 9973)).collect();
    Record::Aid(one)
}

#[test]
#[ignore = "a measure"]
fn measured_ten_thousand_aids() {
    let folder = tempfile::tempdir().unwrap();
    let mut config = Config::local(folder.path()).unwrap();
    config.clock = Clock::stopped_at(MORNING);
    let app = App::open(config).unwrap();
    let keep = |version: usize, changed: usize| {
        let records = (0..10_000).map(|n| large(n, if n < changed { version } else { 0 })).collect();
        let begun = Instant::now();
        import::keep(&app, "memory", Reading { records, ..Reading::default() }, Absence::IsGone).unwrap();
        let kept = begun.elapsed();
        let begun = Instant::now();
        let publication = app.publish().unwrap();
        println!("{changed} changed: kept in {kept:?}, published in {:?}: {publication:?}", begun.elapsed());
    };
    keep(0, 10_000);
    for version in 1..=10 {
        keep(version, 70);
    }
    keep(11, 10_000);
    let begun = Instant::now();
    app.publish().unwrap();
    println!("nothing changed: {:?}", begun.elapsed());
}
