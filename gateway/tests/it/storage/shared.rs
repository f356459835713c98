//! Stories of two gateways behind one address.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

use api_client::gateway::{Gateway, Traffic};
use api_client::pack;
use gateway::Region;
use gateway::sources::Record;
use gateway::store::{Blobs, Place, Store};

use super::services::{Common, Postgres, Serving};
use crate::citizen::{self, Citizen, Paper, form, new_id, sealed};
use crate::tiles;
use crate::world::{self, Answer, World};

/// The one address: each connection goes to the gateway that it names at that moment.
struct Front {
    address: SocketAddr,
    to: Arc<Mutex<SocketAddr>>,
}

impl Front {
    fn before(first: SocketAddr) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let (address, to) = (listener.local_addr().unwrap(), Arc::new(Mutex::new(first)));
        let chosen = to.clone();
        std::thread::spawn(move || {
            for client in listener.incoming().map_while(Result::ok) {
                let Ok(server) = TcpStream::connect(*chosen.lock().unwrap()) else { continue };
                for (mut from, mut into) in
                    [(client.try_clone().unwrap(), server.try_clone().unwrap()), (server, client)]
                {
                    std::thread::spawn(move || {
                        let _ = std::io::copy(&mut from, &mut into);
                        let _ = into.shutdown(std::net::Shutdown::Both);
                    });
                }
            }
        });
        Self { address, to }
    }

    fn turns_to(&self, gateway: SocketAddr) {
        *self.to.lock().unwrap() = gateway;
    }
}

/// A gateway in this process on the same database: it publishes the form, opens sessions and verifies receipts.
pub async fn office(common: &Common) -> World {
    let address = common.postgres.address();
    let world = World::with(|config| config.database = address).await;
    world.region.publish(vec![Record::Form(Box::new(form(1)))]).unwrap();
    world
}

pub fn citizen(office: &World, name: &str, at: SocketAddr) -> Citizen {
    let token = office.region.app().open_session(name).unwrap();
    let gateway = Gateway::at(&format!("http://{at}"), "ma-region/test").unwrap();
    Citizen { gateway, token, traffic: Traffic::default() }
}

/// Asks one of the gateways in the words of tus.
pub fn tus(at: SocketAddr, who: &Citizen, method: &str, path: &str, lines: &str, body: &[u8]) -> Answer {
    let mut request = format!(
        "{method} {path} HTTP/1.1\r\nHost: region\r\nAuthorization: Bearer {}\r\nTus-Resumable: 1.0.0\r\n{lines}Content-Length: {}\r\nConnection: close\r\n\r\n",
        who.token,
        body.len()
    )
    .into_bytes();
    request.extend_from_slice(body);
    world::ask(at, &request)
}

pub fn patch(at: SocketAddr, who: &Citizen, path: &str, offset: usize, bytes: &[u8]) -> Answer {
    let lines = format!("Content-Type: application/offset+octet-stream\r\nUpload-Offset: {offset}\r\n");
    tus(at, who, "PATCH", path, &lines, bytes)
}

fn get(at: SocketAddr, path: &str) -> Answer {
    world::ask(at, format!("GET {path} HTTP/1.1\r\nHost: region\r\nConnection: close\r\n\r\n").as_bytes())
}

fn two(common: &Common) -> [Serving; 2] {
    ["a", "b"].map(|name| common.serve(name, "127.0.0.1:0"))
}

/// The chain of receipts, every document, and the database. The form's edition lies in the office's own folder.
fn is_sound(common: &Common, documents: usize) {
    let found = common.run("a", &["doctor"]);
    let check =
        |name: &str| found["checks"].as_array().unwrap().iter().find(|one| one["name"] == name).unwrap();
    for name in ["database", "records", "receipts", "documents"] {
        assert_eq!(check(name)["wrong"], serde_json::json!([]), "{found:#}");
    }
    assert_eq!(check("documents")["looked_at"], documents, "{found:#}");
}

#[tokio::test(flavor = "multi_thread")]
async fn content_published_by_one_gateway_is_served_by_the_other_byte_for_byte() {
    let common = Common::start();
    let content = concat!(env!("CARGO_MANIFEST_DIR"), "/../assets/content");
    common.run("a", &["import", "content", content]);
    let published = common.run("a", &["publish"]);
    let serving = two(&common);
    let [one, other] = [0, 1].map(|which| get(serving[which].address, "/v1/manifest"));
    assert_eq!((one.status, &one.body), (200, &other.body));
    let root = Region::start({
        let mut config = gateway::Config::local(common.folder.path()).unwrap();
        config.database = common.postgres.address();
        config
    });
    let root = root.await.unwrap().app().keys().unwrap().root;
    let manifest = pack::manifest(&one.body, &root).unwrap();
    assert_eq!(serde_json::json!(manifest.manifest_seq), published["manifest_seq"]);
    assert!(manifest.collections.len() >= 3, "{manifest:?}");
    for slice in &manifest.collections {
        let path = format!("/v1/p/{}", slice.snapshot.sha256);
        let [one, other] = [0, 1].map(|which| get(serving[which].address, &path));
        assert_eq!(api_client::canonical::sha256_hex(&one.body), slice.snapshot.sha256);
        assert_eq!(one.body, other.body);
    }
    assert_eq!(common.run("a", &["doctor"])["sound"], true);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_base_map_larger_than_a_part_goes_into_the_bucket_and_is_served_by_the_other() {
    let common = Common::start();
    let bytes = tiles::archive(1_100);
    assert!(bytes.len() > 5 * 1024 * 1024, "{}", bytes.len());
    let (file, settings) = (common.folder.path().join("bfc.pmtiles"), common.folder.path().join("map.toml"));
    std::fs::write(&file, &bytes).unwrap();
    std::fs::write(&settings, format!("[map]\nfile = {file:?}\n")).unwrap();
    let settings = ["--config", settings.to_str().unwrap()];
    common.run("a", &[&settings[..], &["publish"]].concat());
    let serving = common.serve_with("b", "127.0.0.1:0", &settings);
    let path = format!("/v1/p/{}", api_client::canonical::sha256_hex(&bytes));
    let served = get(serving.address, &path);
    assert_eq!(served.status, 200);
    assert!(served.body == bytes);
    let manifest = get(serving.address, "/v1/manifest").body;
    assert!(String::from_utf8_lossy(&manifest).contains(&format!("\"size\":{},", bytes.len())));
    let found = common.run("a", &[&settings[..], &["doctor"]].concat());
    let map = found["checks"].as_array().unwrap().iter().find(|one| one["name"] == "map").unwrap();
    assert_eq!((&map["looked_at"], &map["wrong"]), (&serde_json::json!(2), &serde_json::json!([])));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_upload_begun_at_one_gateway_goes_on_at_the_other() {
    let common = Common::start();
    let office = office(&common).await;
    let [a, b] = two(&common);
    let mut alice = citizen(&office, "Alice", a.address);
    let paper = Paper::jpeg(7, 700_000);
    let (id, registered) = alice.files(std::slice::from_ref(&paper)).await;
    assert_eq!(registered.missing, [paper.sha256().to_string()]);

    let creation = citizen::creation(&id, &paper);
    let begun = tus(a.address, &alice, "POST", "/v1/uploads", &creation, b"");
    let again = tus(b.address, &alice, "POST", "/v1/uploads", &creation, b"");
    assert_eq!((begun.status, again.status), (201, 200));
    assert_eq!(begun.header("location"), again.header("location"), "one upload");
    let path = format!("/v1/{}", begun.header("location"));

    assert_eq!(patch(a.address, &alice, &path, 0, &paper.bytes[..300_000]).status, 204);
    let offset = tus(b.address, &alice, "HEAD", &path, "", b"");
    assert_eq!(offset.header("upload-offset"), "300000");
    // The first gateway's writer was taken over: it may not go on where it was.
    assert_eq!(patch(a.address, &alice, &path, 200_000, &paper.bytes[200_000..]).code(), "offset-mismatch");
    assert_eq!(patch(b.address, &alice, &path, 300_000, &paper.bytes[300_000..500_000]).status, 204);
    let last = patch(a.address, &alice, &path, 500_000, &paper.bytes[500_000..]);
    assert_eq!((last.status, last.header("region-upload")), (204, "verified"), "{last:?}");

    for at in [a.address, b.address] {
        let path = format!("/v1/applications/{id}/documents/{}", paper.sha256());
        let document = tus(at, &alice, "GET", &path, "", b"");
        assert_eq!((document.status, document.body == paper.bytes), (200, true));
    }
    let receipts = alice.receipts(&office, &id).await;
    assert_eq!(
        receipts.iter().map(|(kind, _)| kind.as_str()).collect::<Vec<_>>(),
        ["registered", "complete"]
    );
    is_sound(&common, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_put_at_both_at_once_is_one_application_with_one_receipt() {
    let common = Common::start();
    let office = office(&common).await;
    let serving = two(&common);
    let mut numbers = std::collections::HashSet::new();
    for round in 0..12 {
        let (id, name) = (new_id(), format!("Alice {round}"));
        let envelope = sealed(&form(1), &[]);
        let mut both = [0, 1].map(|which| citizen(&office, &name, serving[which].address));
        let [one, other] = &mut both;
        let (one, other) = tokio::join!(one.put(&id, &envelope), other.put(&id, &envelope));
        let (one, other) = (one.unwrap().what, other.unwrap().what);
        assert_eq!(one.receipts, other.receipts, "the same signed bytes");
        assert!(numbers.insert(one.number), "a number is given once");
    }
    is_sound(&common, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn killing_either_gateway_or_the_database_loses_nothing() {
    let mut common = Common::start();
    let office = office(&common).await;
    let [mut a, mut b] = two(&common);
    let front = Front::before(a.address);
    let mut sent = Vec::new();
    for round in 0..8_usize {
        let mut alice = citizen(&office, &format!("Alice {round}"), front.address);
        let paper = Paper::jpeg(u8::try_from(round).unwrap(), 400_000);
        let (id, _) = alice.files(std::slice::from_ref(&paper)).await;
        let begun = tus(front.address, &alice, "POST", "/v1/uploads", &citizen::creation(&id, &paper), b"");
        let path = format!("/v1/{}", begun.header("location"));
        // A body that breaks off because its gateway dies, each time a little further on.
        let dying = if round % 2 == 0 { &mut a } else { &mut b };
        front.turns_to(dying.address);
        let mut line = TcpStream::connect(front.address).unwrap();
        let head = format!(
            "PATCH {path} HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer {}\r\nTus-Resumable: 1.0.0\r\nContent-Type: application/offset+octet-stream\r\nUpload-Offset: 0\r\nContent-Length: 400000\r\n\r\n",
            alice.token
        );
        line.write_all(head.as_bytes()).unwrap();
        line.write_all(&paper.bytes[..round * 50_000]).unwrap();
        dying.process.kill();
        let _ = line.read(&mut [0; 1]);
        if round == 5 {
            common.postgres.crash();
        }
        let living = if round % 2 == 0 { &b } else { &a };
        front.turns_to(living.address);
        // A connection that was kept may be the dead one's: a phone asks again.
        let mut tries = 0;
        while let Err(stop) = alice.sends(&id, &paper).await {
            tries += 1;
            assert!(tries < 5, "round {round}: {stop:?}");
        }
        let kinds = alice.receipts(&office, &id).await.into_iter().map(|(kind, _)| kind).collect::<Vec<_>>();
        assert_eq!(kinds, ["registered", "complete"]);
        sent.push((alice, id, paper));
        // It comes back under a name and an address of its own.
        let back = common.serve(if round % 2 == 0 { "a" } else { "b" }, "127.0.0.1:0");
        *(if round % 2 == 0 { &mut a } else { &mut b }) = back;
    }
    for (alice, id, paper) in &sent {
        let path = format!("/v1/applications/{id}/documents/{}", paper.sha256());
        let document = tus(b.address, alice, "GET", &path, "", b"");
        assert_eq!((document.status, document.body == paper.bytes), (200, true));
    }
    let listed = common.run("a", &["applications", "list"]);
    assert_eq!(listed.as_array().map(Vec::len), Some(sent.len()), "each application once");
    is_sound(&common, sent.len());
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_restore_by_postgresql_s_own_tools_the_epoch_is_new_and_no_number_is_given_twice() {
    let common = Common::start();
    let office = office(&common).await;
    let mut alice = citizen(&office, "Alice", office.region.address());
    let (_, before) = alice.files(&[]).await;
    let epoch = office.region.app().epoch.clone();
    office.region.stop().await;
    let restored = common.run("a", &["restore"]);
    assert_ne!(restored["epoch"], serde_json::json!(epoch));
    let a = common.serve("a", "127.0.0.1:0");
    alice.gateway = Gateway::at(&format!("http://{}", a.address), "ma-region/test").unwrap();
    let (_, after) = alice.files(&[]).await;
    assert!(after.number > before.number, "{} after {}", after.number, before.number);
}

#[tokio::test(flavor = "multi_thread")]
async fn both_databases_have_the_same_tables_and_columns() {
    let (postgres, folder) = (Postgres::start(), tempfile::tempdir().unwrap());
    let open = |place: &Place| Store::open(place, Blobs::in_folder(folder.path())).unwrap();
    let columns = |store: &Store, sql: &str| {
        store.read(|db| {
            let mut query = db.prepare_cached(sql)?;
            Ok(query.query_map([], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?)
        })
    };
    let of_file = columns(
        &open(&Place::File(folder.path().join("db"))),
        "SELECT m.name || '.' || p.name FROM sqlite_master m JOIN pragma_table_info(m.name) p
         WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' ORDER BY 1",
    );
    let of_server = columns(
        &open(&Place::Server(postgres.address())),
        "SELECT (table_name || '.' || column_name) COLLATE \"C\" FROM information_schema.columns
         WHERE table_schema = 'public' AND table_name <> 'schema_version' ORDER BY 1",
    );
    let of_file = of_file.unwrap();
    assert!(of_file.len() > 90, "{}", of_file.len());
    assert_eq!(of_file, of_server.unwrap());
}
