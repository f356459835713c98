//! Opens a page, a phone number, a text message or a mail outside the app.

use super::{Actions, Error, Result};

/// What may be opened, by scheme; everything else is refused.
const SCHEMES: [&str; 6] = ["https", "http", "tel", "sms", "mailto", "geo"];

impl Actions {
    /// Opens a link of the content in the system's own application. Following it loses nothing here.
    pub async fn open_link(&self, link: String) -> Result<()> {
        let scheme = link.split_once(':').map(|(scheme, _)| scheme).ok_or(Error::LinkRefused)?;
        if !SCHEMES.contains(&scheme) || link.chars().any(|c| c.is_control() || c == '"' || c == '\\') {
            return Err(Error::LinkRefused);
        }
        let browser = self.browser.clone();
        let opened = self.runtime.spawn_blocking(move || browser.open(&link)).await;
        opened.map_err(|_| Error::NoBrowser)?.map_err(|_| Error::NoBrowser)
    }
}
