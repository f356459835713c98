//! Nothing that a citizen typed can be read by anybody else: SECURITY.md §3, by its names.

pub mod canaries;
mod nobody_else;
mod on_disk;
