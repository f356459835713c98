//! The public files as one `.mrpack`: what is embedded in the app, or handed over by cable.

use api_client::pack::write_container;
use api_client::{pack, wire};

use super::Places;
use crate::config::Config;
use crate::fault::Fault;
use crate::files;
use crate::keys::Keys;
use crate::store::Store;

/// Makes the pack of what is public now: roots, manifest, and every blob it lists.
pub fn make(store: &Store, keys: &Keys, config: &Config) -> Result<Vec<u8>, Fault> {
    let manifest = files::read(&Places::of(config).manifest())?;
    let listed = pack::manifest(&manifest, &keys.root).map_err(Fault::of_pack("the manifest"))?;
    let digests = listed.collections.iter().flat_map(digests);
    let blobs = digests.map(|sha256| store.blobs.read(sha256)).collect::<Result<Vec<_>, _>>()?;
    Ok(write_container(&keys.roots, &manifest, &blobs))
}

fn digests(collection: &wire::Collection) -> impl Iterator<Item = &str> {
    let deltas = collection.deltas.iter().map(|delta| delta.sha256.as_str());
    std::iter::once(collection.snapshot.sha256.as_str()).chain(deltas)
}
