//! Which sources this build knows: the one place where the importers are plugged in.

use crate::sources::Source;

/// Every source of this build.
const ALL: &[&dyn Source] = &[];

/// The source of that name, as `gateway import` is called.
pub fn by_name(name: &str) -> Option<&'static dyn Source> {
    ALL.iter().copied().find(|source| source.name() == name)
}
