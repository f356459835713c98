//! Nothing that a citizen typed can be read by anybody else: SECURITY.md §3, by its names.

pub mod canaries;
mod on_disk;
