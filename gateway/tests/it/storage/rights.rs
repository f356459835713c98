//! The rights of people over PostgreSQL and S3: the same stories; and what one gateway erases is gone at the other.

use gateway::sources::Record;

use super::services::{Common, Postgres};
use super::shared::{citizen, office};
use crate::citizen::{Paper, form, new_id};
use crate::v1::feedback;
use crate::v1::me::{complete, count, erasures, exports, with_secrets};
use crate::world::World;

async fn on(postgres: &Postgres) -> World {
    let world = World::with(|config| {
        config.database = postgres.address();
        with_secrets(config);
    })
    .await;
    world.region.publish(vec![Record::Form(Box::new(form(1)))]).unwrap();
    world
}

#[tokio::test(flavor = "multi_thread")]
async fn over_postgresql_every_story_of_a_person_s_rights_is_the_same() {
    let postgres = Postgres::start();
    erasures::whole(&on(&postgres).await).await;
    let postgres = Postgres::start();
    erasures::once(&on(&postgres).await).await;
    let postgres = Postgres::start();
    erasures::kept(&on(&postgres).await).await;
    let postgres = Postgres::start();
    exports::whole(&on(&postgres).await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn over_postgresql_a_report_of_an_error_is_kept_once_and_goes_after_its_time() {
    let postgres = Postgres::start();
    let world = World::with(|config| config.database = postgres.address()).await;
    feedback::once(&world).await;
    let postgres = Postgres::start();
    let world = World::with(|config| {
        config.database = postgres.address();
        config.rates.feedback_per_day = 0;
    })
    .await;
    feedback::ends(&world).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_one_gateway_erases_is_gone_at_the_other_and_from_the_bucket() {
    let common = Common::start();
    let office = office(&common).await;
    let [a, b] = ["a", "b"].map(|name| common.serve(name, "127.0.0.1:0"));
    let (mut alice, mut bruno) = (citizen(&office, "Alice", a.address), citizen(&office, "Bruno", b.address));
    let paper = Paper::jpeg(3, 300_000);
    complete(&mut alice, &paper).await;
    complete(&mut bruno, &paper).await;
    alice.gateway.ask_export(&alice.token, &new_id(), &mut alice.traffic).await.unwrap();
    let objects = || common.objects("documents/");
    assert!(objects() >= 2);
    let token = alice.token.clone();
    let done = alice.erases(&token, &new_id()).await;
    assert_eq!((done.state.as_str(), count(&done, "documents")), ("done", 1), "{done:?}");
    assert_eq!(objects(), 1, "Bruno's alone");
    assert_eq!(common.objects("tombstones/"), 1);
    let elsewhere = citizen(&office, "Alice", b.address);
    let listed = super::shared::tus(b.address, &elsewhere, "GET", "/v1/applications", "", b"");
    assert_eq!(String::from_utf8(listed.body).unwrap(), "{\"applications\":[]}");
    let sound = common.run("a", &["doctor"]);
    let wrong =
        sound["checks"].as_array().unwrap().iter().filter(|one| one["wrong"] != serde_json::json!([]));
    let wrong: Vec<_> = wrong.map(|one| one["name"].clone()).collect();
    assert!(
        wrong.iter().all(|name| ["manifest", "editions", "deltas"].iter().any(|of| name == of)),
        "{sound:#}"
    );
}
