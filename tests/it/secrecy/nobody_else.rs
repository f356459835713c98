//! The app speaks to the gateway and to whoever holds the content, and to nobody else: every address of a whole story of
//! the terminal, as the kernel sees them; and the same story where there is no other network at all.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use api_client::canonical::sha256_hex;
use serde_json::Value;

use crate::world::filled::{FORM, GIVEN, SLOT, paper, region_with_forms};
use crate::world::{NOON, Page, Pages, Signed, aid, config};

/// Calls by which bytes leave a process for an address.
const TRACED: &str = "trace=connect,sendto,sendmsg,sendmmsg";

/// Every address of a trace that is not a socket of this machine's own files: `127.0.0.1:8787`.
fn addresses(trace: &str) -> BTreeSet<String> {
    let between = |line: &str, before: &str, after: char| {
        let rest = line.split_once(before)?.1;
        Some(rest.split_once(after)?.0.to_owned())
    };
    let mut found = BTreeSet::new();
    for line in trace.lines() {
        let (address, port) = if line.contains("sa_family=AF_INET,") {
            (between(line, "inet_addr(\"", '"'), between(line, "sin_port=htons(", ')'))
        } else if line.contains("sa_family=AF_INET6,") {
            (between(line, "inet_pton(AF_INET6, \"", '"'), between(line, "sin6_port=htons(", ')'))
        } else if line.contains("sa_family=")
            && !line.contains("sa_family=AF_UNIX")
            && !line.contains("sa_family=AF_UNSPEC")
        {
            // A kind of address that this test does not know is nobody it could allow.
            (Some(line.to_owned()), Some(String::new()))
        } else {
            continue;
        };
        found.insert(format!("{}:{}", address.unwrap_or_default(), port.unwrap_or_default()));
    }
    found
}

struct Watched<'a> {
    folder: &'a Path,
    gateway: String,
    seen: BTreeSet<String>,
    commands: usize,
}

impl Watched<'_> {
    fn says(&mut self, words: &[&str]) -> Value {
        let log = self.folder.join("trace");
        let mut command = Command::new("strace");
        command.args(["-f", "-qq", "-s", "0", "-e", TRACED, "-e", "signal=none", "-o"]).arg(&log);
        command.arg(env!("CARGO_BIN_EXE_ma-region"));
        command.args(["--json", "--now", NOON, "--gateway", &self.gateway, "--data"]);
        command.arg(self.folder.join("data")).args(words);
        // A machine that goes through somebody else by habit is not asked to.
        command.env("http_proxy", "http://192.0.2.1:3128").env("https_proxy", "http://192.0.2.1:3128");
        let output = command.output().expect("strace: .ci/setup.sh");
        assert!(output.status.success(), "{words:?}: {}", String::from_utf8_lossy(&output.stderr));
        let met = addresses(&std::fs::read_to_string(&log).unwrap());
        self.seen.extend(met);
        self.commands += 1;
        serde_json::from_slice(&output.stdout).unwrap_or_default()
    }
}

/// Everything that the terminal does: looks, writes, keeps, sends, follows, takes out, erases, takes in.
fn the_story(watched: &mut Watched<'_>, session: Option<&Path>) {
    watched.says(&["status"]);
    watched.says(&["search", "permis"]);
    watched.says(&["aid", "content:aide-permis-de-conduire"]);
    watched.says(&["forms"]);
    let draft = watched.says(&["draft", "new", FORM])["id"].as_str().unwrap().to_owned();
    for (place, value) in GIVEN {
        watched.says(&["draft", "set", &draft, place, value]);
    }
    let file = watched.folder.join("inscription.pdf");
    std::fs::write(&file, &*paper(1, 20_000)).unwrap();
    watched.says(&["draft", "attach", &draft, SLOT, file.to_str().unwrap(), "--kind", "enrolment"]);
    if let Some(session) = session {
        watched.says(&["sign-in", "--session", session.to_str().unwrap()]);
    }
    watched.says(&["draft", "send", &draft]);
    watched.says(&["sync"]);
    watched.says(&["sync"]);
    watched.says(&["outbox", "--all"]);
    watched.says(&["follow"]);
    watched.says(&["deadlines"]);
    let out = watched.folder.join("out.zip");
    watched.says(&["me", "export", out.to_str().unwrap()]);
    watched.says(&["me", "erase", "--yes"]);
    watched.says(&["sync"]);
    watched.says(&["me", "import", out.to_str().unwrap()]);
    watched.says(&["settings"]);
    watched.says(&["status"]);
}

/// Host and port of an address.
fn place(url: &str) -> String {
    url.strip_prefix("http://").unwrap().trim_end_matches('/').to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn speaks_to_nobody_else() {
    let folder = tempfile::tempdir().unwrap();
    let region = region_with_forms(&folder.path().join("region")).await;
    let url = region.url();
    let token = region.app().open_session("maelle").unwrap();
    let session = folder.path().join("session.json");
    std::fs::write(&session, serde_json::json!({ "account": "maelle", "token": token }).to_string()).unwrap();
    let at: PathBuf = folder.path().to_owned();
    let told = tokio::task::spawn_blocking(move || {
        let mut watched = Watched { folder: &at, gateway: url.clone(), seen: BTreeSet::new(), commands: 0 };
        the_story(&mut watched, Some(&session));
        let hosts = watched.says(&["status"])["hosts"].clone();
        (watched.seen, watched.commands, hosts, place(&url))
    });
    let (seen, commands, hosts, gateway) = told.await.unwrap();
    println!("{commands} commands, every address: {seen:?}");
    assert_eq!(seen, BTreeSet::from([gateway.clone()]), "the gateway, and nobody else");
    // What the citizen is shown is what the kernel saw.
    let shown: BTreeSet<_> =
        hosts.as_array().unwrap().iter().map(|host| host["host"].as_str().unwrap().to_owned()).collect();
    assert_eq!(shown, seen);
    assert_eq!(crate::world::filled::held(&region).0, 1, "and the story was a real one");
}

#[tokio::test(flavor = "multi_thread")]
async fn where_content_lies_elsewhere_it_speaks_to_that_host_too_and_shows_both() {
    let folder = tempfile::tempdir().unwrap();
    let (gateway, packs) = (Pages::start().await, Pages::start().await);
    let mut signed = Signed::aids(9_000_000_000_000, &[aid(1, "velo")]);
    signed.manifest.base = Some(packs.1.clone());
    gateway.0.put("/v1/manifest", Page::of(200, signed.body()));
    for blob in &signed.blobs {
        packs.0.put(&format!("/v1/p/{}", sha256_hex(blob)), Page::of(200, blob.clone()));
    }
    let (at, url) = (folder.path().to_owned(), gateway.1.clone());
    let told = tokio::task::spawn_blocking(move || {
        let mut watched = Watched { folder: &at, gateway: url, seen: BTreeSet::new(), commands: 0 };
        watched.says(&["sync"]);
        (watched.says(&["status"])["hosts"].clone(), watched.seen)
    });
    let (hosts, seen) = told.await.unwrap();
    assert_eq!(seen, BTreeSet::from([place(&gateway.1), place(&packs.1)]), "{:?}", packs.0.asked());
    assert_eq!(hosts.as_array().unwrap().len(), 2, "{hosts}");
}

#[test]
fn an_address_of_any_kind_is_seen_in_a_trace() {
    let trace = r#"1 connect(3, {sa_family=AF_UNIX, sun_path="/run/x"}, 110) = 0
1 connect(9, {sa_family=AF_INET, sin_port=htons(443), sin_addr=inet_addr("192.0.2.7")}, 16) = -1 EINPROGRESS
2 sendto(5, ""..., 40, MSG_NOSIGNAL, {sa_family=AF_INET, sin_port=htons(53), sin_addr=inet_addr("192.0.2.53")}, 16) = 40
1 connect(9, {sa_family=AF_INET6, sin6_port=htons(80), sin6_flowinfo=htonl(0), inet_pton(AF_INET6, "2001:db8::1", &sin6_addr), sin6_scope_id=0}, 28) = 0
1 sendto(8, ""..., 20, 0, {sa_family=AF_NETLINK, nl_pid=0, nl_groups=00000000}, 12) = 20
1 sendto(7, ""..., 20, MSG_NOSIGNAL, NULL, 0) = 20
"#;
    let found: Vec<_> = addresses(trace).into_iter().collect();
    assert!(found.contains(&"192.0.2.7:443".into()) && found.contains(&"192.0.2.53:53".into()), "{found:?}");
    assert!(found.contains(&"2001:db8::1:80".into()) && found.len() == 4, "{found:?}");
}

/// The same story in a process that has its own loopback and no other network, beside a gateway that lives there.
#[test]
fn the_whole_story_needs_no_other_network_than_its_own_loopback() {
    let allowed = Command::new("unshare").args(["-rn", "ip", "link", "set", "lo", "up"]).status();
    if !allowed.is_ok_and(|status| status.success()) {
        println!("not tried: this system does not allow `unshare -rn`");
        return;
    }
    let itself = std::env::current_exe().unwrap();
    let inside = "ip link set lo up && exec \"$0\" --exact --ignored secrecy::nobody_else::inside";
    let outcome = Command::new("unshare").args(["-rn", "sh", "-c", inside]).arg(itself).output().unwrap();
    let told = String::from_utf8_lossy(&outcome.stdout);
    assert!(
        outcome.status.success() && told.contains("1 passed"),
        "{told}{}",
        String::from_utf8_lossy(&outcome.stderr)
    );
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "started by the test above, inside a network of its own"]
async fn inside() {
    let folder = tempfile::tempdir().unwrap();
    let region = gateway::Region::start({
        let mut config = config(&folder.path().join("region"));
        config.seed = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/seed/content.mrpack").into();
        config
    })
    .await
    .unwrap();
    let (at, url) = (folder.path().to_owned(), region.url());
    let told = tokio::task::spawn_blocking(move || {
        let mut watched = Watched { folder: &at, gateway: url, seen: BTreeSet::new(), commands: 0 };
        the_story(&mut watched, None);
        watched.seen
    });
    assert_eq!(told.await.unwrap(), BTreeSet::from([place(&region.url())]));
}
