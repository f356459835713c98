//! What the Region's service says: received, in review, to complete, decided; each is a milestone.

use domain::application::{Standing, Text};
use domain::receipt::Kind;
use uuid::Uuid;

use super::receipts::Clerk;
use crate::app::App;
use crate::fault::Fault;
use crate::store::applications::{self, Application};

/// The application of that id or of that number.
pub fn find(app: &App, named: &str) -> Result<Application, Fault> {
    let found = match named.parse::<Uuid>() {
        Ok(id) => app.store.read(|db| applications::read(db, id))?,
        Err(_) => {
            app.store.read(|db| applications::all(db, None))?.into_iter().find(|one| one.number == named)
        }
    };
    found.ok_or_else(|| Fault::NoSuchApplication(named.to_owned()))
}

/// Moves an application to where the service says it stands. R3 is made when it is received, never before.
pub fn decide(app: &App, id: Uuid, standing: Standing, message: Option<&str>) -> Result<Application, Fault> {
    let clerk = Clerk::of(app)?;
    let text = message.map(|fr| Text { fr: fr.to_owned(), en: None });
    app.store.write(|db| {
        let no_such = || Fault::NoSuchApplication(id.hyphenated().to_string());
        let mut held = applications::read(db, id)?.ok_or_else(no_such)?;
        // Only the citizen takes an application back, and only the documents make it complete.
        let by_service = !matches!(standing, Standing::Withdrawn | Standing::Complete | Standing::Registered);
        if !by_service || !held.standing.may_become(standing) {
            return Err(Fault::MoveForbidden { from: held.standing.code(), to: standing.code() });
        }
        let receipt = if standing == Standing::Received {
            let documents = applications::declared(db, held.account, id, None)?;
            Some(clerk.acknowledge(db, Kind::Received, &held, &documents)?)
        } else {
            None
        };
        clerk.advance(db, &mut held, standing, receipt.as_ref(), text.as_ref())?;
        Ok(held)
    })
}
