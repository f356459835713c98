//! The header: where each part of the archive lies, how it is packed, what its tiles are.

use super::{BEGINNING, DEEPEST, HEADER, LARGEST_DIRECTORY, Unreadable};

/// A piece of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Span {
    /// Its first byte.
    pub offset: u64,
    /// How many bytes.
    pub length: u64,
}

impl Span {
    /// Where it ends; none beyond all numbers.
    pub fn end(self) -> Option<u64> {
        self.offset.checked_add(self.length)
    }

    /// A piece of this one, by its place within it; none if it reaches beyond.
    pub fn within(self, inner: Self) -> Option<Self> {
        (inner.end()? <= self.length).then_some(())?;
        Some(Self { offset: self.offset.checked_add(inner.offset)?, length: inner.length })
    }
}

/// How bytes are packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Packing {
    /// As they are.
    Plain,
    /// By gzip (RFC 1952).
    Gzip,
}

/// What the tiles are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Shapes, as Mapbox Vector Tiles.
    Vector,
    /// Pictures.
    Png,
    /// Pictures.
    Jpeg,
    /// Pictures.
    WebP,
    /// Pictures.
    Avif,
}

impl Kind {
    /// Its media type.
    pub fn media(self) -> &'static str {
        match self {
            Self::Vector => "application/x-protobuf",
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::WebP => "image/webp",
            Self::Avif => "image/avif",
        }
    }
}

/// The header of an archive that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Header {
    /// The directory that is read first.
    pub root: Span,
    /// What the maker says of the archive, as JSON.
    pub metadata: Span,
    /// Directories below the root.
    pub leaves: Span,
    /// The tiles.
    pub tiles: Span,
    /// How directories and metadata are packed.
    pub inner: Packing,
    /// How tiles are packed.
    pub packing: Packing,
    /// What tiles are.
    pub kind: Kind,
    /// The first level.
    pub from_zoom: u8,
    /// The last level.
    pub to_zoom: u8,
    /// West, south, east, north, in degrees × 10 000 000.
    pub bounds: [i32; 4],
}

impl Header {
    /// Reads the header of a file of that size. Every part that it names lies inside the file.
    pub fn read(bytes: &[u8], size: u64) -> Result<Self, Unreadable> {
        if !bytes.starts_with(b"PMTiles") {
            return Err(Unreadable::NotAnArchive);
        }
        let header: &[u8; HEADER] = bytes.first_chunk().ok_or(Unreadable::Cut)?;
        if header[7] != 3 {
            return Err(Unreadable::Version(header[7]));
        }
        let span = |at: usize| {
            let span = Span { offset: long(header, at), length: long(header, at + 8) };
            let fits = span.end().is_some_and(|end| end <= size);
            if fits { Ok(span) } else { Err(Unreadable::Cut) }
        };
        let (root, metadata, leaves, tiles) = (span(8)?, span(24)?, span(40)?, span(56)?);
        let begins_well = root.offset >= HEADER as u64 && root.end().is_some_and(|end| end <= BEGINNING);
        if !begins_well || metadata.length > LARGEST_DIRECTORY {
            return Err(Unreadable::Directory);
        }
        let (from_zoom, to_zoom) = (header[100], header[101]);
        if from_zoom > to_zoom || to_zoom > DEEPEST {
            return Err(Unreadable::Levels);
        }
        Ok(Self {
            root,
            metadata,
            leaves,
            tiles,
            inner: packing(header[97])?,
            packing: packing(header[98])?,
            kind: kind(header[99])?,
            from_zoom,
            to_zoom,
            bounds: [102, 106, 110, 114].map(|at| i32::from_le_bytes(four(header, at))),
        })
    }
}

fn long(header: &[u8; HEADER], at: usize) -> u64 {
    let mut bytes = [0; 8];
    bytes.copy_from_slice(&header[at..at + 8]);
    u64::from_le_bytes(bytes)
}

fn four(header: &[u8; HEADER], at: usize) -> [u8; 4] {
    [header[at], header[at + 1], header[at + 2], header[at + 3]]
}

fn packing(code: u8) -> Result<Packing, Unreadable> {
    match code {
        1 => Ok(Packing::Plain),
        2 => Ok(Packing::Gzip),
        other => Err(Unreadable::Packing(other)),
    }
}

fn kind(code: u8) -> Result<Kind, Unreadable> {
    match code {
        1 => Ok(Kind::Vector),
        2 => Ok(Kind::Png),
        3 => Ok(Kind::Jpeg),
        4 => Ok(Kind::WebP),
        5 => Ok(Kind::Avif),
        other => Err(Unreadable::Kind(other)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A header of an archive of 1000 bytes, one part after the other.
    fn sound() -> [u8; HEADER] {
        let mut header = [0; HEADER];
        header[..8].copy_from_slice(b"PMTiles\x03");
        for (at, number) in
            [(8, 127u64), (16, 73), (24, 200), (32, 100), (40, 300), (48, 100), (56, 400), (64, 600)]
        {
            header[at..at + 8].copy_from_slice(&number.to_le_bytes());
        }
        (header[97], header[98], header[99], header[100], header[101]) = (2, 2, 1, 0, 13);
        header[102..106].copy_from_slice(&28_000_000i32.to_le_bytes());
        header
    }

    #[test]
    fn a_sound_header_says_where_everything_is() {
        let header = Header::read(&sound(), 1000).unwrap();
        assert_eq!(header.root, Span { offset: 127, length: 73 });
        assert_eq!(header.tiles, Span { offset: 400, length: 600 });
        assert_eq!((header.kind, header.to_zoom, header.bounds[0]), (Kind::Vector, 13, 28_000_000));
    }

    #[test]
    fn what_lies_beyond_the_end_is_refused_wherever_it_is() {
        assert_eq!(Header::read(&sound(), 999), Err(Unreadable::Cut));
        assert_eq!(Header::read(&sound()[..100], 1000), Err(Unreadable::Cut));
        for at in [8, 16, 24, 32, 40, 48, 56, 64] {
            let mut header = sound();
            header[at..at + 8].copy_from_slice(&u64::MAX.to_le_bytes());
            assert_eq!(Header::read(&header, 1000), Err(Unreadable::Cut), "{at}");
        }
    }

    #[test]
    fn another_version_packing_kind_or_level_is_refused_by_name() {
        for (at, value, why) in [
            (0, b'p', Unreadable::NotAnArchive),
            (7, 2, Unreadable::Version(2)),
            (97, 3, Unreadable::Packing(3)),
            (98, 4, Unreadable::Packing(4)),
            (98, 0, Unreadable::Packing(0)),
            (99, 0, Unreadable::Kind(0)),
            (99, 9, Unreadable::Kind(9)),
            (100, 14, Unreadable::Levels),
            (101, 25, Unreadable::Levels),
        ] {
            let mut header = sound();
            header[at] = value;
            assert_eq!(Header::read(&header, 1000), Err(why), "{at}");
        }
        assert_eq!(Header::read(b"", 0), Err(Unreadable::NotAnArchive));
        assert_eq!(Header::read(b"<!DOCTYPE html>", 15), Err(Unreadable::NotAnArchive));
    }

    #[test]
    fn a_root_outside_the_beginning_is_refused() {
        let mut header = sound();
        header[8..16].copy_from_slice(&20_000u64.to_le_bytes());
        assert_eq!(Header::read(&header, 1 << 20), Err(Unreadable::Directory));
        header[8..16].copy_from_slice(&3u64.to_le_bytes());
        assert_eq!(Header::read(&header, 1 << 20), Err(Unreadable::Directory));
    }
}
