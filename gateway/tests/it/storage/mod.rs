//! Several gateways on one PostgreSQL and one S3 bucket, each real: what one takes, the other knows.

mod drafts;
mod office;
mod postgres;
mod rights;
mod services;
mod shared;

pub use services::Postgres;
