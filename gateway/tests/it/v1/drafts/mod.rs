//! `/v1/drafts…`: each story over SQLite, and again over PostgreSQL in `storage/drafts.rs`.

mod ages;
mod limits;
pub mod put;
pub mod seals;

use api_client::canonical::{self, sha256_hex};
use api_client::copies::Written;
use api_client::wire;

use crate::citizen::{Citizen, form, pin};

/// A copy with these answers.
pub fn copy(answers: &[(&str, &str)]) -> Vec<u8> {
    let pin = pin(&form(1));
    let field = |(path, value): &(&str, &str)| {
        let edited_at = "2026-11-24T11:00:00Z".to_owned();
        ((*path).to_owned(), wire::DraftField { value: Some((*value).to_owned()), edited_at })
    };
    let copy = wire::DraftCopy {
        form: wire::FormRef { id: pin.id.to_string(), version: pin.version, sha256: pin.sha256.to_string() },
        title: "Permis".to_owned(),
        corrects: None,
        fields: answers.iter().map(field).collect(),
        documents: Vec::new(),
        trash: Vec::new(),
    };
    canonical::to_vec(&copy).unwrap()
}

/// The ETag of these bytes.
pub fn etag(bytes: &[u8]) -> String {
    wire::etag_of(&sha256_hex(bytes))
}

impl Citizen {
    /// Puts a copy over the one of that ETag, or where there is none.
    pub async fn copies(
        &mut self,
        id: &str,
        known: Option<&str>,
        bytes: &[u8],
    ) -> Result<wire::DraftHeld, wire::DraftElsewhere> {
        let said = self.gateway.put_draft(&self.token, id, known, bytes, &mut self.traffic).await.unwrap();
        match said {
            Written::Done(said) => Ok(said.what),
            Written::Elsewhere(elsewhere) => Err(*elsewhere),
        }
    }

    /// What is held of this account, and what was.
    pub async fn drafts(&mut self) -> wire::DraftList {
        self.gateway.drafts(&self.token, &mut self.traffic).await.unwrap().what
    }
}
