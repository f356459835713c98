//! `GET /v1/root`, `GET /v1/root/{n}`

use api_client::root;
use gateway::{Config, Region, keys};

use crate::world::World;

#[tokio::test(flavor = "multi_thread")]
async fn f47_a_phone_walks_the_roots_after_a_rotation() {
    let folder = tempfile::tempdir().unwrap();
    let clock = gateway::Clock::stopped_at(crate::world::MORNING);
    let mut config = Config::local(folder.path()).unwrap();
    config.clock = clock.clone();
    let at = config.keys_folder();
    keys::init(&at).unwrap();
    let world = World { region: Region::start(config).await.unwrap(), clock, folder };
    let held = root::trusted(&world.get("/v1/root/1", "").await.body).unwrap();
    assert_eq!(world.get("/v1/root/2", "").await.code(), "unknown");
    let before = world.get("/v1/manifest", "").await.body;

    keys::rotate(&at, &at, keys::Change::Manifests { from_seq: crate::world::MORNING as u64 + 1 }).unwrap();
    world.region.app().publish().unwrap();

    let after = world.get("/v1/manifest", "").await.body;
    assert_ne!(before, after, "a new root is announced by a new manifest");
    let manifest = api_client::pack::manifest(&after, &held).unwrap();
    assert_eq!(manifest.root, 2);
    let next = root::next(&held, &world.get("/v1/root/2", "").await.body).unwrap();
    assert!(api_client::pack::manifest(&after, &next).is_ok());
    assert_eq!(world.get("/v1/root", "").await.body, world.get("/v1/root/2", "").await.body);
}
