//! `/office/v1/…`: a service of the Region, with the token that it was given.

mod applications;
pub mod backoffice;
mod decisions;
mod folder;
mod kills;
mod messages;
mod prefill;
mod rights;
mod tokens;
mod webhook;

use serde_json::Value;

use crate::world::{Answer, World};

/// A service of the Region.
pub struct Service {
    pub token: String,
}

impl Service {
    /// One that may see the applications of these forms.
    pub fn of(world: &World, name: &str, forms: &[&str]) -> Self {
        Self { token: world.region.app().make_office_token(name, forms, 365).unwrap() }
    }

    /// The service of driving licences.
    pub fn of_licences(world: &World) -> Self {
        Self::of(world, "permis", &["form:permis"])
    }

    /// Asks with its token.
    pub async fn ask(&self, world: &World, method: &str, path: &str, lines: &str, body: &str) -> Answer {
        world
            .ask(format!(
                "{method} /office/v1/{path} HTTP/1.1\r\nHost: region\r\nAuthorization: Bearer {}\r\n{lines}Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
                self.token,
                body.len()
            ))
            .await
    }

    pub async fn get(&self, world: &World, path: &str) -> Answer {
        self.ask(world, "GET", path, "", "").await
    }

    pub async fn put(&self, world: &World, path: &str, body: &str) -> Answer {
        self.ask(world, "PUT", path, "Content-Type: application/json\r\n", body).await
    }
}

/// The body of a success.
pub fn json(answer: &Answer) -> Value {
    assert!(answer.status < 300, "{answer:?}");
    assert_eq!(answer.header("cache-control"), "no-store");
    serde_json::from_slice(&answer.body).unwrap()
}

/// Who did what, as the audit tells it.
pub fn audit(world: &World) -> Vec<(String, String, Option<String>)> {
    let lines = world.region.app().store.read(|db| gateway::store::audit::lines(db, None)).unwrap();
    let id = |line: &gateway::store::audit::Line| line.application.map(|id| id.hyphenated().to_string());
    lines.into_iter().map(|line| (line.who.clone(), line.what.clone(), id(&line))).collect()
}

/// What is owed to the back offices.
pub fn owed(world: &World) -> Vec<gateway::store::handings::Handing> {
    let all = world.region.app().store.read(gateway::store::handings::all).unwrap();
    all.into_iter().map(|(handing, _)| handing).collect()
}

/// A gateway with one way to a back office, described by lines of its configuration.
pub async fn with_adapter(name: &str, lines: impl FnOnce(&std::path::Path) -> String) -> World {
    let places = tempfile::tempdir().unwrap();
    let text = format!("[office.adapters.{name}]\n{}", lines(places.path()));
    let office = gateway::Config::from_text(&text).unwrap().office;
    // Kept as long as the process: the configuration names files in it.
    std::mem::forget(places);
    World::with(|config| config.office = office).await
}
