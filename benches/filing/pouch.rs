//! U13: one attachment of 5 MB by replication, without a cut and with three.

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use crate::ground::{self, Ours};
use crate::line::BadLine;
use crate::rig::{self, median, row};
use crate::{RUNS, Table, glanced};

const SIZE: usize = 5_000_000;
/// Each time that so much was sent since the last cut.
const CUT: u64 = 3_000_000;

pub async fn run(table: &mut Table) {
    if !glanced("u13") {
        return;
    }
    let cuts = [CUT, 2 * CUT, 3 * CUT];
    let mut about = String::new();
    for (what, cuts, target) in
        [("no cut", &[][..], 1.01), ("cut three times, each at 3 MB", &cuts[..], 1.01)]
    {
        let (mut ours, mut theirs) = (Vec::new(), Vec::new());
        for _ in 0..RUNS {
            ours.push(our_run(cuts).await);
            let (share, said) = their_run(cuts).await;
            theirs.push(share);
            about = said;
        }
        let line =
            row(format!("U13 attachment of 5 MB, {what}: bytes sent for each byte"), median(&ours), "×");
        table.row(line.beside("PouchDB", Some(median(&theirs))).at_most(target));
        table.keep(&format!("U13 {what}"), json!({ "ours": ours, "pouchdb": theirs }));
    }
    table.note(format!("U13 peer: {about}, memory adapters, replication begun again at once after a cut. Ours never reaches the third cut: what arrived is not sent again."));
}

async fn our_run(cuts: &[u64]) -> f64 {
    let ours = Ours::start().await;
    let line = BadLine::to(&ours.url).await;
    let phone = ground::phone(&ours, &line).await;
    ground::posted(&phone, &[SIZE]).await;
    ground::registered(&phone).await;
    let before = line.carried().up;
    line.cut_after(cuts.iter().copied());
    ground::drains(&phone).await;
    assert_eq!(ours.documents(), 1);
    (line.carried().up - before) as f64 / SIZE as f64
}

async fn their_run(cuts: &[u64]) -> (f64, String) {
    let mut child = Command::new("node")
        .arg("upload_pouchdb.mjs")
        .current_dir(rig::root().join("benches/peers"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut told = child.stdin.take().unwrap();
    let mut heard = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut hear = move || {
        heard
            .find_map(|line| serde_json::from_str::<Value>(&line.unwrap()).ok().filter(Value::is_object))
            .expect("PouchDB says how it went")
    };
    writeln!(told, "{}", json!({ "size": SIZE })).unwrap();
    let hello = hear();
    let line = BadLine::to(&format!("http://127.0.0.1:{}", hello["port"])).await;
    writeln!(told, "{}", json!({ "proxy": line.url })).unwrap();
    assert_eq!(hear()["ready"], true);
    let before = line.carried().up;
    line.cut_after(cuts.iter().copied());
    writeln!(told, "{{}}").unwrap();
    let said = tokio::task::spawn_blocking(hear).await.unwrap();
    assert_eq!(said["right"], true, "{said}");
    let _ = child.kill();
    let _ = child.wait();
    ((line.carried().up - before) as f64 / SIZE as f64, hello["about"].as_str().unwrap().to_owned())
}
