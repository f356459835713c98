//! Reads the code in a picture that the citizen gives. The picture is not kept, and what it says is never opened.

use domain::document::Media;

use super::attach::{Given, LARGEST_GIVEN};
use super::codes::{self, Unread};
use super::paper::Refusal;
use super::{Actions, Error, Result, photo};
use crate::store;

impl Actions {
    /// The text of the one code in a picture.
    pub async fn read_code(&self, given: Given) -> Result<String> {
        if given.len() as u64 > LARGEST_GIVEN {
            return Err(store::Error::TooLarge.into());
        }
        let media = Media::of(&given).filter(|media| *media != Media::Pdf);
        let media = media.ok_or(Error::Paper(Refusal::NotAPicture))?;
        let look = move || {
            let picture = photo::for_codes(media, &given)?;
            let is_blurred = photo::is_blurred(&picture);
            let read = codes::read(&picture.into_luma8());
            // Nothing is found where nothing is sharp.
            Ok(match read {
                Err(Unread::None) if is_blurred => Err(Unread::Blurred),
                read => read,
            })
        };
        Ok(self.at_the_table(Refusal::PictureBroken, look).await??)
    }
}
