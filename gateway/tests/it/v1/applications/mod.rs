//! `/v1/applications/…`

mod documents;
mod limits;
mod messages;
mod put;
mod receipts;
mod withdrawal;
