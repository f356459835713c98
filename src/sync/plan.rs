//! Pure: what is held against what is offered, hence what to fetch.

use api_client::pack::{MAX_BLOB, MAX_RAW, Refused, app_suffices};
use api_client::wire::{Blob, COLLECTIONS, Collection, Delta, Manifest};
use domain::edition::Edition;

/// How one slice gets from what is held to what is offered.
#[derive(Debug, Clone, PartialEq)]
pub enum Way {
    /// It is held already.
    Keep,
    /// By the changes since what is held.
    Delta(Delta),
    /// Whole.
    Snapshot(Blob),
}

/// What to do for one collection; all its slices change in one transaction.
#[derive(Debug, Clone, PartialEq)]
pub struct Task {
    /// Name.
    pub collection: String,
    /// Its slices, each with its way.
    pub slices: Vec<(Collection, Way)>,
    /// Slices held that are no longer listed.
    pub gone: Vec<String>,
    /// Made for a newer app: kept as it is.
    pub too_new: bool,
}

impl Task {
    /// Whether there is nothing to do.
    pub fn is_done(&self) -> bool {
        self.gone.is_empty() && self.slices.iter().all(|(_, way)| *way == Way::Keep)
    }
}

/// One task a collection that this build knows, in the order in which they are applied.
pub fn plan(manifest: &Manifest, held: &[Edition], app: &str) -> Result<Vec<Task>, Refused> {
    let mut tasks = Vec::new();
    for name in COLLECTIONS {
        let listed: Vec<_> = manifest.collections.iter().filter(|slice| slice.name == name).collect();
        if listed.is_empty() {
            continue;
        }
        let of_it = |edition: &&Edition| edition.collection == name;
        let too_new = listed.iter().any(|slice| !app_suffices(app, &slice.min_app));
        let mut slices = Vec::new();
        for slice in &listed {
            let holds = held.iter().filter(of_it).find(|edition| edition.slice == slice.slice);
            slices.push(((*slice).clone(), way(slice, holds)?));
        }
        let gone = held.iter().filter(of_it).map(|edition| edition.slice.clone());
        let gone = gone.filter(|name| !listed.iter().any(|slice| slice.slice == *name)).collect();
        tasks.push(Task { collection: name.to_owned(), slices, gone, too_new });
    }
    Ok(tasks)
}

fn way(slice: &Collection, held: Option<&Edition>) -> Result<Way, Refused> {
    if held.is_some_and(|edition| edition.canon_sha256 == slice.canon_sha256) {
        return Ok(Way::Keep);
    }
    let fits = |size: u64, raw: u64| size <= MAX_BLOB && raw <= MAX_RAW;
    let base = |delta: &&Delta| held.is_some_and(|edition| edition.canon_sha256 == delta.from_canon_sha256);
    let delta = slice.deltas.iter().find(base).filter(|delta| delta.size < slice.snapshot.size);
    match delta {
        Some(delta) if fits(delta.size, delta.raw) => Ok(Way::Delta(delta.clone())),
        _ if fits(slice.snapshot.size, slice.snapshot.raw) => Ok(Way::Snapshot(slice.snapshot.clone())),
        _ => Err(Refused::TooLarge),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offered(canon: &str, deltas: &[(&str, u64)]) -> Manifest {
        let delta = |(from, size): &(&str, u64)| Delta {
            from_canon_sha256: (*from).to_owned(),
            size: *size,
            ..Delta::default()
        };
        let slice = Collection {
            name: "aids".into(),
            slice: "all".into(),
            canon_sha256: canon.into(),
            snapshot: Blob { size: 1000, ..Blob::default() },
            deltas: deltas.iter().map(delta).collect(),
            ..Collection::default()
        };
        let unknown = Collection { name: "holograms".into(), ..Collection::default() };
        Manifest { collections: vec![unknown, slice], ..Manifest::default() }
    }

    fn held(canon: &str) -> Vec<Edition> {
        vec![Edition {
            collection: "aids".into(),
            slice: "all".into(),
            seq: 1,
            canon_sha256: canon.into(),
            manifest_seq: 1,
            issued_at: chrono::DateTime::default(),
        }]
    }

    fn way_of(manifest: &Manifest, held: &[Edition]) -> Way {
        let tasks = plan(manifest, held, "1.0.0").unwrap();
        assert_eq!(tasks.len(), 1, "collections this build does not know are ignored");
        tasks[0].slices[0].1.clone()
    }

    #[test]
    fn the_delta_from_what_is_held_is_chosen_if_it_is_smaller() {
        let manifest = offered("c", &[("a", 10), ("b", 2000)]);
        assert_eq!(way_of(&manifest, &held("c")), Way::Keep);
        assert!(matches!(way_of(&manifest, &held("a")), Way::Delta(delta) if delta.size == 10));
        assert!(matches!(way_of(&manifest, &held("b")), Way::Snapshot(_)), "the delta is larger");
        assert!(matches!(way_of(&manifest, &held("z")), Way::Snapshot(_)), "no delta from there");
        assert!(matches!(way_of(&manifest, &[]), Way::Snapshot(_)));
    }

    #[test]
    fn a_blob_that_claims_too_much_is_refused_before_it_is_fetched() {
        let mut manifest = offered("c", &[]);
        manifest.collections[1].snapshot.raw = MAX_RAW + 1;
        assert_eq!(plan(&manifest, &[], "1.0.0"), Err(Refused::TooLarge));
    }

    #[test]
    fn a_slice_no_longer_listed_goes() {
        let manifest = offered("c", &[]);
        let mut editions = held("c");
        editions.push(Edition { slice: "old".into(), ..editions[0].clone() });
        let tasks = plan(&manifest, &editions, "1.0.0").unwrap();
        assert_eq!(tasks[0].gone, ["old"]);
        assert!(!tasks[0].is_done());
    }
}
