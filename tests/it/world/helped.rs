//! Somebody who is helped, on a phone of the tests.

use domain::mandate::{Consent, Length, Wanted};

use super::Phone;

/// A mandate for that person.
pub fn wanted(for_whom: &str) -> Wanted {
    Wanted {
        for_whom: for_whom.into(),
        by_whom: "France Services de Vesoul".into(),
        matter: "Aide au permis de conduire".into(),
        length: Length::Day,
        consent: Consent::Present,
    }
}

/// The words by which a help is begun in the terminal.
pub fn begins(consent: &str) -> [&str; 10] {
    ["helper", "begin", "--by", "Aline", "--for", "M. Dupont", "--matter", "Permis", "--consent", consent]
}

impl Phone {
    /// Begins to help that person: from here on the phone shows their desk.
    pub async fn helps(&mut self, for_whom: &str) {
        self.app.actions.help_someone(wanted(for_whom)).await.unwrap();
        self.app = self.app.shown();
    }

    /// Whether somebody is helped on it.
    pub async fn is_helping(&self) -> bool {
        self.app.shown().actions.help().await.unwrap().is_some()
    }
}
