//! What the page may ask of the base map: `/map/tiles.json`, and `/map/tile/{z}/{x}/{y}`.

use domain::tiles::Tile;

use crate::store::ReadStore;

/// Where the page finds a tile.
const TILES: &str = "/map/tile/{z}/{x}/{y}";

/// The body of an answer and its media type; none is a 404: no map is held, or it has nothing there.
///
/// It reads the disk, a few thousand bytes of it: not for the thread that draws.
pub fn tile(read: &ReadStore, path: &str) -> Option<(Vec<u8>, &'static str)> {
    let rest = path.strip_prefix("/map/")?;
    if rest == "tiles.json" {
        // A map that does not read is as good as none: the page goes on without.
        let told = read.tiles(TILES).ok()??;
        return Some((told.to_string().into_bytes(), "application/json"));
    }
    let mut numbers = rest.strip_prefix("tile/")?.split('/');
    let mut number =
        || numbers.next().filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()))?.parse().ok();
    let (z, x, y): (u32, u32, u32) = (number()?, number()?, number()?);
    if numbers.next().is_some() {
        return None;
    }
    read.tile(Tile::new(u8::try_from(z).ok()?, x, y)?).ok()?
}
