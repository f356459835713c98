//! D1 and D2: what is typed is durable, beside a document library that keeps it in memory.

use std::time::{Duration, Instant};

use ma_region::actions::Stroke;
use serde_json::json;

use crate::ground::{self, FIELDS, Ours};
use crate::line::BadLine;
use crate::rig::{self, Dice, median, percentile, row};
use crate::world::Phone;
use crate::world::filled::paper;
use crate::{RUNS, Table, glanced};

const EDITS: usize = 1_000;

pub async fn run(table: &mut Table) {
    if glanced("d1") {
        d1(table).await;
    }
    if glanced("d2") {
        d2(table).await;
    }
}

async fn phone() -> (Ours, Phone) {
    let ours = Ours::start().await;
    let line = BadLine::to(&ours.url).await;
    let phone = ground::phone(&ours, &line).await;
    (ours, phone)
}

async fn d1(table: &mut Table) {
    let mut times = Vec::new();
    for run in 0..RUNS {
        let (_ours, phone) = phone().await;
        let draft = ground::begun(&phone).await;
        let begun = Instant::now();
        for edit in 0..EDITS {
            let value = Some(format!("valeur {edit} de {run}"));
            phone.app.actions.answer(draft, ground::field(edit), value).await.unwrap();
        }
        times.push(begun.elapsed().as_secs_f64() * 1000.0);
    }
    let input = json!({ "edits": EDITS, "fields": FIELDS, "runs": RUNS });
    let peer = rig::peer("drafts_automerge.mjs", &[], &input);
    let of = |what: &str| peer.as_ref().map(|peer| median(&rig::numbers(&peer[what])));
    let line = row(
        format!(
            "D1 {EDITS} edits of a draft of {FIELDS} fields, each durable before the next, former values kept"
        ),
        median(&times),
        "ms",
    );
    let line = line.beside("Automerge, in memory", of("memory"));
    table.row(line.beside("Automerge, each change appended and synced", of("synced")).at_most(400.0));
    if let Some(peer) = &peer {
        table.note(format!(
            "D1 peer: {}; in memory nothing is durable, as in WIRE.md; the other figure appends each change to a file and syncs it (fdatasync), unencrypted, without a search of former values.",
            peer["about"].as_str().unwrap_or_default()
        ));
    }
    table.keep("D1", json!({ "ours_ms": times, "automerge": peer }));
}

/// Key presses of a quick typist, one after the other, with pauses.
async fn typed(phone: &Phone, presses: usize, dice: &mut Dice) -> Vec<f64> {
    let draft = ground::begun(phone).await;
    let pen = phone.app.actions.pen(draft);
    let (mut times, mut text) = (Vec::new(), String::new());
    for press in 0..presses {
        tokio::time::sleep(Duration::from_millis(10 + dice.roll(60) as u64)).await;
        if press % 25 == 0 {
            text.clear();
        }
        text.push(char::from(b'a' + dice.roll(26) as u8));
        let stroke = Stroke { path: ground::field(press / 25), value: Some(text.clone()), letters: true };
        let begun = Instant::now();
        let number = pen.put(stroke);
        pen.written().wait_for(|written| written.up_to >= number).await.unwrap();
        times.push(begun.elapsed().as_secs_f64() * 1000.0);
    }
    times
}

async fn d2(table: &mut Table) {
    let mut dice = Dice(2);
    let (_ours, phone) = phone().await;
    let quiet = typed(&phone, 1_000, &mut dice).await;
    // The same while photos are encrypted into the wallet, one after the other.
    let busy = async {
        for number in 0.. {
            let bytes = paper(number % 250, 3_000_000);
            phone.app.actions.keep(format!("{number}.pdf"), None, bytes).await.unwrap();
        }
    };
    let beside = tokio::select! {
        times = typed(&phone, 1_000, &mut dice) => times,
        () = busy => unreachable!("it has no end"),
    };
    let line = row("D2 key press to durable, p99 of 1 000", percentile(&quiet, 0.99), "ms").at_most(305.0);
    table.row(line);
    table.row(row("D2 the median", median(&quiet), "ms"));
    let line =
        row("D2 while photos are encrypted into the wallet, p99 of 1 000", percentile(&beside, 0.99), "ms");
    table.row(line.at_most(305.0));
    table.note("D2 is measured from the call that the screen makes at each input to the word that it is durable (WAL, synchronous=FULL); the window's own time is not in it. démarches-simplifiées waits 1 s, then needs the network.");
    table.keep("D2", json!({ "quiet_ms": quiet, "beside_ms": beside }));
}
