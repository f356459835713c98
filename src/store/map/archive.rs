//! An archive of tiles that lies on the disk: each tile costs a few small reads, whatever the archive says.

use std::collections::VecDeque;
use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use domain::tiles::{
    BEGINNING, DEPTH, Directory, Header, Kind, LARGEST_DIRECTORY, LARGEST_TILE, Packing, Place, Span, Tile,
    Unreadable,
};
use flate2::read::MultiGzDecoder;
use serde_json::Value;

use crate::store::Result;

/// Directories below the root that are kept in memory: neighbours on the map lie in the same ones.
const KEPT: usize = 4;

/// An archive that was opened.
pub struct Archive {
    file: Held,
    header: Header,
    root: Directory,
    below: Mutex<VecDeque<(Span, Arc<Directory>)>>,
}

/// The bytes of an archive.
enum Held {
    File(Mutex<File>),
    #[cfg(any(test, fuzzing))]
    Memory(Vec<u8>),
}

impl Archive {
    /// Opens it; fails if it is not one that can be read.
    pub fn open(path: &Path) -> Result<Self> {
        let file = File::open(path)?;
        let size = file.metadata()?.len();
        Self::over(Held::File(Mutex::new(file)), size)
    }

    fn over(file: Held, size: u64) -> Result<Self> {
        let head = file.read(Span { offset: 0, length: size.min(BEGINNING) })?;
        let header = Header::read(&head, size)?;
        let root = file.unpacked(header.root, header.inner, LARGEST_DIRECTORY)?;
        Ok(Self { root: Directory::read(&root)?, file, header, below: Mutex::default() })
    }

    /// The bytes of a tile, unpacked; none if the archive has none there.
    pub fn tile(&self, tile: Tile) -> Result<Option<Vec<u8>>> {
        if !(self.header.from_zoom..=self.header.to_zoom).contains(&tile.zoom()) {
            return Ok(None);
        }
        let id = tile.id();
        let mut place = self.root.place(id);
        for _ in 0..DEPTH {
            match place {
                None => return Ok(None),
                Some(Place::Tile(span)) => {
                    let span = self.header.tiles.within(span).ok_or(Unreadable::Cut)?;
                    return self.file.unpacked(span, self.header.packing, LARGEST_TILE).map(Some);
                }
                Some(Place::Below(span)) => place = self.directory(span)?.place(id),
            }
        }
        // A directory that leads to itself, or a tower of them.
        Err(Unreadable::Directory.into())
    }

    fn directory(&self, span: Span) -> Result<Arc<Directory>> {
        let mut below = self.below.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, directory)) = below.iter().find(|(known, _)| *known == span) {
            return Ok(directory.clone());
        }
        let place = self.header.leaves.within(span).ok_or(Unreadable::Cut)?;
        let bytes = self.file.unpacked(place, self.header.inner, LARGEST_DIRECTORY)?;
        let directory = Arc::new(Directory::read(&bytes)?);
        below.truncate(KEPT - 1);
        below.push_front((span, directory.clone()));
        Ok(directory)
    }

    /// Media type of its tiles, once unpacked.
    pub fn media(&self) -> &'static str {
        self.header.kind.media()
    }

    /// How TileJSON calls it.
    pub fn format(&self) -> &'static str {
        match self.header.kind {
            Kind::Vector => "pbf",
            Kind::Png => "png",
            Kind::Jpeg => "jpg",
            Kind::WebP => "webp",
            Kind::Avif => "avif",
        }
    }

    /// Its first and its last level.
    pub fn levels(&self) -> (u8, u8) {
        (self.header.from_zoom, self.header.to_zoom)
    }

    /// West, south, east, north, in degrees.
    pub fn bounds(&self) -> [f64; 4] {
        self.header.bounds.map(|degrees| f64::from(degrees) / 1e7)
    }

    /// The layers of its shapes, as its maker names them; none where it names none.
    pub fn layers(&self) -> Result<Option<Value>> {
        if self.header.kind != Kind::Vector || self.header.metadata.length == 0 {
            return Ok(None);
        }
        let bytes = self.file.unpacked(self.header.metadata, self.header.inner, LARGEST_DIRECTORY)?;
        // What does not read only tells a renderer less.
        let told: Option<Value> = serde_json::from_slice(&bytes).ok();
        Ok(told.and_then(|mut told| Some(told.get_mut("vector_layers")?.take()).filter(Value::is_array)))
    }
}

impl Held {
    /// The bytes there. What is asked for was held against the size of the file before.
    fn read(&self, span: Span) -> Result<Vec<u8>> {
        match self {
            Self::File(file) => {
                use std::io::{Seek, SeekFrom};
                let mut file = file.lock().unwrap_or_else(PoisonError::into_inner);
                file.seek(SeekFrom::Start(span.offset))?;
                let mut bytes = Vec::new();
                Read::by_ref(&mut *file).take(span.length).read_to_end(&mut bytes)?;
                Ok(bytes)
            }
            #[cfg(any(test, fuzzing))]
            Self::Memory(all) => {
                let range =
                    usize::try_from(span.offset).ok().zip(span.end().and_then(|end| end.try_into().ok()));
                let bytes = range.and_then(|(first, end)| all.get(first..end));
                Ok(bytes.ok_or(Unreadable::Cut)?.to_vec())
            }
        }
    }

    /// The same, unpacked: to so many bytes at most.
    fn unpacked(&self, span: Span, packing: Packing, at_most: u64) -> Result<Vec<u8>> {
        if span.length > at_most {
            return Err(Unreadable::Directory.into());
        }
        let bytes = self.read(span)?;
        if bytes.len() as u64 != span.length {
            return Err(Unreadable::Cut.into());
        }
        match packing {
            Packing::Plain => Ok(bytes),
            Packing::Gzip => {
                let mut plain = Vec::new();
                let bounded = MultiGzDecoder::new(bytes.as_slice()).take(at_most + 1).read_to_end(&mut plain);
                let fits = bounded.is_ok() && plain.len() as u64 <= at_most;
                if fits { Ok(plain) } else { Err(Unreadable::Directory.into()) }
            }
        }
    }
}

/// Reads a file that anybody may have made, and every tile of its first levels.
#[cfg(any(test, fuzzing))]
pub(crate) fn fuzzed(bytes: &[u8]) {
    let Ok(archive) = Archive::over(Held::Memory(bytes.to_vec()), bytes.len() as u64) else { return };
    let _ = archive.layers();
    for z in (0..4).chain([archive.header.to_zoom]) {
        for x in 0..4 {
            for y in 0..4 {
                if let Some(tile) = Tile::new(z, x, y) {
                    let _ = archive.tile(tile);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests;
