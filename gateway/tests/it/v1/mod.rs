//! `/v1/…`

mod manifest;
mod p;
mod ping;
mod root;
