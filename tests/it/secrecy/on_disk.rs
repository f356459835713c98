//! Twenty canaries through a whole filing journey with kills, then every byte that was left behind.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use serde_json::Value;

use super::canaries::Canaries;
use crate::world::NOON;
use crate::world::filled::{FORM, GIVEN, SLOT};

/// What she types, says, names and attaches.
const WORDS: [(&str, &str); 9] = [
    ("first name", "Ros\u{e9}lina-Canari"),
    ("last name", "Verdi\u{e8}re-Canari"),
    ("e-mail", "rosy.canari77@exemple-canari.fr"),
    ("driving school", "\u{c9}cole du Canari Bleu"),
    ("former answer", "Brouillon-du-Canari-Effac\u{e9}"),
    ("profile", "Profil du Canari Gris"),
    ("document's name", "canari-releve-1997.pdf"),
    ("document's bytes", "Canari-Dans-Le-Papier-4242"),
    ("message", "Mon canari attend votre r\u{e9}ponse 31"),
];

/// A gateway in a process of its own, and what it writes down.
struct Gateway {
    child: Child,
    folder: PathBuf,
}

impl Gateway {
    fn command(folder: &Path) -> Command {
        let mut command = Command::new(program("gateway"));
        command.arg("--config").arg(folder.join("gateway.toml")).arg("--data").arg(folder.join("region"));
        command.args([
            "--seed",
            concat!(env!("CARGO_MANIFEST_DIR"), "/assets/seed/content.mrpack"),
            "--json",
        ]);
        command
    }

    /// Starts it; with the address at which it listens.
    fn starts(folder: &Path) -> (Self, String) {
        std::fs::write(folder.join("gateway.toml"), "[log]\nrequests = true\n").unwrap();
        let log = std::fs::File::create(folder.join("gateway.log")).unwrap();
        let mut command = Self::command(folder);
        let mut child = command
            .args(["serve", "--listen", "127.0.0.1:0"])
            .stdout(Stdio::piped())
            .stderr(log)
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let said: Value = serde_json::from_str(&line).unwrap();
        let url = format!("http://{}", said["listening"].as_str().unwrap());
        (Self { child, folder: folder.to_owned() }, url)
    }

    fn log(&self) -> Vec<u8> {
        std::fs::read(self.folder.join("gateway.log")).unwrap()
    }
}

impl Drop for Gateway {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn program(name: &str) -> PathBuf {
    Path::new(env!("CARGO_BIN_EXE_ma-region")).with_file_name(name)
}

struct Phone<'a> {
    folder: &'a Path,
    gateway: String,
    said: Vec<u8>,
}

impl Phone<'_> {
    fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(program("ma-region"));
        command.args(["--json", "--now", NOON, "--gateway", &self.gateway, "--data"]);
        command.arg(self.folder.join("data")).args(words);
        // Whatever it would leave elsewhere, it leaves here.
        let (home, temporary) = (self.folder.join("home"), self.folder.join("tmp"));
        command
            .env("HOME", home)
            .env("TMPDIR", temporary)
            .env("RUST_BACKTRACE", "full")
            .env("RUST_LOG", "trace");
        command.current_dir(self.folder.join("cores"));
        command
    }

    fn runs(&mut self, words: &[&str]) -> Output {
        let output = self.command(words).output().unwrap();
        self.said.extend(&output.stderr);
        output
    }

    fn says(&mut self, words: &[&str]) -> Value {
        let output = self.runs(words);
        assert!(output.status.success(), "{words:?}: {}", String::from_utf8_lossy(&output.stderr));
        serde_json::from_slice(&output.stdout).unwrap()
    }

    /// Begun, and killed a little later each time.
    fn is_killed_in(&mut self, words: &[&str]) {
        for spins in [0_u32, 40, 400] {
            let mut command = self.command(words);
            let mut child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
            for _ in 0..spins {
                std::hint::black_box(child.try_wait().unwrap());
            }
            let _ = child.kill();
            self.said.extend(child.wait_with_output().unwrap().stderr);
        }
    }
}

#[test]
fn nothing_typed_is_found_on_disk() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["home", "tmp", "cores"] {
        std::fs::create_dir(folder.path().join(name)).unwrap();
    }
    let (gateway, url) = Gateway::starts(folder.path());
    let mut opening = Gateway::command(folder.path());
    let opened = opening.args(["sessions", "open", "--account", "rosy"]).output().unwrap();
    assert!(opened.status.success(), "{}", String::from_utf8_lossy(&opened.stderr));
    let session = folder.path().join("session.json");
    std::fs::write(&session, &opened.stdout).unwrap();
    let token: Value = serde_json::from_slice(&opened.stdout).unwrap();
    let token = token["token"].as_str().unwrap().to_owned();

    let mut phone = Phone { folder: folder.path(), gateway: url, said: Vec::new() };
    let word = |name: &str| WORDS.iter().find(|(known, _)| *known == name).unwrap().1;
    let draft = phone.says(&["draft", "new", FORM])["id"].as_str().unwrap().to_owned();
    for (place, value) in GIVEN {
        phone.says(&["draft", "set", &draft, place, value]);
    }
    phone.says(&["draft", "set", &draft, "applicant.first_name", word("former answer")]);
    phone.is_killed_in(&["draft", "set", &draft, "applicant.first_name", word("former answer")]);
    for (place, name) in [
        ("applicant.first_name", "first name"),
        ("applicant.last_name", "last name"),
        ("applicant.email", "e-mail"),
        ("driving_school.name", "driving school"),
    ] {
        phone.says(&["draft", "set", &draft, place, word(name)]);
    }
    // A wrong call is answered without repeating what was typed.
    phone.runs(&["draft", "set", &draft, "applicant.nothing", word("last name")]);
    phone.runs(&["search", word("profile")]);
    let paper = folder.path().join(word("document's name"));
    let text = format!(
        "%PDF-1.4\n%{}\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
         3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n",
        word("document's bytes")
    );
    std::fs::write(&paper, text).unwrap();
    phone.is_killed_in(&["draft", "attach", &draft, SLOT, path(&paper), "--kind", "enrolment"]);
    phone.says(&["draft", "attach", &draft, SLOT, path(&paper), "--kind", "enrolment"]);
    phone.says(&["sign-in", "--session", path(&session)]);
    phone.says(&["draft", "send", &draft]);
    phone.is_killed_in(&["sync"]);
    let round = phone.says(&["sync"]);
    assert_eq!((&round["waiting"], &round["set_aside"]), (&Value::from(0), &Value::from(0)), "{round}");
    phone.says(&["follow"]);

    // The session and the paper that she gave are hers; the rest of what lies about is ours.
    std::fs::remove_file(&session).unwrap();
    std::fs::remove_file(&paper).unwrap();
    let canaries = Canaries::new(&WORDS);
    let shown = phone.runs(&["draft", "show", &draft]).stdout;
    assert!(canaries.in_bytes(&shown).len() >= 4, "they are there for who may read them, and found");
    for name in ["data", "home", "tmp", "cores"] {
        let (looked_at, found) = canaries.under(&folder.path().join(name));
        assert!(name != "data" || looked_at >= 6, "{looked_at} files in {name}");
        assert!(found.is_empty(), "{found:?}");
        println!("{name}: {looked_at} files");
    }
    assert!(canaries.in_bytes(&phone.said).is_empty(), "{}", String::from_utf8_lossy(&phone.said));
    // The token is in the vault, and in no other file; nobody else may read that one.
    let token = Canaries::new(&[("token", &token)]);
    let (_, found) = token.under(&folder.path().join("data"));
    assert_eq!(found.len(), 1, "{found:?}");
    let mode = std::os::unix::fs::MetadataExt::mode(&std::fs::metadata(&found[0].0).unwrap());
    assert_eq!(mode & 0o777, 0o600, "{found:?}");
    assert!(token.in_bytes(&phone.said).is_empty());

    is_erased(&mut phone, &canaries, &token);

    // The gateway keeps what it was given, and its log says nothing of it; nor do its public files.
    let (_, found) = canaries.under(&folder.path().join("region/public"));
    assert!(found.is_empty(), "{found:?}");
    let log = gateway.log();
    assert!(
        String::from_utf8_lossy(&log).contains("/v1/applications/{id}"),
        "it writes a line for each request"
    );
    assert!(canaries.in_bytes(&log).is_empty() && token.in_bytes(&log).is_empty());
}

/// `me erase --yes`: the same search, the token too; and what was copied of the desk before opens with no key that is left.
fn is_erased(phone: &mut Phone<'_>, canaries: &Canaries, token: &Canaries) {
    let (data, copy) = (phone.folder.join("data"), phone.folder.join("copy"));
    let copied = Command::new("cp").arg("-a").args([&data, &copy]).status().unwrap();
    assert!(copied.success());
    let key = std::fs::read(data.join("vault.key")).unwrap();
    phone.is_killed_in(&["me", "erase", "--yes"]);
    phone.says(&["me", "erase", "--yes"]);
    // The session that was opened by hand asks for no erasure; at the next contact its token has served.
    phone.says(&["sync"]);
    for name in ["data", "home", "tmp", "cores"] {
        let (looked_at, found) = canaries.under(&phone.folder.join(name));
        assert!(found.is_empty(), "{found:?}");
        let (_, found) = token.under(&phone.folder.join(name));
        assert!(found.is_empty(), "the token: {found:?}");
        println!("erased, {name}: {looked_at} files");
    }
    assert!(canaries.in_bytes(&phone.said).is_empty() && token.in_bytes(&phone.said).is_empty());
    let names: Vec<_> = std::fs::read_dir(&data).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(!names.iter().any(|name| name == "erasing" || name == "documents"), "{names:?}");
    // The old key is in no file any more, and the next one opens nothing that was written under it.
    let key = Canaries::of_bytes("key", &key);
    assert_eq!(key.under(&data).1, []);
    assert_eq!(key.under(&copy).1.len(), 1, "it was where it belongs");
    std::fs::copy(data.join("vault.key"), copy.join("vault.key")).unwrap();
    let mut opening = Command::new(program("ma-region"));
    opening.args(["--json", "--now", NOON, "--gateway", "http://127.0.0.1:9", "--data"]);
    let refused = opening.arg(&copy).args(["draft", "list"]).output().unwrap();
    assert!(!refused.status.success() && String::from_utf8_lossy(&refused.stderr).contains("vault-gone"));
}

fn path(path: &Path) -> &str {
    path.to_str().unwrap()
}
