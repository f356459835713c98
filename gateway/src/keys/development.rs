//! The development keys: public on purpose, so that a fresh clone works with a fresh gateway.

/// Root 1.
pub const ROOT: &[u8] = include_bytes!("../../../assets/root/1.root");
/// Seeds of its root keys.
pub const ROOTS: &str = include_str!("../../../assets/root/root.keys");
/// Seed of its pack key.
pub const PACK: &str = include_str!("../../../assets/root/pack.keys");
/// Seed of its receipt key.
pub const RECEIPT: &str = include_str!("../../../assets/root/receipt.keys");

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::{ceremony, folder};

    fn first() -> Vec<u8> {
        let keys = |text| folder::parse(text).unwrap();
        ceremony::first_root(&keys(ROOTS), &keys(PACK), &keys(RECEIPT)).unwrap()
    }

    #[test]
    fn the_committed_development_root_is_the_one_its_keys_make() {
        assert_eq!(ROOT, first());
    }

    #[test]
    #[ignore = "writes assets/root/1.root"]
    fn write_the_development_root() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../assets/root/1.root");
        #[allow(clippy::disallowed_methods, reason = "writes the repository's own file")]
        std::fs::write(path, first()).unwrap();
    }
}
