//! Whom the app calls: every host that a request was made to, as it is made. So that the citizen can be shown.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use reqwest::Url;

/// The hosts called, and how often, since somebody last asked. Its clones are one.
#[derive(Debug, Clone, Default)]
pub(crate) struct Contacts(Arc<Mutex<BTreeMap<String, u64>>>);

impl Contacts {
    /// A request is made to that address.
    pub fn called(&self, url: &Url) {
        let mut calls = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *calls.entry(host(url)).or_default() += 1;
    }

    /// What was noted since the last time.
    pub fn taken(&self) -> BTreeMap<String, u64> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Host and, where it is not the usual one, port.
pub(crate) fn host(url: &Url) -> String {
    let host = url.host_str().unwrap_or_default();
    url.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_are_counted_by_their_name_and_taken_once() {
        let contacts = Contacts::default();
        for address in ["https://a.example/v1/x", "https://a.example/", "http://127.0.0.1:8787/y"] {
            contacts.clone().called(&Url::parse(address).unwrap());
        }
        let taken: Vec<_> = contacts.taken().into_iter().collect();
        assert_eq!(taken, [("127.0.0.1:8787".to_owned(), 1), ("a.example".to_owned(), 2)]);
        assert!(contacts.taken().is_empty());
    }
}
