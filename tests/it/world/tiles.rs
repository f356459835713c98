//! Archives of map tiles, written by somebody else's library.

use std::io::Cursor;

use pmtiles::{Compression, PmTilesWriter, TileCoord, TileType};

/// The deepest level of these archives.
pub const DEEPEST: u8 = 6;

/// What lies in the tile: the same for whoever asks again, and it does not pack well.
pub fn content(z: u8, x: u32, y: u32, weight: usize) -> Vec<u8> {
    let mut seed = u64::from(z) << 48 | u64::from(x) << 24 | u64::from(y) | 1 << 63;
    let mut bytes = format!("{z}/{x}/{y}").into_bytes();
    bytes.resize_with(bytes.len() + weight, || {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        seed as u8
    });
    bytes
}

/// Which tiles are there: all, but for one corner of each level.
pub fn is_there(z: u8, x: u32, y: u32) -> bool {
    z <= DEEPEST && (z == 0 || x > 0 || y > 0)
}

/// A vector archive of levels 0 to 6, each tile with so many bytes.
pub fn archive(weight: usize) -> Vec<u8> {
    archive_of(TileType::Mvt, Compression::Gzip, weight)
}

/// The same, of that kind and packed so.
pub fn archive_of(kind: TileType, packing: Compression, weight: usize) -> Vec<u8> {
    let mut file = Cursor::new(Vec::new());
    let layers =
        r#"{"vector_layers":[{"id":"roads","fields":{"name":"String"}}],"attribution":"<b>theirs</b>"}"#;
    let writer = PmTilesWriter::new(kind)
        .tile_compression(packing)
        .min_zoom(0)
        .max_zoom(DEEPEST)
        .bounds(2.8, 46.1, 7.2, 48.5)
        .metadata(layers);
    let mut writer = writer.create(&mut file).unwrap();
    for z in 0..=DEEPEST {
        for (x, y) in (0..1 << z).flat_map(|x| (0..1 << z).map(move |y| (x, y))) {
            if is_there(z, x, y) {
                writer.add_tile(TileCoord::new(z, x, y).unwrap(), &content(z, x, y, weight)).unwrap();
            }
        }
    }
    writer.finalize().unwrap();
    file.into_inner()
}
