//! What became of an application, read in the terminal; receipts written out and verified again.

use std::path::Path;

use api_client::canonical::{sha256_hex, unhex};
use api_client::{receipt, wire};
use domain::application::{Message, Milestone, Standing, Text};
use domain::ids::{ApplicationId, MessageId, Sha256};
use domain::parcel::Verdict;
use domain::receipt::Kind;
use ed25519_dalek::SigningKey;
use ma_region::store::desk::receipts::Kept;
use ma_region::store::desk::{Writer, applications, messages, milestones, outbox, receipts};
use ma_region::wiring::{self, Choices};
use serde_json::{Value, json};

use super::drafts::filled;
use super::{fails, file, keys, says, text};

const AT: &str = "2026-11-24T12:00:00Z";

/// A receipt as the development gateway signs it.
fn signed(application: ApplicationId, envelope: Sha256) -> Vec<u8> {
    let seed = unhex(include_str!("../../../assets/root/receipt.keys").trim()).unwrap();
    let key = SigningKey::from_bytes(&seed.try_into().unwrap());
    let receipt = wire::Receipt {
        kind: "registered".into(),
        seq: 7,
        prev_sha256: receipt::BEFORE_THE_FIRST.into(),
        epoch: "0".repeat(32),
        application: application.to_string(),
        number: "BFC-2026-000007".into(),
        service: "jeunesse".into(),
        envelope_sha256: envelope.to_string(),
        received_at: AT.into(),
        issued_at: AT.into(),
        ..wire::Receipt::default()
    };
    receipt::seal(&receipt, &[&key]).unwrap()
}

/// As if the gateway had told: the application is registered, with a receipt, a step and a message.
fn told(folder: &Path, application: ApplicationId) -> Vec<u8> {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let choices = Choices { data: Some(folder.to_owned()), now: AT.parse().ok(), ..Choices::default() };
    let app = wiring::open(&choices, runtime.handle()).unwrap();
    let write = move |db: &Writer<'_>| {
        let at = AT.parse().unwrap();
        let bytes = signed(application, applications::one(db, application)?.envelope_sha256);
        let sha256 = Sha256::parse(&sha256_hex(&bytes)).unwrap();
        let envelope = outbox::claim(db, at, None)?.unwrap();
        outbox::settle(db, envelope.id, &Verdict::Delivered)?;
        applications::registered(db, application, "BFC-2026-000007", None, at)?;
        receipts::keep(db, application, &Kept { kind: Kind::Registered, bytes: bytes.clone(), sha256 })?;
        let text = Text { fr: "Bien arriv\u{e9}e".into(), en: Some("Arrived".into()) };
        let step = Milestone { seq: 1, standing: Standing::Registered, at, text: Some(text) };
        milestones::record(db, application, &step)?;
        let (id, documents) = (MessageId(uuid::Uuid::now_v7()), Vec::new());
        let message = Message { id, from_agent: true, text: "Bonjour\u{1b}[2J".into(), at, documents };
        messages::save(db, application, &message)?;
        Ok(bytes)
    };
    runtime.block_on(app.store.write(write)).unwrap()
}

fn application(sent: &Value) -> (String, ApplicationId) {
    let text = sent["application"].as_str().unwrap().to_owned();
    let id = ApplicationId(text.parse().unwrap());
    (text, id)
}

#[test]
fn an_application_is_followed_and_its_receipt_shown_elsewhere() {
    let (home, files) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let folder = home.path();
    assert_eq!(says(folder, &["follow"]), json!([]));
    let draft = filled(folder, files.path());
    let (name, id) = application(&says(folder, &["draft", "send", &draft]));
    let out = files.path().join("receipts");
    let out = out.to_str().unwrap();
    assert_eq!(says(folder, &["receipts", "save", &name, out]), json!([]), "none yet");
    let body = told(folder, id);

    let followed = &says(folder, &["follow"])[0];
    let expected = [
        "corrects",
        "deadline_at",
        "draft",
        "easy_text",
        "form",
        "form_version",
        "id",
        "messages",
        "number",
        "receipts",
        "sealed_at",
        "state",
        "state_text",
        "timeline",
        "title",
        "unread",
        "updated_at",
    ];
    assert_eq!(keys(followed), expected);
    assert_eq!((&followed["id"], &followed["draft"]), (&json!(name), &json!(draft)));
    assert_eq!((&followed["state"], &followed["number"]), (&json!("registered"), &json!("BFC-2026-000007")));
    assert_eq!(keys(&followed["timeline"][0]), ["at", "easy_text", "state", "text"]);
    assert_eq!(followed["timeline"][0]["text"], "Bien arriv\u{e9}e");
    assert_eq!(keys(&followed["messages"][0]), ["at", "documents", "from", "id", "text"]);
    assert_eq!((&followed["messages"][0]["from"], &followed["unread"]), (&json!("service"), &json!(1)));
    let kept = &followed["receipts"][0];
    assert_eq!(keys(kept), ["receipt", "sha256", "type", "valid", "why"]);
    assert_eq!((&kept["type"], &kept["valid"]), (&json!("registered"), &json!(true)));
    assert_eq!(kept["receipt"]["number"], "BFC-2026-000007");
    let english = text(folder, &["--lang", "en", "follow"]);
    for part in ["registered", "Arrived", "Message from the service", "Receipt of registration"] {
        assert!(english.contains(part), "{part}: {english}");
    }
    assert!(!english.contains('\u{1b}'), "a message does not command the terminal");
    assert_eq!(fails(folder, &["draft", "take-back", &draft]), "too-late");

    let saved = says(folder, &["receipts", "save", &name, out]);
    assert_eq!(keys(&saved[0]), ["file", "sha256", "type"]);
    let path = saved[0]["file"].as_str().unwrap();
    assert_eq!(std::fs::read(path).unwrap(), body, "as it was signed");
    assert_eq!(says(folder, &["receipts", "save", &name, out]), saved, "saved twice is once");
    let papers = says(folder, &["receipts", "save", &name, out, "--pdf"]);
    let paper = papers[0]["pdf"].as_str().unwrap();
    assert!(paper.ends_with("accuse-enregistrement-BFC-2026-000007.pdf"), "{paper}");
    assert!(std::fs::read(paper).unwrap().starts_with(b"%PDF-"));
    assert_eq!(says(folder, &["receipts", "save", &name, out, "--pdf"]), papers, "made twice is once");
    let recaps = says(folder, &["follow", "--pdf", out]);
    let recap = recaps[0]["pdf"].as_str().unwrap();
    assert!(recap.ends_with("recapitulatif-BFC-2026-000007.pdf"), "{recap}");
    let english = says(folder, &["--lang", "en", "draft", "show", &draft, "--pdf", out]);
    assert!(english["pdf"].as_str().unwrap().ends_with("summary-BFC-2026-000007.pdf"), "{english}");
    // Elsewhere: a phone that never saw this application.
    let other = tempfile::tempdir().unwrap();
    let verified = says(other.path(), &["receipts", "verify", path]);
    assert_eq!(keys(&verified), ["receipt", "valid", "why"]);
    assert_eq!((&verified["valid"], &verified["why"]), (&json!(true), &Value::Null));
    assert_eq!(verified["receipt"]["application"], name.as_str());
    let code = file(files.path(), "code.txt", api_client::translate::receipt_text(&body).as_bytes());
    assert_eq!(says(other.path(), &["receipts", "verify", &code]), verified, "as a camera reads it");
    std::fs::write(path, b"something else").unwrap();
    assert_eq!(fails(folder, &["receipts", "save", &name, out]), "file-exists");
    assert_eq!(fails(folder, &["receipts", "save", &draft, out]), "not-there", "a draft is no application");
}

#[test]
fn a_receipt_changed_anywhere_is_not_valid_and_says_why() {
    let (home, files) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let body = signed(ApplicationId(uuid::Uuid::from_u128(7)), Sha256([7; 32]));
    let verify = |name: &str, bytes: &[u8]| {
        let path = file(files.path(), name, bytes);
        let said = says(home.path(), &["receipts", "verify", &path]);
        assert_eq!(said["receipt"].is_null(), said["valid"] == false);
        said["why"].as_str().map(str::to_owned)
    };
    assert_eq!(verify("whole", &body), None);
    let at = body.windows(3).position(|three| three == b"BFC").unwrap();
    let mut forged = body.clone();
    forged[at] = b'C';
    assert_eq!(verify("forged", &forged).as_deref(), Some("receipt-signature"));
    assert_eq!(verify("cut", &body[..body.len() - 1]).as_deref(), Some("receipt-format"));
    assert_eq!(verify("empty", b"").as_deref(), Some("receipt-format"));
    let forged = files.path().join("forged");
    let told = text(home.path(), &["--lang", "en", "receipts", "verify", forged.to_str().unwrap()]);
    assert_eq!(told, "This receipt is not signed by the Region.\n");
    assert_eq!(fails(home.path(), &["receipts", "verify", "/nowhere"]), "file-not-there");
}
