//! A citizen with a phone: a session, forms to fill, papers to send, over the real calls of the app.

use std::sync::atomic::{AtomicU32, Ordering};

use api_client::failure::Failure;
use api_client::gateway::{Gateway, Said, Traffic};
use api_client::translate::{self, Sealed, Sealing};
use api_client::upload::{Line, Source, Step, Stop, Transfer, Unreadable};
use api_client::wire;
use domain::application::DeclaredDocument;
use domain::draft::FormPin;
use domain::form::Answers;
use domain::ids::{RecordId, Sha256};
use gateway::sources::Record;
use sha2::Digest;
use uuid::Uuid;

use crate::world::{Answer, World};

/// A person with a phone.
pub struct Citizen {
    pub gateway: Gateway,
    pub token: String,
    pub traffic: Traffic,
}

/// A paper, as our own copy holds it.
#[derive(Clone)]
pub struct Paper {
    pub bytes: Vec<u8>,
    pub slot: &'static str,
    pub media: &'static str,
}

impl Paper {
    /// A JPEG of that size, different for each seed.
    pub fn jpeg(seed: u8, size: usize) -> Self {
        let mut bytes: Vec<u8> =
            (0..size).map(|at| (at as u32).wrapping_mul(2_654_435_761).to_le_bytes()[3] ^ seed).collect();
        bytes[..3].copy_from_slice(&[0xff, 0xd8, 0xff]);
        Self { bytes, slot: "rib", media: "image/jpeg" }
    }

    pub fn sha256(&self) -> Sha256 {
        Sha256(sha2::Sha256::digest(&self.bytes).into())
    }

    pub fn declared(&self) -> DeclaredDocument {
        DeclaredDocument {
            slot: self.slot.to_owned(),
            sha256: self.sha256(),
            size: self.bytes.len() as u64,
            media: self.media.to_owned(),
            name: "rib.jpg".to_owned(),
        }
    }
}

impl Source for Paper {
    async fn read(&mut self, from: u64, length: usize) -> Result<Vec<u8>, Unreadable> {
        let from = usize::try_from(from).unwrap().min(self.bytes.len());
        Ok(self.bytes[from..(from + length).min(self.bytes.len())].to_vec())
    }
}

impl Citizen {
    /// Somebody signed in under that name.
    pub fn called(world: &World, name: &str) -> Self {
        let token = world.region.app().open_session(name).unwrap();
        let gateway = Gateway::at(&world.region.url(), "ma-region/test").unwrap();
        Self { gateway, token, traffic: Traffic::default() }
    }

    /// The gateway was started again, at another address.
    pub fn finds(&mut self, world: &World) {
        self.gateway = Gateway::at(&world.region.url(), "ma-region/test").unwrap();
    }

    /// Sends a sealed envelope under that id.
    pub async fn put(&mut self, id: &str, sealed: &Sealed) -> Result<Said<wire::Registered>, Failure> {
        self.gateway.put_application(&self.token, id, &sealed.bytes, &mut self.traffic).await
    }

    /// Files an application with these papers; none of them is sent yet.
    pub async fn files(&mut self, papers: &[Paper]) -> (String, wire::Registered) {
        let id = new_id();
        let said = self.put(&id, &sealed(&form(1), papers)).await.unwrap();
        (id, said.what)
    }

    /// Carries a paper until the gateway says that it is there.
    pub async fn sends(&mut self, application: &str, paper: &Paper) -> Result<u32, Stop> {
        let size = paper.bytes.len() as u64;
        let mut transfer = Transfer::new(application, &paper.sha256().to_string(), size, None);
        let (mut line, mut source, mut steps) = (Line::default(), paper.clone(), 0);
        loop {
            steps += 1;
            let step =
                transfer.step(&self.gateway, &self.token, &mut source, &mut line, &mut self.traffic).await?;
            match step {
                Step::Verified => return Ok(steps),
                _ => assert!(steps < 100, "it never ends"),
            }
        }
    }

    /// The receipts of an application, verified, by kind.
    pub async fn receipts(&mut self, world: &World, id: &str) -> Vec<(String, Vec<u8>)> {
        let said = self.gateway.receipts(&self.token, id, &mut self.traffic).await.unwrap();
        said.what.receipts.iter().map(|text| read(world, text)).collect()
    }

    /// Asks in plain HTTP, with this citizen's token and these header lines.
    pub async fn ask(&self, world: &World, method: &str, path: &str, lines: &str, body: &[u8]) -> Answer {
        let mut request = format!(
            "{method} {path} HTTP/1.1\r\nHost: region\r\nAuthorization: Bearer {}\r\n{lines}Content-Length: {}\r\nConnection: close\r\n\r\n",
            self.token,
            body.len()
        )
        .into_bytes();
        request.extend_from_slice(body);
        world.ask(request).await
    }

    /// The same in the words of tus.
    pub async fn tus(&self, world: &World, method: &str, path: &str, lines: &str, body: &[u8]) -> Answer {
        self.ask(world, method, path, &format!("Tus-Resumable: 1.0.0\r\n{lines}"), body).await
    }

    /// A citizen who filed an application with one paper and has begun its upload; with the application and the path.
    pub async fn uploading(world: &World, name: &str, paper: &Paper) -> (Self, String, String) {
        let mut citizen = Self::called(world, name);
        let (id, _) = citizen.files(std::slice::from_ref(paper)).await;
        let (_, path) = citizen.begins(world, &id, paper).await;
        (citizen, id, path)
    }

    /// Begins an upload by hand; gives its path.
    pub async fn begins(&self, world: &World, application: &str, paper: &Paper) -> (u16, String) {
        let answer = self.tus(world, "POST", "/v1/uploads", &creation(application, paper), b"").await;
        (answer.status, format!("/v1/{}", answer.header("location")))
    }

    /// Sends bytes at an offset by hand.
    pub async fn patches(&self, world: &World, path: &str, offset: usize, bytes: &[u8]) -> Answer {
        let lines = format!("Content-Type: application/offset+octet-stream\r\nUpload-Offset: {offset}\r\n");
        self.tus(world, "PATCH", path, &lines, bytes).await
    }

    /// How far an upload is, by the gateway's word.
    pub async fn offset(&self, world: &World, path: &str) -> Answer {
        self.tus(world, "HEAD", path, "", b"").await
    }
}

/// The header lines of a creation.
pub fn creation(application: &str, paper: &Paper) -> String {
    let encode = |text: &str| api_client::base64::encode(text.as_bytes());
    format!(
        "Upload-Length: {}\r\nUpload-Metadata: application {},sha256 {}\r\n",
        paper.bytes.len(),
        encode(application),
        encode(&paper.sha256().to_string())
    )
}

/// Verifies a receipt that travelled; gives its kind and its bytes.
pub fn read(world: &World, text: &str) -> (String, Vec<u8>) {
    let body = api_client::base64::decode(text).unwrap();
    let root = world.region.app().keys().unwrap().root;
    let receipt = api_client::receipt::verify(&body, &root).unwrap();
    (receipt.kind.code().to_owned(), body)
}

/// An id that no other has.
pub fn new_id() -> String {
    static NEXT: AtomicU32 = AtomicU32::new(1);
    let n = NEXT.fetch_add(1, Ordering::Relaxed);
    Uuid::from_u128(0x0193_2b5e_7c1a_7000_8000_0000_0000_0000 | u128::from(n)).hyphenated().to_string()
}

/// A form that asks for a name, an account, and papers if one has any.
pub fn form(version: u32) -> wire::Form {
    let wording = |text: &str| wire::Wording { fr: text.to_owned(), en: text.to_owned() };
    let field = |id: &str, kind: &str, required| wire::Field {
        id: id.to_owned(),
        kind: kind.to_owned(),
        since: 1,
        label: wording(id),
        required,
        ..wire::Field::default()
    };
    wire::Form {
        id: "form:permis".to_owned(),
        version,
        title: wording("Permis"),
        aid: "content:permis".to_owned(),
        state: "open".to_owned(),
        late: "refuse".to_owned(),
        deadline_counts: "registered".to_owned(),
        fields: vec![field("applicant.name", "text", true), field("applicant.iban", "iban", false)],
        slots: vec![wire::Slot {
            id: "rib".to_owned(),
            since: 1,
            label: wording("RIB"),
            media: vec!["application/pdf".to_owned(), "image/jpeg".to_owned()],
            min: 0,
            max: 200,
            ..wire::Slot::default()
        }],
        source_url: "https://region.example/permis".to_owned(),
        verified_on: "2026-11-24".to_owned(),
        ..wire::Form::default()
    }
}

/// A gateway that publishes that form.
pub async fn world_with(form: wire::Form) -> World {
    let world = World::empty().await;
    world.region.publish(vec![Record::Form(Box::new(form))]).unwrap();
    world
}

/// The digest by which a form is named.
pub fn pin(form: &wire::Form) -> FormPin {
    let line = api_client::canonical::to_vec(form).unwrap();
    let sha256 = Sha256::parse(&api_client::canonical::sha256_hex(&line)).unwrap();
    FormPin { id: RecordId::parse(&form.id).unwrap(), version: form.version, sha256 }
}

/// Good answers.
pub fn answers() -> Answers {
    Answers::from([("applicant.name".to_owned(), "Camille".to_owned())])
}

/// An envelope with good answers and these papers.
pub fn sealed(form: &wire::Form, papers: &[Paper]) -> Sealed {
    sealed_with(form, &answers(), papers)
}

/// An envelope with these answers and papers.
pub fn sealed_with(form: &wire::Form, answers: &Answers, papers: &[Paper]) -> Sealed {
    let documents: Vec<_> = papers.iter().map(Paper::declared).collect();
    translate::seal(&Sealing {
        form: &pin(form),
        corrects: None,
        answers,
        documents: &documents,
        mandate: None,
        copy: None,
        install: "install",
        app: "0.1.0",
        finalised_at: "2026-11-20T08:00:00+01:00".parse().unwrap(),
    })
    .unwrap()
}
