//! Shows how a file would be kept, before it is.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::document::Media;

use super::attach::{Given, Ready};
use super::paper::{Concern, Refusal};
use super::photo::{self, Edit};
use super::{Actions, Result};

/// A file as it would be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// What kind of file it would be.
    pub media: Media,
    /// How many bytes.
    pub size: u64,
    /// What the citizen should look at again.
    pub concerns: Vec<Concern>,
    /// The address of a small picture of it, which holds the picture itself; none of a PDF.
    pub picture: Option<String>,
}

impl Actions {
    /// How that file would be kept. Nothing is written.
    pub async fn look(&self, given: Given, edit: Edit) -> Result<Look> {
        let Ready { media, bytes, concerns } = self.ready(given, edit).await?;
        let size = bytes.len() as u64;
        if !photo::is_read(media) {
            return Ok(Look { media, size, concerns, picture: None });
        }
        let small = self.at_the_table(Refusal::PictureBroken, move || photo::glimpse(media, &bytes)).await?;
        let picture = format!("data:{};base64,{}", Media::Jpeg.code(), STANDARD.encode(small));
        Ok(Look { media, size, concerns, picture: Some(picture) })
    }
}
