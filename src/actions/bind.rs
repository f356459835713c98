//! Binds photographs of several pages into one document of the wallet.

use domain::document::Media;
use zeroize::Zeroizing;

use super::attach::{About, Given, Kept};
use super::paper::{self, Refusal};
use super::photo::Edit;
use super::{Actions, Result};

impl Actions {
    /// Keeps these photographs, each turned, cut or grey as wished, as one PDF in that order.
    pub async fn bind(&self, about: About, pages: Vec<(Given, Edit)>) -> Result<Kept> {
        let work = move || {
            let pages = pages.iter().map(|(given, edit)| (given.as_slice(), *edit));
            let (bytes, concerns) = paper::bind(pages)?;
            Ok((Zeroizing::new(bytes), concerns))
        };
        let (bytes, concerns) = self.at_the_table(Refusal::PictureBroken, work).await?;
        let mut concerns = concerns.concat();
        concerns.sort_unstable();
        concerns.dedup();
        let document = self.put_away(about.clone(), Media::Pdf, bytes).await?;
        let document = self.said_last(document, about).await?;
        Ok(Kept { document, concerns })
    }
}
