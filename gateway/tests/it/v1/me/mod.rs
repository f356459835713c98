//! `/v1/me/…`, `/v1/erasures/…`: each story over SQLite, and again over PostgreSQL and S3 in `storage/rights.rs`.

pub mod erasures;
pub mod exports;
mod restored;

use api_client::gateway::Traffic;
use api_client::wire;
use domain::application::Standing;
use gateway::Config;
use gateway::filing::decide;
use gateway::sources::Record;

use crate::citizen::{Citizen, Paper, form, new_id};
use crate::world::World;

/// What Alice types, and nobody else: found nowhere once she is erased.
pub const CANARY: &str = "Aliénor-de-Bourgogne-4711";

/// A means of sign-in, so that there are secrets, and erasure tokens.
pub fn with_secrets(config: &mut Config) {
    config.sign_in.email.smtp = "smtp://127.0.0.1:9".to_owned();
    config.sign_in.email.from = "region@region.example".to_owned();
    config.sign_in.secrets = config.data.join("secrets.toml").to_str().unwrap().to_owned();
}

/// A gateway that gives erasure tokens and publishes the form.
pub async fn world() -> World {
    let world = World::with(with_secrets).await;
    world.region.publish(vec![Record::Form(Box::new(form(1)))]).unwrap();
    world
}

/// What the phone keeps to erase with.
pub fn eraser(world: &World, who: &Citizen) -> String {
    world.region.app().erasure_token(&who.token).unwrap().unwrap()
}

impl Citizen {
    /// Erases, by that word.
    pub async fn erases(&mut self, authority: &str, id: &str) -> wire::Erasure {
        self.gateway.erase(authority, id, &mut self.traffic).await.unwrap().what
    }
}

/// An application with a document, complete.
pub async fn complete(who: &mut Citizen, paper: &Paper) -> String {
    let (id, _) = who.files(std::slice::from_ref(paper)).await;
    who.sends(&id, paper).await.unwrap();
    id
}

/// The service takes an application as far as that.
pub fn stands(world: &World, id: &str, standings: &[Standing]) {
    for standing in standings {
        decide::decide(world.region.app(), id.parse().unwrap(), *standing, Some("Bien")).unwrap();
    }
}

/// How much was erased of a kind.
pub fn count(of: &wire::Erasure, what: &str) -> u64 {
    of.erased.iter().find(|one| one.what == what).map_or(0, |one| one.count)
}

/// Somebody who has filed nothing, with an erasure id of their own.
pub fn somebody(world: &World, name: &str) -> (Citizen, String, String) {
    let who = Citizen::called(world, name);
    let token = eraser(world, &who);
    (Citizen { traffic: Traffic::default(), ..who }, token, new_id())
}
