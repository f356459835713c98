//! A session opens what is its account's, and nothing of anybody else's, on every route of a citizen.

use api_client::gateway::{Gateway, Traffic};
use gateway::sources::Record;
use tokio::runtime::Handle;

use super::Ground;
use crate::citizen::{Citizen, Paper, creation, form, new_id, sealed};
use crate::world::Answer;

/// A citizen with that session.
fn citizen(ground: &Ground, access: &str) -> Citizen {
    let gateway = Gateway::at(&ground.url(), "ma-region/test").unwrap();
    Citizen { gateway, token: access.to_owned(), traffic: Traffic::default() }
}

/// Everything that Alice filed, asked for with Mallory's session: as what does not exist, on every route.
pub fn no_route_opens_another_account(ground: &Ground, alice: &str, mallory: &str) -> String {
    Handle::current().block_on(opens_nothing(ground, alice, mallory))
}

async fn opens_nothing(ground: &Ground, alice: &str, mallory: &str) -> String {
    let world = &ground.world;
    world.region.publish(vec![Record::Form(Box::new(form(1)))]).unwrap();
    let (mut alice, mallory) = (citizen(ground, alice), citizen(ground, mallory));
    let paper = Paper::jpeg(1, 900);
    let (id, _) = alice.files(std::slice::from_ref(&paper)).await;
    let (_, upload) = alice.begins(world, &id, &paper).await;
    alice.sends(&id, &paper).await.unwrap();
    let envelope = sealed(&form(1), std::slice::from_ref(&paper)).bytes;
    let export = new_id();
    alice.gateway.ask_export(&alice.token, &export, &mut alice.traffic).await.unwrap();
    let json = "Content-Type: application/json\r\n";
    let sent = "Content-Type: application/vnd.maregion.envelope+json\r\n";
    let message = format!("{{\"text\":\"a\",\"documents\":[],\"id\":\"{}\"}}", new_id());
    let withdrawal = format!("{{\"id\":\"{}\",\"reason\":\"a\"}}", new_id());
    let routes = [
        ("GET", format!("/v1/applications/{id}"), "", &b""[..]),
        ("GET", format!("/v1/applications/{id}/receipts"), "", b""),
        ("GET", format!("/v1/applications/{id}/documents/{}", paper.sha256()), "", b""),
        ("GET", format!("/v1/applications/{id}/messages"), "", b""),
        ("PUT", format!("/v1/applications/{id}/messages/{}", new_id()), json, message.as_bytes()),
        ("PUT", format!("/v1/applications/{id}/withdrawal"), json, withdrawal.as_bytes()),
        ("PUT", format!("/v1/applications/{id}"), sent, &envelope),
        ("GET", format!("/v1/me/exports/{export}"), "", b""),
        ("GET", format!("/v1/erasures/{export}"), "", b""),
    ];
    let refused = |answer: &Answer| (answer.status, answer.header("region-code").to_owned());
    for (method, path, lines, body) in routes {
        let said = refused(&mallory.ask(world, method, &path, lines, body).await);
        assert!([404, 403].contains(&said.0), "{method} {path}: {said:?}");
        let nobody = world
            .ask(format!(
                "{method} {path} HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            ))
            .await;
        assert_eq!(refused(&nobody), (401, "token-invalid".to_owned()), "{method} {path}");
    }
    for (method, path, lines) in [
        ("HEAD", upload.as_str(), String::new()),
        ("DELETE", &upload, String::new()),
        (
            "PATCH",
            &upload,
            "Content-Type: application/offset+octet-stream\r\nUpload-Offset: 0\r\n".to_owned(),
        ),
        ("POST", "/v1/uploads", creation(&id, &paper)),
    ] {
        let said = refused(&mallory.tus(world, method, path, &lines, b"").await);
        assert_eq!(said, (404, "unknown".to_owned()), "{method} {path}");
    }
    for path in ["/v1/applications", "/v1/changes"] {
        let listed = mallory.ask(world, "GET", path, "", b"").await;
        assert!(!String::from_utf8_lossy(&listed.body).contains(&id), "{path}: {listed:?}");
    }
    for (method, path) in [("PUT", "/v1/me/erasures/"), ("PUT", "/v1/me/exports/"), ("GET", "/v1/erasures/")]
    {
        let path = format!("{path}{}", new_id());
        let nobody =
            format!("{method} {path} HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        assert_eq!(refused(&world.ask(nobody).await), (401, "token-invalid".to_owned()), "{method} {path}");
    }
    assert_eq!(alice.receipts(world, &id).await.len(), 2, "nothing of it was changed");
    "unknown".to_owned()
}
