//! Fault 11 and K1 of the gateway: every write-type call of its filing journey is made to kill it, or to fail.
//! After each, what it acknowledged is there to the byte, and the application arrives once.

use std::path::{Path, PathBuf};

use domain::ids::ApplicationId;

use super::home::Home;
use super::syscalls::{Fate, Point, Sample, Scope, Server, Tally, program, put_back};
use crate::world::filled::region_with_forms;

/// Both folders, as they are before the journey: a phone that has sealed and is signed in, a gateway with forms.
struct Journey {
    folder: tempfile::TempDir,
    application: ApplicationId,
}

impl Journey {
    async fn prepared() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let region = region_with_forms(&folder.path().join("region")).await;
        let phone = Home::opens(&folder.path().join("phone"), &region.url());
        phone.app.seed().await;
        let token = region.app().open_session("maelle").unwrap();
        phone.app.sync.take_session("maelle", &token).await.unwrap();
        let draft = phone.draft().await;
        phone.answers(draft).await;
        phone.attaches(draft).await;
        let application = phone.sends(draft).await;
        drop(phone);
        region.stop().await;
        std::fs::write(folder.path().join("gateway.toml"), "[log]\nrequests = false\n").unwrap();
        Self { folder, application }
    }

    fn theirs(&self) -> PathBuf {
        self.folder.path().join("theirs")
    }

    /// Both folders put back, a phone opened, the gateway started with that fate. Where it listens, if it came to it.
    async fn starts(&self, fate: Option<(Fate, &Point)>) -> (Home, Server, Option<String>) {
        let (theirs, ours) = (self.theirs(), self.folder.path().join("ours"));
        put_back(&self.folder.path().join("region"), &theirs);
        put_back(&self.folder.path().join("phone"), &ours);
        let config = self.folder.path().join("gateway.toml");
        let arguments = ["--config", path(&config), "--data", path(&theirs), "--seed", "none", "--json"];
        let arguments = arguments.into_iter().chain(["serve", "--listen", "127.0.0.1:0"]);
        let arguments: Vec<_> = arguments.map(str::to_owned).collect();
        let mut server = Server::starts(fate, &program("gateway"), &arguments);
        let (server, said) = tokio::task::spawn_blocking(move || {
            let said = server.first_line();
            (server, said)
        })
        .await
        .unwrap();
        let said = said.and_then(|line| serde_json::from_str::<serde_json::Value>(&line).ok());
        let url = said.and_then(|said| Some(format!("http://{}", said["listening"].as_str()?)));
        (Home::opens(&ours, "http://127.0.0.1:9"), server, url)
    }

    /// The points of the journey, left alive.
    async fn points(&self) -> Vec<Point> {
        let (mut phone, server, url) = self.starts(None).await;
        phone.turns_to(&url.expect("the gateway listens"));
        phone.carries(self.application, || false).await;
        assert_eq!(phone.receipts(self.application).await.len(), 2, "left alive, it arrives");
        let theirs = self.theirs();
        tokio::task::spawn_blocking(move || server.points(&theirs, Scope::FilesAndNetwork)).await.unwrap()
    }

    /// One run with that fate at that point; whether it was met.
    async fn meets(&self, fate: Fate, point: &Point) -> bool {
        println!("gateway, {fate:?} at {point}");
        let (mut phone, mut server, url) = self.starts(Some((fate, point))).await;
        if let Some(url) = url {
            phone.turns_to(&url);
            phone.carries(self.application, || server.is_gone()).await;
        }
        // What the phone was told until then must stand.
        let told = phone.receipts(self.application).await;
        let met = tokio::task::spawn_blocking(move || server.ends()).await.unwrap();
        let region = region_with_forms(&self.theirs()).await;
        phone.turns_to(&region.url());
        phone.arrives_once(&region, self.application, &told).await;
        let unsound = region.app().store.unsound().unwrap();
        assert!(unsound.is_empty(), "{unsound:?}");
        region.stop().await;
        met
    }

    async fn tries(&self, fates: &[Fate], sample: Sample) -> Tally {
        let points = self.points().await;
        let mut tally = Tally { points: points.len(), ..Tally::default() };
        for (fate, point) in sample.of(&points, fates) {
            // Its threads share their work out anew each time: a point may need more than one run to be come to.
            let mut met = false;
            for _ in 0..3 {
                met = met || self.meets(fate, &point).await;
            }
            tally.counts(fate, met);
        }
        println!("gateway: {tally}");
        tally
    }
}

fn path(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn f11_a_gateway_killed_around_its_first_receipt_gives_one_and_the_same() {
    let tally = Journey::prepared().await.tries(&[Fate::Killed], Sample::AtMost(16)).await;
    assert!(tally.met() >= 8, "{tally}");
}

#[tokio::test(flavor = "multi_thread")]
async fn f34_a_gateway_whose_disk_is_full_or_broken_acknowledges_nothing_that_is_not_there() {
    let tally = Journey::prepared().await.tries(&[Fate::Full, Fate::Broken], Sample::AtMost(8)).await;
    assert!(tally.met() >= 8, "{tally}");
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "every point, many minutes: make faults"]
async fn k1_every_write_type_call_of_the_gateway_kills_it_once_and_fails_once() {
    let tally = Journey::prepared().await.tries(&Fate::ALL, Sample::Whole).await;
    println!("K1, gateway: {tally}");
}
