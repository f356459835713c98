//! Documents and the antivirus: a real clamd with a signature of its own, and a false one that misbehaves.

mod away;
pub mod clamd;
pub mod fake;
mod real;

use gateway::sources::Record;

use crate::citizen::{Citizen, form};
use crate::world::World;

/// A gateway whose documents pass an antivirus at that address, with so many seconds for each step of its answer.
pub async fn world_behind(address: &str, seconds: u64) -> World {
    let address = address.to_owned();
    let world = World::with(move |config| {
        config.antivirus.address = address;
        config.antivirus.seconds = seconds;
    })
    .await;
    world.region.publish(vec![Record::Form(Box::new(form(1)))]).unwrap();
    world
}

/// What the gateway says of an upload: the status, what became of the document, the code of a refusal.
pub async fn said(citizen: &Citizen, world: &World, path: &str) -> (u16, String, String) {
    let answer = citizen.offset(world, path).await;
    (answer.status, answer.header("region-upload").to_owned(), answer.header("region-code").to_owned())
}

/// The state of an application.
pub async fn state(citizen: &mut Citizen, id: &str) -> String {
    let held = citizen.gateway.application(&citizen.token, id, &mut citizen.traffic).await.unwrap();
    held.unwrap().what.state
}
