//! K1 of an erasure: every write-type call of a gateway that erases an account kills it, or fails. What was
//! acknowledged stands; asked again, all of it goes, to the last byte, and what is somebody else's stays.

use std::path::{Path, PathBuf};

use api_client::gateway::{Gateway, Traffic};
use domain::ids::ApplicationId;
use gateway::jobs::doctor;
use gateway::{Config, Region};

use super::home::{Home, the_paper};
use super::syscalls::{Fate, Point, Sample, Scope, Server, Tally, program, put_back};

const ERASURE: &str = "01932b5e-7c1a-7000-8000-00000000000d";
/// There are secrets once there is a means of sign-in.
const SET: &str =
    "[log]\nrequests = false\n[sign_in.email]\nsmtp = \"smtp://127.0.0.1:9\"\nfrom = \"a@b.example\"\n";

/// A gateway's folder with two citizens in it, and what one of them erases with.
struct Held {
    folder: tempfile::TempDir,
    token: String,
    /// A piece of her envelope, and of his.
    hers: Vec<u8>,
    his: Vec<u8>,
}

async fn open(folder: &Path) -> Region {
    let mut config = Config::from_text(&format!("listen = \"127.0.0.1:0\"\n{SET}")).unwrap();
    config.data = folder.to_owned();
    config.seed = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/seed/content.mrpack").into();
    Region::start(config).await.unwrap()
}

/// A citizen files an application with its paper; gives a piece of its envelope, and the session.
async fn files(region: &Region, folder: &Path, name: &str) -> (Vec<u8>, String) {
    let phone = Home::opens(&folder.join(name), &region.url());
    phone.app.seed().await;
    let token = region.app().open_session(name).unwrap();
    phone.app.sync.take_session(name, &token).await.unwrap();
    let draft = phone.draft().await;
    phone.answers(draft).await;
    phone
        .app
        .actions
        .answer(draft, "applicant.first_name".into(), Some(format!("Canari-{name}")))
        .await
        .unwrap();
    phone.attaches(draft).await;
    let application: ApplicationId = phone.sends(draft).await;
    phone.carries(application, || false).await;
    let envelope = region.app().store.read(|db| gateway::store::applications::envelope(db, application.0));
    let envelope = envelope.unwrap().unwrap();
    let needle = format!("Canari-{name}").into_bytes();
    assert!(envelope.windows(needle.len()).any(|some| some == needle), "it is in what was sent");
    (needle, token)
}

impl Held {
    async fn prepared() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let region = open(&folder.path().join("region")).await;
        let (hers, session) = files(&region, folder.path(), "maelle").await;
        let (his, _) = files(&region, folder.path(), "bruno").await;
        let token = region.app().erasure_token(&session).unwrap().unwrap();
        region.stop().await;
        std::fs::write(folder.path().join("gateway.toml"), SET).unwrap();
        Self { folder, token, hers, his }
    }

    fn theirs(&self) -> PathBuf {
        self.folder.path().join("theirs")
    }

    /// The folder put back, the gateway started with that fate, the erasure asked for; whether it was acknowledged.
    async fn erases(&self, fate: Option<(Fate, &Point)>) -> (Server, bool) {
        put_back(&self.folder.path().join("region"), &self.theirs());
        let (config, theirs) = (self.folder.path().join("gateway.toml"), self.theirs());
        let of = |path: &Path| path.to_str().unwrap().to_owned();
        let arguments = ["--config".to_owned(), of(&config), "--data".to_owned(), of(&theirs)].into_iter();
        let more = ["--seed", "none", "--json", "serve", "--listen", "127.0.0.1:0"].map(str::to_owned);
        let arguments: Vec<_> = arguments.chain(more).collect();
        let mut server = Server::starts(fate, &program("gateway"), &arguments);
        let (server, said) = tokio::task::spawn_blocking(move || {
            let said = server.first_line();
            (server, said)
        })
        .await
        .unwrap();
        let said = said.and_then(|line| serde_json::from_str::<serde_json::Value>(&line).ok());
        let Some(said) = said else { return (server, false) };
        let url = format!("http://{}", said["listening"].as_str().unwrap());
        let gateway = Gateway::at(&url, "ma-region/test").unwrap();
        let answer = gateway.erase(&self.token, ERASURE, &mut Traffic::default()).await;
        (server, answer.is_ok())
    }

    async fn points(&self) -> Vec<Point> {
        let (server, told) = self.erases(None).await;
        assert!(told, "left alive, it is done");
        let theirs = self.theirs();
        tokio::task::spawn_blocking(move || server.points(&theirs, Scope::FilesAndNetwork)).await.unwrap()
    }

    /// One run with that fate at that point; whether it was met.
    async fn meets(&self, fate: Fate, point: &Point) -> bool {
        println!("erasure, {fate:?} at {point}");
        let (server, told) = self.erases(Some((fate, point))).await;
        let met = tokio::task::spawn_blocking(move || server.ends()).await.unwrap();
        let region = open(&self.theirs()).await;
        let gateway = Gateway::at(&region.url(), "ma-region/test").unwrap();
        let mut traffic = Traffic::default();
        let read = gateway.erasure(&self.token, ERASURE, &mut traffic).await.unwrap();
        assert!(!told || read.is_some(), "what was acknowledged is known");
        let done = gateway.erase(&self.token, ERASURE, &mut traffic).await.unwrap().what;
        assert_eq!((done.state.as_str(), done.kept.len()), ("done", 0), "{done:?}");
        for (what, count) in [("account", 1), ("applications", 1), ("documents", 1), ("receipts", 2)] {
            assert!(
                done.erased.iter().any(|one| (one.what.as_str(), one.count) == (what, count)),
                "{done:?}"
            );
        }
        region.round().await;
        let found = doctor::look(region.app()).unwrap();
        for check in found.checks.iter().filter(|check| check.name != "acknowledgements") {
            assert!(check.wrong.is_empty(), "{found:?}");
        }
        assert_eq!(region.app().store.read(gateway::store::ages::accounts).unwrap().len(), 1);
        region.stop().await;
        let documents = std::fs::read_dir(self.theirs().join("documents")).unwrap();
        let documents: Vec<_> = documents.map(|one| std::fs::read(one.unwrap().path()).unwrap()).collect();
        assert_eq!(documents, [the_paper().to_vec()], "his alone");
        assert!(!stands_in(&self.theirs(), &self.hers), "not one byte of hers");
        assert!(stands_in(&self.theirs(), &self.his), "and his are there");
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
        println!("erasure: {tally}");
        tally
    }
}

fn stands_in(folder: &Path, needle: &[u8]) -> bool {
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if std::fs::read(path).unwrap_or_default().windows(needle.len()).any(|some| some == needle)
            {
                return true;
            }
        }
    }
    false
}

#[tokio::test(flavor = "multi_thread")]
async fn f11_a_gateway_killed_or_failed_around_an_erasure_has_done_it_whole_once_it_is_asked_again() {
    let tally = Held::prepared().await.tries(&Fate::ALL, Sample::AtMost(6)).await;
    assert!(tally.met() >= 6, "{tally}");
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "every point, many minutes: make faults"]
async fn k1_every_write_type_call_of_an_erasure_kills_the_gateway_once_and_fails_once() {
    let tally = Held::prepared().await.tries(&Fate::ALL, Sample::Whole).await;
    println!("K1, erasure: {tally}");
}
