//! What the Region's service says: received, in review, to complete, decided; each is a milestone.

use domain::application::{Standing, Text};
use domain::receipt::Kind;
use uuid::Uuid;

use super::receipts::Clerk;
use crate::app::App;
use crate::fault::Fault;
use crate::store::applications::{self, Application};
use crate::store::audit;
use crate::store::sql::Transaction;

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

/// Who decides, in the audit, when an operator types it.
pub const TERMINAL: &str = "terminal";

/// Whether a service may say that. Only the citizen takes an application back, and only the documents complete it.
pub fn is_of_service(standing: Standing) -> bool {
    use Standing::{Accepted, Dismissed, InReview, Received, Refused, ToComplete};
    matches!(standing, Received | InReview | ToComplete | Accepted | Refused | Dismissed)
}

/// Moves an application to where an operator says it stands.
pub fn decide(app: &App, id: Uuid, standing: Standing, message: Option<&str>) -> Result<Application, Fault> {
    let clerk = Clerk::of(app)?;
    let text = message.map(|fr| Text { fr: fr.to_owned(), en: None });
    app.store.write(|db| {
        let no_such = || Fault::NoSuchApplication(id.hyphenated().to_string());
        let mut held = applications::read(db, id)?.ok_or_else(no_such)?;
        moved(db, &clerk, &mut held, standing, text.as_ref())?;
        audit::add(db, clerk.now_ms(), TERMINAL, standing.code(), Some(id), None)?;
        Ok(held)
    })
}

/// Moves an application to where the service says it stands. R3 is made when it is received, never before.
pub fn moved(
    db: &Transaction,
    clerk: &Clerk<'_>,
    held: &mut Application,
    standing: Standing,
    text: Option<&Text>,
) -> Result<(), Fault> {
    if !is_of_service(standing) || !held.standing.may_become(standing) {
        return Err(Fault::MoveForbidden { from: held.standing.code(), to: standing.code() });
    }
    let receipt = if standing == Standing::Received {
        let documents = applications::declared(db, held.account, held.id, None)?;
        Some(clerk.acknowledge(db, Kind::Received, held, &documents)?)
    } else {
        None
    };
    clerk.advance(db, held, standing, receipt.as_ref(), text)
}
