//! The phone's call that reports an error: nobody is signed in for it, and no token travels with it.

use reqwest::Method;
use reqwest::header::CONTENT_TYPE;

use crate::call::{Said, hear};
use crate::digest::content_digest;
use crate::failure::Failure;
use crate::gateway::{Gateway, Traffic};
use crate::wire;

impl Gateway {
    /// `PUT /v1/feedback/{id}` with the bytes that were sealed: 201, or 200 for what was kept before. Damaged on the
    /// way: sent once more. An answer about another report is no answer.
    pub async fn put_feedback(
        &self,
        id: &str,
        feedback: &[u8],
        traffic: &mut Traffic,
    ) -> Result<Said<wire::FeedbackKept>, Failure> {
        let mut again = true;
        loop {
            let request = self
                .sends(Method::PUT, &format!("v1/feedback/{id}"), feedback.to_vec(), None)
                .header(CONTENT_TYPE, "application/json")
                .header("content-digest", content_digest(feedback));
            let heard = hear(request, traffic).await?;
            if heard.code() == "bad-digest" && std::mem::take(&mut again) {
                continue;
            }
            let said: Said<wire::FeedbackKept> = heard.json(&[200, 201])?;
            return if said.what.feedback == id { Ok(said) } else { Err(Failure::Fault) };
        }
    }
}
