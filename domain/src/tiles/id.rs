//! The number of a tile: along a Hilbert curve within its level, the levels one after the other.

/// The deepest level that is read: a metre or so across.
pub const DEEPEST: u8 = 24;

/// A tile of the usual grid: zoom, column from the west, row from the north.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Tile {
    z: u8,
    x: u32,
    y: u32,
}

impl Tile {
    /// The tile there; none outside the grid.
    pub fn new(z: u8, x: u32, y: u32) -> Option<Self> {
        let inside = z <= DEEPEST && x < 1 << z && y < 1 << z;
        inside.then_some(Self { z, x, y })
    }

    /// Its level.
    pub fn zoom(self) -> u8 {
        self.z
    }

    /// Its number in an archive.
    pub fn id(self) -> u64 {
        // All tiles of the levels above: 1 + 4 + 16 + …
        let above = ((1u64 << (2 * u32::from(self.z))) - 1) / 3;
        let (mut x, mut y) = (u64::from(self.x), u64::from(self.y));
        let mut along = 0;
        for level in (0..self.z).rev() {
            let side = 1u64 << level;
            let (right, lower) = (u64::from(x & side > 0), u64::from(y & side > 0));
            along += side * side * ((3 * right) ^ lower);
            // The curve turns in each quarter, so that its pieces meet.
            if lower == 0 {
                if right == 1 {
                    (x, y) = ((side - 1).wrapping_sub(x), (side - 1).wrapping_sub(y));
                }
                (x, y) = (y, x);
            }
        }
        above + along
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_tiles_have_the_numbers_of_the_specification() {
        for ((z, x, y), id) in [
            ((0, 0, 0), 0),
            ((1, 0, 0), 1),
            ((1, 0, 1), 2),
            ((1, 1, 1), 3),
            ((1, 1, 0), 4),
            ((2, 0, 0), 5),
            ((12, 3423, 1763), 19_078_479),
        ] {
            assert_eq!(Tile::new(z, x, y).unwrap().id(), id, "{z}/{x}/{y}");
        }
    }

    #[test]
    fn each_level_is_numbered_without_a_gap() {
        let mut next = 0;
        for z in 0..7u8 {
            let all = (0..1u32 << z).flat_map(|x| (0..1u32 << z).map(move |y| (x, y)));
            let mut ids: Vec<_> = all.map(|(x, y)| Tile::new(z, x, y).unwrap().id()).collect();
            ids.sort_unstable();
            for id in ids {
                assert_eq!(id, next);
                next += 1;
            }
        }
    }

    #[test]
    fn outside_the_grid_there_is_no_tile() {
        assert!(Tile::new(0, 1, 0).is_none() && Tile::new(3, 0, 8).is_none());
        assert!(Tile::new(DEEPEST + 1, 0, 0).is_none() && Tile::new(255, 0, 0).is_none());
        assert!(Tile::new(DEEPEST, (1 << DEEPEST) - 1, 0).is_some());
    }
}
