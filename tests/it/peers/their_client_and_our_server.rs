//! The official tus client against our gateway: a stock client files a document of a registered application.

use std::path::{Path, PathBuf};

use domain::application::Standing;
use domain::ids::ApplicationId;
use gateway::Region;
use ma_region::store::desk::applications;
use serde_json::{Value, json};

use crate::world::filled::{held, paper, region_with_forms};
use crate::world::{Answers, Line, Phone, Requests, node};

const SIZE: usize = 3_000_000;

/// An application that the gateway registered, whose one document is still to come.
struct Ground {
    region: Region,
    line: Line,
    id: ApplicationId,
    token: String,
    job: Value,
    folder: PathBuf,
    _folders: [tempfile::TempDir; 2],
}

async fn ground() -> Ground {
    let folders = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
    let region = region_with_forms(folders[0].path()).await;
    let phone = Phone::new(&region.url());
    phone.app.seed().await;
    phone.signs_in(&region, "maelle").await;
    let (draft, document) = phone.writes(SIZE).await;
    let id = phone.sends(draft).await;
    let envelope = phone.app.store.read(move |db| applications::envelope(db, id)).await.unwrap().unwrap();
    let token = opened(folders[0].path());
    let gateway = api_client::gateway::Gateway::at(&region.url(), "test").unwrap();
    let mut traffic = api_client::gateway::Traffic::default();
    gateway.put_application(&token, &id.0.to_string(), &envelope, &mut traffic).await.unwrap();
    let line = Line::to(&region.url(), Answers::Pass).await;
    let folder = folders[1].path().to_owned();
    let path = folder.join("inscription.pdf");
    std::fs::write(&path, &*paper(1, SIZE)).unwrap();
    let metadata = json!({ "application": id.0.to_string(), "sha256": document.sha256.to_string() });
    let job = json!({
        "endpoint": format!("{}/v1/uploads", line.url),
        "headers": { "Authorization": format!("Bearer {token}") },
        "files": [{ "path": path, "metadata": metadata }],
    });
    Ground { region, line, id, token, job, folder, _folders: folders }
}

/// The session of a caller that is no phone, as an operator opens one.
fn opened(data: &Path) -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_ma-region")).with_file_name("gateway");
    let arguments = ["--json", "sessions", "open", "--account", "maelle", "--data"];
    let output = std::process::Command::new(program).args(arguments).arg(data).output().unwrap();
    let said: Value = serde_json::from_slice(&output.stdout).unwrap();
    said["token"].as_str().unwrap_or_else(|| panic!("{said}")).to_owned()
}

async fn uploads(job: Value) -> Value {
    tokio::task::spawn_blocking(move || node::tus_client(&job)).await.unwrap()
}

impl Ground {
    /// One upload, verified; the application complete; the bytes those of the file.
    async fn arrived(&self) {
        assert_eq!(held(&self.region), (1, 1, 1));
        let filed = gateway::filing::decide::find(self.region.app(), &self.id.to_string()).unwrap();
        assert_eq!(filed.standing, Standing::Complete);
        let gateway = api_client::gateway::Gateway::at(&self.region.url(), "test").unwrap();
        let mut traffic = api_client::gateway::Traffic::default();
        let sha256 = self.job["files"][0]["metadata"]["sha256"].as_str().unwrap();
        let back = gateway.document(&self.token, &self.id.to_string(), sha256, &mut traffic).await.unwrap();
        let (mut back, mut bytes) = (back.unwrap(), Vec::new());
        while let Some(more) = back.next(&mut traffic).await.unwrap() {
            bytes.extend(more);
        }
        assert_eq!(bytes, *paper(1, SIZE));
    }
}

fn asked<'a>(said: &'a Value, method: &str) -> Vec<&'a Value> {
    let all = said["requests"].as_array().unwrap().iter();
    all.filter(|request| request[0] == method).map(|request| &request[1]).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_official_client_goes_on_after_a_cut_in_one_body() {
    let ground = ground().await;
    ground.line.requests(Requests::CutAfter(1_600_000));
    let said = uploads(ground.job.clone()).await;
    assert_eq!(said["error"], Value::Null, "{said}");
    assert_eq!((asked(&said, "POST"), asked(&said, "HEAD").len()), (vec![&json!(201)], 1), "{said}");
    ground.arrived().await;
    let sent = ground.line.bytes().0 as usize;
    assert!(
        sent < SIZE + 200_000,
        "{sent} bytes for {SIZE}: one step of 128 KiB twice at most, and the heads"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_official_client_goes_on_after_cuts_in_small_bodies_and_in_the_creation() {
    for during in [false, true] {
        let ground = ground().await;
        // A body whole, and a little of the next one.
        ground.line.requests(Requests::CutAfter(300_000));
        let mut job = ground.job.clone();
        (job["chunk"], job["during"]) = (json!(262_144), json!(during));
        let said = uploads(job).await;
        assert_eq!(said["error"], Value::Null, "{said}");
        assert!(asked(&said, "HEAD").len() >= 3, "the line was cut again and again: {said}");
        ground.arrived().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_official_client_that_forgot_everything_finds_its_upload_again() {
    for during in [false, true] {
        let ground = ground().await;
        let mut job = ground.job.clone();
        (job["chunk"], job["stop_at"], job["during"]) = (json!(262_144), json!(1_000_000), json!(during));
        let first = uploads(job.clone()).await;
        assert_eq!(first["error"], Value::Null, "{first}");
        job.as_object_mut().unwrap().remove("stop_at");
        let said = uploads(job).await;
        assert_eq!(said["error"], Value::Null, "{said}");
        assert_eq!(said["urls"], first["urls"], "the same upload");
        // A connection that was kept may be the dead one: then it asks again.
        assert_eq!(asked(&said, "POST").last(), Some(&&json!(200)), "it was there: {said}");
        ground.arrived().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_official_client_that_remembers_its_upload_goes_on_in_another_process() {
    let ground = ground().await;
    let mut job = ground.job.clone();
    job["memory"] = json!(ground.folder.join("uploads.json"));
    (job["chunk"], job["stop_at"]) = (json!(262_144), json!(1_000_000));
    uploads(job.clone()).await;
    job.as_object_mut().unwrap().remove("stop_at");
    let said = uploads(job).await;
    assert_eq!(said["error"], Value::Null, "{said}");
    assert_eq!((asked(&said, "POST").len(), asked(&said, "HEAD")), (0, vec![&json!(200)]), "{said}");
    ground.arrived().await;
}
