//! Cuts a collection into slices that a phone can hold whole while it verifies them.

use std::collections::BTreeMap;

use api_client::canonical::sha256_hex;
use api_client::pack::Slice;

use crate::fault::Fault;

/// Name of the one slice of a collection that is not cut.
pub const WHOLE: &str = "all";
/// Largest canonical form of a slice (WIRE.md §4.4).
pub const LARGEST: usize = 8 * 1024 * 1024;
/// A collection that was cut is put together again below this only, so that it does not waver.
const WHOLE_AGAIN: usize = 4 * 1024 * 1024;
/// Hex digits of the finest cut: 4 096 slices.
const FINEST: usize = 3;

/// Cuts records, by id, into slices by name: `all`, or `h-0` … by leading hex of SHA-256(id).
pub fn cut(records: BTreeMap<String, Vec<u8>>, was_cut: bool) -> Result<BTreeMap<String, Slice>, Fault> {
    if records.is_empty() {
        return Ok(BTreeMap::new());
    }
    let size: usize = records.values().map(|line| line.len() + 1).sum();
    if size <= if was_cut { WHOLE_AGAIN } else { LARGEST } {
        return Ok(BTreeMap::from([(WHOLE.to_owned(), Slice(records))]));
    }
    let named: Vec<_> = records.into_iter().map(|(id, line)| (sha256_hex(id.as_bytes()), id, line)).collect();
    let digits = (1..=FINEST)
        .find(|digits| fits(&named, *digits))
        .ok_or_else(|| Fault::TooLarge { what: "a slice".to_owned(), limit: LARGEST as u64 })?;
    let mut slices: BTreeMap<String, Slice> = BTreeMap::new();
    for (digest, id, line) in named {
        slices.entry(format!("h-{}", &digest[..digits])).or_default().0.insert(id, line);
    }
    Ok(slices)
}

fn fits(named: &[(String, String, Vec<u8>)], digits: usize) -> bool {
    let mut sizes: BTreeMap<&str, usize> = BTreeMap::new();
    for (digest, _, line) in named {
        *sizes.entry(&digest[..digits]).or_default() += line.len() + 1;
    }
    sizes.values().all(|size| *size <= LARGEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn records(count: usize, bytes: usize) -> BTreeMap<String, Vec<u8>> {
        (0..count).map(|n| (format!("r{n}"), vec![b'x'; bytes])).collect()
    }

    #[test]
    fn a_collection_is_cut_beyond_eight_mebibytes_and_nothing_is_lost() {
        let whole = cut(records(8, 1024 * 1024 - 1), false).unwrap();
        assert_eq!(whole.keys().collect::<Vec<_>>(), [WHOLE]);
        let slices = cut(records(9000, 1024), false).unwrap();
        assert_eq!(slices.len(), 16);
        assert!(slices.keys().all(|name| name.starts_with("h-")));
        assert_eq!(slices.values().map(|slice| slice.0.len()).sum::<usize>(), 9000);
    }

    #[test]
    fn a_cut_collection_stays_cut_until_it_is_half_as_large() {
        assert_eq!(cut(records(5000, 1024), true).unwrap().len(), 16);
        assert_eq!(cut(records(3000, 1024), true).unwrap().len(), 1);
    }

    #[test]
    fn a_record_larger_than_any_slice_is_refused() {
        assert_eq!(cut(records(1, LARGEST), false).unwrap_err().code(), "too-large");
    }
}
