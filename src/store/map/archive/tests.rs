//! Tests of the archive: what somebody else's library wrote is read tile by tile; what lies is refused.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::io::Write;

use flate2::Compression as Level;
use flate2::write::GzEncoder;
use pmtiles::{Compression, TileType};

use super::*;
use crate::store::Error;

#[path = "../../../../tests/it/world/tiles.rs"]
mod tiles;

fn over(bytes: &[u8]) -> Result<Archive> {
    Archive::over(Held::Memory(bytes.to_vec()), bytes.len() as u64)
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), Level::best());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

/// An archive by hand: a root directory, leaves, tiles, everything as it is.
fn by_hand(packing: u8, root: &[u8], leaves: &[u8], tiles: &[u8]) -> Vec<u8> {
    let mut bytes = vec![0; 127];
    bytes[..8].copy_from_slice(b"PMTiles\x03");
    let mut at = 127u64;
    for (place, length) in [(8, root.len()), (24, 0), (40, leaves.len()), (56, tiles.len())] {
        bytes[place..place + 8].copy_from_slice(&at.to_le_bytes());
        bytes[place + 8..place + 16].copy_from_slice(&(length as u64).to_le_bytes());
        at += length as u64;
    }
    (bytes[97], bytes[98], bytes[99], bytes[101]) = (packing, packing, 1, 6);
    [bytes.as_slice(), root, leaves, tiles].concat()
}

#[test]
fn every_tile_that_another_library_wrote_is_read_and_no_other() {
    for (kind, packing) in [
        (TileType::Mvt, Compression::Gzip),
        (TileType::Mvt, Compression::None),
        (TileType::Png, Compression::None),
    ] {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), tiles::archive_of(kind, packing, 40)).unwrap();
        let archive = Archive::open(file.path()).unwrap();
        let mut read = 0;
        for z in 0..=tiles::DEEPEST + 1 {
            for (x, y) in (0..1 << z).flat_map(|x| (0..1 << z).map(move |y| (x, y))) {
                let expected = tiles::is_there(z, x, y).then(|| tiles::content(z, x, y, 40));
                assert_eq!(archive.tile(Tile::new(z, x, y).unwrap()).unwrap(), expected, "{z}/{x}/{y}");
                read += 1;
            }
        }
        assert_eq!(read, 21_845);
        assert_eq!(archive.levels(), (0, tiles::DEEPEST));
        assert_eq!(archive.bounds(), [2.8, 46.1, 7.2, 48.5]);
        let layers = archive.layers().unwrap();
        let media = archive.media();
        match kind {
            TileType::Mvt => assert_eq!(
                (layers.unwrap()[0]["id"].as_str(), media),
                (Some("roads"), "application/x-protobuf")
            ),
            _ => assert_eq!((layers, media), (None, "image/png")),
        }
    }
}

#[test]
fn an_archive_cut_anywhere_never_opens_as_whole() {
    let bytes = tiles::archive(10);
    for length in (0..bytes.len()).step_by(997).chain([126, 127, 128, bytes.len() - 1]) {
        assert!(matches!(over(&bytes[..length]), Err(Error::Damaged)), "{length} bytes");
    }
    assert!(over(&bytes).is_ok());
}

#[test]
fn a_byte_flipped_anywhere_gives_an_error_or_other_bytes_and_never_a_panic() {
    let bytes = tiles::archive(10);
    for at in (0..600).chain((600..bytes.len()).step_by(1009)) {
        let mut damaged = bytes.clone();
        damaged[at] ^= 0x10;
        if let Ok(archive) = over(&damaged) {
            let _ = archive.layers();
            let _ = archive.tile(Tile::new(3, 2, 1).unwrap());
        }
    }
}

#[test]
fn a_directory_that_leads_to_itself_ends() {
    // One line: all tiles from 0 on lie in the directory at the beginning of the leaves, which is the same line.
    let line = [1, 0, 0, 5, 1];
    let archive = over(&by_hand(1, &line, &line, b"")).unwrap();
    assert!(matches!(archive.tile(Tile::new(2, 1, 1).unwrap()), Err(Error::Damaged)));
}

#[test]
fn what_a_directory_says_to_lie_beyond_its_part_is_not_read() {
    // A tile of 5 bytes at offset 1000 of tiles that have 3; a leaf of 200 bytes where there are none.
    let tile = over(&by_hand(1, &[1, 0, 1, 5, 0xe9, 0x07], b"", b"abc")).unwrap();
    assert!(matches!(tile.tile(Tile::new(0, 0, 0).unwrap()), Err(Error::Damaged)));
    let leaf = over(&by_hand(1, &[1, 0, 0, 0xc8, 0x01, 1], b"", b"abc")).unwrap();
    assert!(matches!(leaf.tile(Tile::new(0, 0, 0).unwrap()), Err(Error::Damaged)));
    let sound = over(&by_hand(1, &[1, 0, 1, 3, 1], b"", b"abc")).unwrap();
    assert_eq!(sound.tile(Tile::new(0, 0, 0).unwrap()).unwrap().unwrap(), b"abc");
}

#[test]
fn a_bomb_is_refused_before_it_unfolds() {
    let zeros = vec![0; usize::try_from(LARGEST_TILE).unwrap() + 1];
    let bomb = packed(&zeros);
    assert!(bomb.len() < 10_000, "a small file");
    assert!(matches!(over(&by_hand(2, &bomb, b"", b"")), Err(Error::Damaged)), "a directory");
    let mut line = vec![1, 0, 1];
    let mut number = bomb.len();
    while number >= 0x80 {
        line.push(number as u8 | 0x80);
        number >>= 7;
    }
    line.extend([number as u8, 1]);
    let archive = over(&by_hand(2, &packed(&line), b"", &bomb)).unwrap();
    assert!(matches!(archive.tile(Tile::new(0, 0, 0).unwrap()), Err(Error::Damaged)), "a tile");
}

#[test]
fn what_the_fuzzer_begins_with_reads() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/corpus/tiles");
    for name in ["plain", "packed", "leaves", "packed-leaves"] {
        let bytes = std::fs::read(folder.join(name)).unwrap();
        let archive = over(&bytes).unwrap();
        for (tile, last) in [((0, 0, 0), 0), ((1, 0, 0), 1), ((1, 1, 1), 3), ((1, 1, 0), 3)] {
            let tile = archive.tile(Tile::new(tile.0, tile.1, tile.2).unwrap()).unwrap().unwrap();
            assert_eq!(tile, [b"\x1a\x05\x0a\x03abc".as_slice(), &[last]].concat(), "{name}");
        }
        assert_eq!(archive.layers().unwrap().unwrap()[0]["id"], "roads", "{name}");
        fuzzed(&bytes);
    }
}
