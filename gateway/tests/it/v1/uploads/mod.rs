//! `/v1/uploads/…`

mod begin;
mod cut;
mod damaged;
mod kinds;
mod whole;
