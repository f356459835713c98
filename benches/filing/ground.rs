//! What every figure stands on: our gateway as a process of its own, a phone that owes it documents, registered
//! applications for other clients.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use api_client::canonical::{self, sha256_hex};
use api_client::gateway::{Gateway, Traffic};
use api_client::translate::{Sealing, seal};
use api_client::wire;
use chrono::TimeDelta;
use domain::application::DeclaredDocument;
use domain::draft::FormPin;
use domain::form::Answers;
use domain::ids::{ApplicationId, DraftId, RecordId, Sha256};
use domain::parcel::{Kind, Parcel};
use gateway::app::App as Served;
use gateway::sources::Record;
use gateway::{Config, Region};
use ma_region::actions::{Begun, Sent};
use ma_region::platform::fake::HandClock;
use ma_region::store::desk::outbox as desk;
use ma_region::sync::Trust;
use ma_region::sync::courier::OverGateway;
use ma_region::sync::keyring::Keyring;
use ma_region::sync::outbox::{self, Step};
use ma_region::wiring::App;
use serde_json::{Value, json};
use tempfile::TempDir;
use uuid::Uuid;

use crate::line::BadLine;
use crate::world::Phone;
use crate::world::filled::paper;

/// The form of the bench: sixty questions and room for papers.
pub const FORM: &str = "form:bench";
pub const SLOT: &str = "papers";
pub const FIELDS: usize = 60;

/// Who files.
pub const ACCOUNT: &str = "maelle";

pub fn field(number: usize) -> String {
    format!("f{:02}", number % FIELDS)
}

/// The definition, as the Region would publish it.
pub fn form() -> wire::Form {
    let wording = |text: &str| wire::Wording { fr: text.to_owned(), en: String::new() };
    let field = |number: usize| wire::Field {
        id: field(number),
        kind: "text".into(),
        since: 1,
        section: Some("all".into()),
        label: wording(&format!("Question {number}")),
        ..wire::Field::default()
    };
    wire::Form {
        id: FORM.into(),
        version: 1,
        title: wording("Banc d'essai"),
        aid: "test:1".into(),
        state: "open".into(),
        late: "register".into(),
        deadline_counts: "registered".into(),
        sections: vec![wire::Section {
            id: "all".into(),
            title: wording("Tout"),
            ..wire::Section::default()
        }],
        fields: (0..FIELDS).map(field).collect(),
        slots: vec![wire::Slot {
            id: SLOT.into(),
            since: 1,
            label: wording("Papiers"),
            kinds: vec!["other".into()],
            media: vec!["application/pdf".into()],
            max: 100,
            ..wire::Slot::default()
        }],
        source_url: "https://test.example/form".into(),
        verified_on: "2026-11-01".into(),
        ..wire::Form::default()
    }
}

/// Our gateway, serving in a process of its own: this very program, told to.
pub struct Ours {
    pub url: String,
    /// A session of `ACCOUNT`.
    pub token: String,
    child: Option<Child>,
    data: TempDir,
}

impl Ours {
    /// A fresh one that published the form; limits raised so that the largest file of the bench may come.
    pub async fn start() -> Self {
        let data = tempfile::tempdir().unwrap();
        let region = Region::start(config(data.path())).await.unwrap();
        let aids = crate::world::Signed::records(&crate::world::guide(3));
        let records = aids.into_iter().chain([Record::Form(Box::new(form()))]).collect();
        region.publish(records).unwrap();
        let token = region.app().open_session(ACCOUNT).unwrap();
        region.stop().await;
        let mut ours = Self { url: String::new(), token, child: None, data };
        ours.restart();
        ours
    }

    /// Serves, after a kill as the first time.
    pub fn restart(&mut self) {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args([crate::SERVE, &self.data.path().to_string_lossy()])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        self.url = line.trim().to_owned();
        assert!(self.url.starts_with("http://"), "the gateway said {line:?}");
        self.child = Some(child);
    }

    /// Ends it as a power cut would.
    pub fn kill(&mut self) {
        if let Some(mut child) = self.child.take() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }

    /// Its process.
    pub fn id(&self) -> u32 {
        self.child.as_ref().unwrap().id()
    }

    /// A look into its database from beside.
    pub fn asked(&self, sql: &str) -> u64 {
        let db = rusqlite::Connection::open(self.data.path().join("gateway.db")).unwrap();
        db.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap() as u64
    }

    /// Uploads begun.
    pub fn uploads(&self) -> u64 {
        self.asked("SELECT count(*) FROM upload")
    }

    /// Documents read back and found right.
    pub fn documents(&self) -> u64 {
        self.asked("SELECT count(*) FROM document")
    }

    /// The files of documents, begun and whole.
    pub fn files(&self) -> Vec<PathBuf> {
        let folder = self.data.path().join("documents");
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect()
    }

    /// Every session is over; gives the token of a new one.
    pub fn expires_sessions(&self) -> String {
        let db = rusqlite::Connection::open(self.data.path().join("gateway.db")).unwrap();
        db.execute("UPDATE session SET expires_at = 0", []).unwrap();
        Served::open(config(self.data.path())).unwrap().open_session(ACCOUNT).unwrap()
    }

    /// Sessions of as many accounts, each its own.
    pub fn sessions(&self, count: usize) -> Vec<String> {
        let app = Served::open(config(self.data.path())).unwrap();
        (0..count).map(|number| app.open_session(&format!("phone-{number}")).unwrap()).collect()
    }

    /// An application that announces these files, registered without a phone: (id, digests).
    pub async fn registers(&self, token: &str, files: &[PathBuf]) -> (String, Vec<String>) {
        let declared: Vec<_> = files.iter().map(|file| declared(&std::fs::read(file).unwrap())).collect();
        let (id, digests) = self.registers_declared(token, &declared).await;
        (id.to_string(), digests)
    }

    pub async fn registers_declared(
        &self,
        token: &str,
        declared: &[DeclaredDocument],
    ) -> (Uuid, Vec<String>) {
        let (id, sealed) = (Uuid::now_v7(), envelope(declared));
        let gateway = Gateway::at(&self.url, "bench").unwrap();
        let mut traffic = Traffic::default();
        let said = gateway.put_application(token, &id.to_string(), &sealed, &mut traffic).await;
        said.unwrap_or_else(|failure| panic!("registration: {failure:?}"));
        (id, declared.iter().map(|document| document.sha256.to_string()).collect())
    }
}

impl Drop for Ours {
    fn drop(&mut self) {
        self.kill();
    }
}

/// What a document is announced as.
pub fn declared(bytes: &[u8]) -> DeclaredDocument {
    DeclaredDocument {
        slot: SLOT.into(),
        sha256: Sha256::parse(&sha256_hex(bytes)).unwrap(),
        size: bytes.len() as u64,
        media: "application/pdf".into(),
        name: "papier.pdf".into(),
    }
}

/// The bytes of an application that announces these.
pub fn envelope(declared: &[DeclaredDocument]) -> Vec<u8> {
    let sha256 = sha256_hex(&canonical::to_vec(&form()).unwrap());
    let form =
        FormPin { id: RecordId::parse(FORM).unwrap(), version: 1, sha256: Sha256::parse(&sha256).unwrap() };
    let finalised_at = crate::world::NOON.parse().unwrap();
    let sealed = seal(&Sealing {
        form: &form,
        corrects: None,
        answers: &Answers::new(),
        documents: declared,
        mandate: None,
        copy: None,
        install: "bench",
        app: "0.1.0",
        finalised_at,
    });
    sealed.unwrap().bytes
}

fn config(data: &Path) -> Config {
    let mut config = Config::local(data).unwrap();
    config.filing.document_bytes = 200_000_000;
    config.filing.application_bytes = 400_000_000;
    config
}

/// The whole of the process that serves: says where, and ends with its input.
pub async fn serve(data: &str) {
    let region = Region::start(config(Path::new(data))).await.unwrap();
    println!("{}", region.url());
    let _ = tokio::task::spawn_blocking(|| std::io::stdin().read_line(&mut String::new())).await;
}

/// Memory of a process in MiB: now, and the most it ever held.
pub fn memory(process: u32) -> (f64, f64) {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let of = |name: &str| -> f64 {
        let line = status.lines().find_map(|line| line.strip_prefix(name)).unwrap();
        line.split_whitespace().next().unwrap().parse::<f64>().unwrap() / 1024.0
    };
    (of("VmRSS:"), of("VmHWM:"))
}

/// Counts the most that a process holds from now on.
pub fn forget_peak(process: u32) {
    std::fs::write(format!("/proc/{process}/clear_refs"), "5").unwrap();
}

/// A phone that knows the form and is signed in.
pub async fn phone(ours: &Ours, line: &BadLine) -> Phone {
    let phone = Phone::new(&line.url);
    phone.syncs().await;
    phone.app.sync.take_session(ACCOUNT, &ours.token).await.unwrap();
    phone
}

/// Papers of these sizes, in an application that is sealed and posted; their bytes.
pub async fn posted(phone: &Phone, sizes: &[usize]) -> (ApplicationId, Vec<Vec<u8>>) {
    posted_from(phone, 0, sizes).await
}

/// The same, its papers like no others if their numbers are.
pub async fn posted_from(phone: &Phone, first: usize, sizes: &[usize]) -> (ApplicationId, Vec<Vec<u8>>) {
    let actions = &phone.app.actions;
    let draft = begun(phone).await;
    let mut all = Vec::new();
    for (number, size) in sizes.iter().enumerate() {
        let bytes = paper((first + number) as u8, *size);
        all.push(bytes.to_vec());
        let kept = actions.keep(format!("papier-{number}.pdf"), Some("other".into()), bytes).await.unwrap();
        actions.attach(draft, SLOT.into(), kept.sha256).await.unwrap();
    }
    match actions.send(draft).await.unwrap() {
        Sent::Posted(id) => (id, all),
        Sent::Incomplete(problems) => panic!("{problems:?}"),
    }
}

/// A draft of the form.
pub async fn begun(phone: &Phone) -> DraftId {
    let form = RecordId::parse(FORM).unwrap();
    match phone.app.actions.begin(form, None, true, true).await.unwrap() {
        Begun::New(draft) => draft,
        Begun::GoOn(_) => panic!("a new one was wished"),
    }
}

/// How emptying the outbox went.
#[derive(Debug, Default, Clone, Copy)]
pub struct Drained {
    pub requests: u64,
    /// Times that no gateway was met, or that it asked for another sign-in.
    pub losses: u32,
    pub signed_out: bool,
}

/// Registers what was posted, and leaves its documents for later.
pub async fn registered(phone: &Phone) {
    let left = |parcels: Vec<Parcel>| {
        parcels.iter().filter(|one| one.kind == Kind::Envelope && one.standing.is_owed()).count()
    };
    while left(phone.parcels().await) > 0 {
        let sync = &phone.app.sync;
        outbox::begin(&sync.store, &*sync.clock, true).await.unwrap();
        let stepped = outbox::step(&sync.store, &courier(&phone.app), &*sync.clock).await;
        assert_eq!(stepped.unwrap(), Step::Again);
    }
}

/// Empties the outbox with the courier of the app, beginning again at once after each loss, as at a wake.
pub async fn drains(phone: &Phone) -> Drained {
    emptied(&phone.app, &phone.clock).await
}

/// The same for an app without the rest of a phone.
pub async fn emptied(app: &App, clock: &HandClock) -> Drained {
    let (sync, mut drained) = (&app.sync, Drained::default());
    for _ in 0..400 {
        outbox::begin(&sync.store, &*sync.clock, true).await.unwrap();
        let courier = courier(app);
        let ended = loop {
            match outbox::step(&sync.store, &courier, &*sync.clock).await.unwrap() {
                Step::Again => {}
                ended => break ended,
            }
        };
        drained.requests += courier.learnt().traffic.requests;
        match ended {
            Step::Rest(None) => return drained,
            Step::Rest(Some(_)) => clock.turn(TimeDelta::minutes(20)),
            Step::AskForSignIn => {
                drained.signed_out = true;
                return drained;
            }
            _ => drained.losses += 1,
        }
    }
    panic!("it never ends: {drained:?}");
}

fn courier(app: &App) -> OverGateway<'_> {
    let sync = &app.sync;
    let root = api_client::root::trusted(Trust::BUILT_IN.root).unwrap();
    let gateway = sync.gateway.as_ref().unwrap();
    let keyring = Keyring::of(sync, gateway, Some(ACCOUNT.to_owned()));
    OverGateway::new(&sync.store, gateway, keyring, &*sync.clock, root)
}

/// Whether everything this phone owed is delivered.
pub async fn all_delivered(phone: &Phone) -> bool {
    let all = phone.app.store.read(|db| desk::all(db, None)).await.unwrap();
    all.iter().all(|parcel| !parcel.standing.is_owed())
}

/// Files for a client that reads them from disk.
pub fn written(folder: &Path, sizes: &[usize]) -> Vec<PathBuf> {
    std::fs::create_dir_all(folder).unwrap();
    let write = |(number, size): (usize, &usize)| {
        let path = folder.join(format!("paper-{number}.pdf"));
        std::fs::write(&path, &*paper(number as u8, *size)).unwrap();
        path
    };
    sizes.iter().enumerate().map(write).collect()
}

/// A job of the official client against our gateway.
pub async fn job_for_ours(ours: &Ours, line: &BadLine, files: &[PathBuf]) -> Value {
    let (application, digests) = ours.registers(&ours.token, files).await;
    let file = |(path, sha256): (&PathBuf, &String)| json!({ "path": path, "metadata": { "application": application, "sha256": sha256 } });
    json!({
        "endpoint": format!("{}/v1/uploads", line.url),
        "headers": { "Authorization": format!("Bearer {}", ours.token) },
        "files": files.iter().zip(&digests).map(file).collect::<Vec<_>>(),
    })
}

/// The same against its own server, which asks for no application.
pub fn job_for_theirs(line: &BadLine, files: &[PathBuf]) -> Value {
    let file = |path: &PathBuf| json!({ "path": path, "metadata": { "filename": path.file_name().unwrap().to_string_lossy() } });
    json!({
        "endpoint": format!("{}/v1/uploads", line.url),
        "files": files.iter().map(file).collect::<Vec<_>>(),
    })
}
