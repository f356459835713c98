//! An archive of map tiles in one file, as PMTiles version 3 lays it out: pure reading of its parts, in any order.
//!
//! The specification: <https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md> (public domain). Whoever holds
//! the file reads the bytes and unpacks them; here they are understood, and refused where they lie.

mod directory;
mod header;
mod id;

pub use directory::{Directory, Place};
pub use header::{Header, Kind, Packing, Span};
pub use id::{DEEPEST, Tile};

/// Bytes of the header, at the beginning of the file.
pub const HEADER: usize = 127;
/// The root directory ends within so many bytes of the beginning (specification, §3).
pub const BEGINNING: u64 = 16_384;
/// Leaf directories lie at most so deep: what a tile costs is bounded, whatever an archive says.
pub const DEPTH: usize = 4;
/// Largest directory and largest metadata, unpacked. Those that common tools write are a hundredth of it.
pub const LARGEST_DIRECTORY: u64 = 1024 * 1024;
/// Largest tile, unpacked. Half a million bytes is a large one already.
pub const LARGEST_TILE: u64 = 4 * 1024 * 1024;

/// Why a file is not an archive of tiles that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// It does not begin as one.
    #[error("it does not begin like a PMTiles archive")]
    NotAnArchive,
    /// Another version than 3.
    #[error("it is PMTiles version {0}, and only version 3 is read")]
    Version(u8),
    /// It ends before its header does, or says of a part that it lies beyond its end.
    #[error("it is cut: it names bytes beyond its end")]
    Cut,
    /// It is packed by a method that is not read.
    #[error("it is packed by method {0}, and only gzip (2) and none (1) are read")]
    Packing(u8),
    /// Its tiles are of a kind that is not drawn.
    #[error(
        "its tiles are of kind {0}, and only MVT (1), PNG (2), JPEG (3), WebP (4) and AVIF (5) are drawn"
    )]
    Kind(u8),
    /// Its levels are upside down, or deeper than any map.
    #[error("its levels of zoom cannot be")]
    Levels,
    /// A directory that contradicts itself, or is too large.
    #[error("a directory of it contradicts itself")]
    Directory,
}
