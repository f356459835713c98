//! A directory: which tiles lie where, or in which directory below.

use super::{LARGEST_DIRECTORY, Span, Unreadable};

/// One line of a directory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Entry {
    first: u64,
    /// So many tiles have the same bytes; 0 where it leads to a directory below.
    run: u32,
    span: Span,
}

/// Where a tile is to be looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Here, within the tiles.
    Tile(Span),
    /// In that directory, within the leaves.
    Below(Span),
}

/// A directory, read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Directory(Vec<Entry>);

impl Directory {
    /// Reads a directory that was unpacked. Its lines are in order and contradict nothing.
    pub fn read(bytes: &[u8]) -> Result<Self, Unreadable> {
        if bytes.len() as u64 > LARGEST_DIRECTORY {
            return Err(Unreadable::Directory);
        }
        let mut numbers = Numbers(bytes);
        let count = usize::try_from(numbers.next()?).map_err(|_| Unreadable::Directory)?;
        // Each line takes four bytes at the least: what claims more lines lies, and no room is made for it.
        if count > bytes.len() / 4 {
            return Err(Unreadable::Directory);
        }
        let nothing = Entry { first: 0, run: 0, span: Span { offset: 0, length: 0 } };
        let mut entries = vec![nothing; count];
        let mut first = 0u64;
        for (place, entry) in entries.iter_mut().enumerate() {
            let step = numbers.next()?;
            if step == 0 && place > 0 {
                return Err(Unreadable::Directory);
            }
            first = first.checked_add(step).ok_or(Unreadable::Directory)?;
            entry.first = first;
        }
        for entry in &mut entries {
            entry.run = u32::try_from(numbers.next()?).map_err(|_| Unreadable::Directory)?;
        }
        for entry in &mut entries {
            entry.span.length = numbers.next()?;
            if entry.span.length == 0 {
                return Err(Unreadable::Directory);
            }
        }
        let mut before: Option<Span> = None;
        for entry in &mut entries {
            // 0: right after the one before; else the offset, and one.
            entry.span.offset = match (numbers.next()?, before) {
                (0, None) => return Err(Unreadable::Directory),
                (0, Some(before)) => before.end().ok_or(Unreadable::Directory)?,
                (offset, _) => offset - 1,
            };
            before = Some(entry.span);
        }
        Ok(Self(entries))
    }

    /// Where the tile of that number is; none if the archive has none.
    pub fn place(&self, id: u64) -> Option<Place> {
        let after = self.0.partition_point(|entry| entry.first <= id);
        let entry = self.0.get(after.checked_sub(1)?)?;
        if entry.run == 0 {
            return Some(Place::Below(entry.span));
        }
        (id - entry.first < u64::from(entry.run)).then_some(Place::Tile(entry.span))
    }
}

/// Numbers of variable length, the lowest seven bits first.
struct Numbers<'a>(&'a [u8]);

impl Numbers<'_> {
    fn next(&mut self) -> Result<u64, Unreadable> {
        let mut number = 0u64;
        for shift in (0..64).step_by(7) {
            let (byte, rest) = self.0.split_first().ok_or(Unreadable::Directory)?;
            self.0 = rest;
            let bits = u64::from(byte & 0x7f);
            if shift == 63 && bits > 1 {
                break;
            }
            number |= bits << shift;
            if byte & 0x80 == 0 {
                return Ok(number);
            }
        }
        Err(Unreadable::Directory)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn written(lines: &[(u64, u32, u64, u64)]) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut put = |mut number: u64| {
            while number >= 0x80 {
                bytes.push(number as u8 | 0x80);
                number >>= 7;
            }
            bytes.push(number as u8);
        };
        put(lines.len() as u64);
        let mut before = 0;
        for (first, ..) in lines {
            put(first - before);
            before = *first;
        }
        lines.iter().for_each(|line| put(u64::from(line.1)));
        lines.iter().for_each(|line| put(line.2));
        lines.iter().for_each(|line| put(line.3));
        bytes
    }

    #[test]
    fn a_tile_is_found_in_its_run_and_not_beside_it() {
        // Two tiles of the same bytes, a gap, one right after, then a directory below.
        let bytes = written(&[(5, 2, 10, 1), (9, 1, 7, 0), (20, 0, 50, 101)]);
        let directory = Directory::read(&bytes).unwrap();
        let first = Some(Place::Tile(Span { offset: 0, length: 10 }));
        assert_eq!(directory.place(4), None);
        assert_eq!((directory.place(5), directory.place(6)), (first, first));
        assert_eq!((directory.place(7), directory.place(8)), (None, None));
        assert_eq!(directory.place(9), Some(Place::Tile(Span { offset: 10, length: 7 })));
        assert_eq!(directory.place(12), None);
        let below = Some(Place::Below(Span { offset: 100, length: 50 }));
        assert_eq!((directory.place(20), directory.place(u64::MAX)), (below, below));
    }

    #[test]
    fn a_directory_that_contradicts_itself_is_refused() {
        for (lines, why) in [
            (vec![(5, 1, 10, 0)], "nothing lies before the first"),
            (vec![(5, 1, 0, 1)], "no bytes"),
            (vec![(5, 1, 10, 1), (5, 1, 10, 0)], "the same tile twice"),
            (vec![(5, 1, u64::MAX, 2), (6, 1, 1, 0)], "beyond all numbers"),
        ] {
            assert_eq!(Directory::read(&written(&lines)), Err(Unreadable::Directory), "{why}");
        }
        let many = [0xff, 0xff, 0xff, 0xff, 0x0f, 1, 1, 1, 1];
        assert_eq!(Directory::read(&many), Err(Unreadable::Directory), "more lines than bytes");
        assert_eq!(Directory::read(&[0xff; 11]), Err(Unreadable::Directory), "a number without end");
        assert_eq!(Directory::read(b""), Err(Unreadable::Directory));
        assert_eq!(Directory::read(&[0]).unwrap().place(0), None, "an empty one holds nothing");
        let large = vec![0; usize::try_from(LARGEST_DIRECTORY).unwrap() + 1];
        assert_eq!(Directory::read(&large), Err(Unreadable::Directory));
    }

    proptest! {
        #[test]
        fn whatever_the_bytes_it_ends_without_a_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300), id: u64) {
            if let Ok(directory) = Directory::read(&bytes) {
                prop_assert!(directory.0.len() <= bytes.len() / 4);
                let _ = directory.place(id);
            }
        }
    }
}
