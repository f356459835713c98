//! `backup`, `restore`, `doctor`

use gateway::Region;
use gateway::app::App;
use gateway::jobs::{backup, doctor, restore};

use crate::world::{World, aid, aids};

#[tokio::test(flavor = "multi_thread")]
async fn a_restored_gateway_serves_the_same_content_under_another_epoch() {
    let world = World::with_aids(aids(30)).await;
    let manifest = world.manifest().await;
    let epoch = world.region.app().epoch.clone();
    let config = world.region.app().config.clone();
    let file = world.folder.path().join("copy.backup");
    backup::write(world.region.app(), &file).unwrap();
    world.region.publish(vec![aid(1, 9)]).unwrap();
    let folder = world.folder;
    world.region.stop().await;

    let restored = restore::read(&config, &file).unwrap();
    assert_ne!(restored.epoch, epoch);
    let app = App::open(config).unwrap();
    assert_eq!(app.epoch, restored.epoch);
    assert!(doctor::look(&app).unwrap().sound);
    let body = std::fs::read(app.places.manifest()).unwrap();
    assert_eq!(api_client::pack::manifest(&body, &app.keys().unwrap().root).unwrap(), manifest);
    let aside = std::fs::read_dir(folder.path()).unwrap().flatten();
    assert!(
        aside.into_iter().any(|entry| entry.file_name().to_string_lossy().starts_with("before-restore-"))
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_not_a_backup_changes_nothing() {
    let world = World::with_aids(aids(3)).await;
    let app = world.region.app();
    let file = world.folder.path().join("other");
    std::fs::write(&file, b"not a backup at all").unwrap();
    assert!(restore::read(&app.config, &file).is_err());
    assert!(doctor::look(app).unwrap().sound);
    assert_eq!(world.get("/v1/manifest", "").await.status, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_doctor_finds_a_flipped_bit_and_a_missing_blob() {
    let world = World::with_aids(aids(30)).await;
    world.region.publish(vec![aid(1, 1)]).unwrap();
    let app = world.region.app();
    let blob = world.manifest().await.collections[0].clone();
    let path = app.places.blobs().join(&blob.snapshot.sha256);
    let mut bytes = std::fs::read(&path).unwrap();
    bytes[10] ^= 1;
    std::fs::write(&path, &bytes).unwrap();
    std::fs::remove_file(app.places.blobs().join(&blob.deltas[0].sha256)).unwrap();
    let findings = doctor::look(app).unwrap();
    let wrong: Vec<_> =
        findings.checks.iter().filter(|check| !check.wrong.is_empty()).map(|check| check.name).collect();
    assert_eq!(wrong, ["editions"], "{findings:?}");
    bytes[10] ^= 1;
    std::fs::write(&path, &bytes).unwrap();
    let findings = doctor::look(app).unwrap();
    let wrong: Vec<_> =
        findings.checks.iter().filter(|check| !check.wrong.is_empty()).map(|check| check.name).collect();
    assert_eq!(wrong, ["deltas"], "{findings:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_restored_gateway_signs_again_above_what_phones_hold() {
    let world = World::with_aids(aids(3)).await;
    let config = world.region.app().config.clone();
    let file = world.folder.path().join("copy.backup");
    backup::write(world.region.app(), &file).unwrap();
    let held = world.region.publish(vec![aid(1, 9)]).unwrap().manifest_seq;
    let World { region, clock, folder: _folder } = world;
    region.stop().await;

    restore::read(&config, &file).unwrap();
    let region = Region::start(config.clone()).await.unwrap();
    let first = region.app().publish().unwrap().manifest_seq;
    assert!(first > held, "{first} is not above {held}: phones would refuse it as rolled back");
    region.stop().await;

    clock.turn(chrono::TimeDelta::days(1));
    restore::read(&config, &file).unwrap();
    let region = Region::start(config).await.unwrap();
    assert_eq!(region.app().publish().unwrap().manifest_seq, clock.unix_seconds());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_journals_of_a_database_of_any_name_are_set_aside_with_it() {
    let world = World::with(|config| {
        config.database = format!("sqlite:{}", config.data.join("region.v2.sqlite").display());
    })
    .await;
    world.region.publish(aids(3)).unwrap();
    let config = world.region.app().config.clone();
    let file = world.folder.path().join("copy.backup");
    backup::write(world.region.app(), &file).unwrap();
    let folder = world.folder;
    world.region.stop().await;
    // As a gateway that was killed leaves them.
    for end in ["-wal", "-shm"] {
        std::fs::write(folder.path().join(format!("region.v2.sqlite{end}")), end).unwrap();
    }

    let epoch = restore::read(&config, &file).unwrap().epoch;
    let aside = folder.path().join(format!("before-restore-{epoch}"));
    for end in ["", "-wal", "-shm"] {
        assert!(aside.join(format!("region.v2.sqlite{end}")).exists(), "{end}");
    }
    assert!(!folder.path().join("region.v2.sqlite-wal").exists());
    assert!(doctor::look(&App::open(config).unwrap()).unwrap().sound);
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_restored_while_something_is_published() {
    let world = World::with_aids(aids(3)).await;
    let config = world.region.app().config.clone();
    let file = world.folder.path().join("copy.backup");
    backup::write(world.region.app(), &file).unwrap();
    let folder = world.folder;
    world.region.stop().await;
    let lock = std::fs::File::create(folder.path().join("publish.lock")).unwrap();
    lock.lock().unwrap();
    assert_eq!(restore::read(&config, &file).unwrap_err().code(), "busy");
    drop(lock);
    assert!(restore::read(&config, &file).is_ok());
}
