//! The contract between phone and gateway: what travels, how it is signed, sorted and translated.
//!
//! `wire` is what travels, `translate` makes domain things of it, `pack` reads and makes signed
//! content, `failure` sorts every answer of the network. Without the feature `client` there is no
//! network code here. Deliberately absent: SQL, sentences.

pub mod base64;
#[cfg(feature = "client")]
mod call;
pub mod canonical;
#[cfg(feature = "client")]
mod contacts;
#[cfg(feature = "client")]
pub mod copies;
pub mod digest;
pub mod envelope;
pub mod failure;
#[cfg(feature = "client")]
mod feedback;
#[cfg(feature = "client")]
mod filing;
#[cfg(feature = "client")]
pub mod gateway;
pub mod pack;
pub mod receipt;
#[cfg(feature = "client")]
pub mod rights;
pub mod root;
#[cfg(feature = "client")]
pub mod sign_in;
pub mod translate;
#[cfg(feature = "client")]
pub mod upload;
pub mod wire;
