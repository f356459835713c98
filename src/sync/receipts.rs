//! Receipts, read again: whoever is shown one verifies it, under the newest root that this phone accepted.

use api_client::receipt;
use domain::ids::{ApplicationId, Sha256};
use domain::receipt::Receipt;

use super::{Stop, Sync, trust};

/// Why a receipt is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unread {
    /// It is not what it should be, by this code.
    Refused(&'static str),
    /// This phone cannot look now, by this code.
    Local(&'static str),
}

impl Sync {
    /// Reads a receipt, as it was signed or as the text of its code, and verifies its signature; also whose
    /// it is, where that is known.
    pub async fn receipt(&self, body: &[u8], of: Option<(ApplicationId, Sha256)>) -> Result<Receipt, Unread> {
        let root = trust::newest(self).await.map_err(|stop| match stop {
            Stop::Refused(refused) => Unread::Local(refused.code()),
            Stop::Local(code) => Unread::Local(code),
            Stop::Line(_) => Unread::Local("stopping"),
        })?;
        let body = &*receipt::of_text(body);
        let read = match of {
            Some((application, envelope)) => receipt::verify_of(body, &root, application, envelope),
            None => receipt::verify(body, &root),
        };
        read.map_err(|refused| Unread::Refused(refused.code()))
    }
}
