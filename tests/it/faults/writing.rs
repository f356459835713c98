//! Fault 1: the app dies while somebody types. What was called written is there; of the rest, a moment at most is lost.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use domain::ids::{DraftId, RecordId};
use ma_region::actions::{Begun, Stroke};
use ma_region::store::desk::answers;
use ma_region::wiring::{Choices, open};

use crate::screens::sight;
use crate::world::Phone;

const FORM: &str = "form:aide-permis-de-conduire";
const PATH: &str = "applicant.first_name";
/// Where the child finds what it is to write to.
const FOLDER: &str = "MA_REGION_TYPIST";

/// What stands at the path after so many letters.
fn typed(letters: usize) -> String {
    "Ma\u{eb}lle, Camille, Ana\u{ef}s ".chars().cycle().take(letters).collect()
}

/// The child: types without end, and says each time what the pen calls written. Its parent kills it.
#[test]
#[ignore = "the child of f01, killed by it"]
fn types_until_it_is_killed() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let app = open(&Choices { data: Some(folder.into()), ..Choices::default() }, runtime.handle()).unwrap();
    runtime.block_on(async {
        app.seed().await;
        let form = RecordId::parse(FORM).unwrap();
        let draft = match app.actions.begin(form, None, true, false).await.unwrap() {
            Begun::New(draft) => draft,
            Begun::GoOn(drafts) => drafts[0].id,
        };
        let pen = app.actions.pen(draft);
        let mut written = pen.written();
        println!("draft {}", draft.0);
        for letters in 1.. {
            let value = Some(typed(letters));
            let number = pen.put(Stroke { path: PATH.into(), value, letters: true });
            // Two letters are always on their way: a hand is faster than a disk.
            let told = written.wait_for(|written| written.up_to + 2 >= number).await.unwrap().up_to;
            println!("written {told}");
        }
    });
}

/// Lets the child type until so many letters are called written, and kills it. What it said last.
fn killed_after(folder: &std::path::Path, letters: usize) -> (DraftId, usize) {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "faults::writing::types_until_it_is_killed", "--ignored", "--nocapture"])
        .env(FOLDER, folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let (mut draft, mut written) = (None, 0);
    for line in BufReader::new(child.stdout.take().unwrap()).lines() {
        let line = line.unwrap();
        // The test harness writes before and after, in the same lines.
        if let Some((_, id)) = line.rsplit_once("draft ") {
            draft = id.parse().ok().map(DraftId);
        }
        if let Some((_, told)) = line.rsplit_once("written ") {
            written = told.parse().unwrap();
        }
        if written >= letters {
            break;
        }
    }
    child.kill().unwrap();
    child.wait().unwrap();
    (draft.expect("the child began a draft"), written)
}

#[tokio::test(flavor = "multi_thread")]
async fn f01_whatever_the_pen_called_written_is_there_after_a_kill() {
    let folder = tempfile::tempdir().unwrap();
    for letters in [1, 2, 3, 5, 8, 13, 21] {
        let home = folder.path().to_owned();
        let (draft, written) =
            tokio::task::spawn_blocking(move || killed_after(&home, letters)).await.unwrap();
        let choices = Choices { data: Some(folder.path().to_owned()), ..Choices::default() };
        let app = open(&choices, &tokio::runtime::Handle::current()).unwrap();
        let held = app.store.read(move |db| answers::at(db, draft, PATH)).await.unwrap();
        let held = held.and_then(|answer| answer.value).unwrap_or_default();
        let kept = held.chars().count();
        assert!(kept >= written, "{kept} letters of {written} called written");
        assert_eq!(held, typed(kept), "and never anything that was not typed");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn f01_the_draft_is_offered_again_and_goes_on_where_it_was_left() {
    let phone = Phone::alone();
    phone.app.seed().await;
    let form = RecordId::parse(FORM).unwrap();
    let Begun::New(draft) = phone.app.actions.begin(form.clone(), None, true, false).await.unwrap() else {
        panic!()
    };
    let pen = phone.app.actions.pen(draft);
    pen.put(Stroke { path: PATH.into(), value: Some("Ma\u{eb}lle".into()), letters: true });
    assert!(pen.settled().await);
    let phone = phone.restarted("http://127.0.0.1:9");
    let Begun::GoOn(open) = phone.app.actions.begin(form, None, true, false).await.unwrap() else { panic!() };
    assert_eq!(open[0].id, draft);
    let html = sight::of(&phone, &format!("/desk/drafts/{}?at=", draft.0)).await;
    assert!(html.contains("?at=applicant.last_name"), "the first question without an answer: {html}");
}
