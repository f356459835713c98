//! The base map: an archive of tiles that the operator names, checked, then put among the blobs under its digest.

use std::path::Path;

use api_client::wire;
use chrono::{DateTime, NaiveDate, Utc};
use domain::tiles::{BEGINNING, Header};

use crate::config::Config;
use crate::fault::Fault;
use crate::files;
use crate::store::Blobs;

/// Looks at the file that is named, its head alone; none if none is. Fails with what is wrong with it.
pub fn look(config: &Config) -> Result<Option<Header>, Fault> {
    let path = &config.map.file;
    if path.as_os_str().is_empty() {
        return Ok(None);
    }
    let (size, _) = files::size_and_change(path)?;
    if size > config.map.largest_bytes {
        return Err(wrong(
            path,
            format!("it has {size} bytes, more than largest_bytes ({})", config.map.largest_bytes),
        ));
    }
    let head = files::beginning(path, BEGINNING)?;
    Header::read(&head, size).map(Some).map_err(|why| wrong(path, why))
}

/// Puts the file among the blobs, unless its very bytes are there, and says what the manifest announces.
pub fn put(blobs: &Blobs, config: &Config) -> Result<Option<wire::BaseMap>, Fault> {
    if look(config)?.is_none() {
        return Ok(None);
    }
    let map = &config.map;
    let (size, changed_at) = files::size_and_change(&map.file)?;
    let (sha256, put) = blobs.put_file(&map.file)?;
    if put != size {
        return Err(wrong(&map.file, "it changed while it was read"));
    }
    let made_on = match map.made_on.parse::<NaiveDate>() {
        Ok(day) => day,
        Err(_) => DateTime::<Utc>::from(changed_at).date_naive(),
    };
    Ok(Some(wire::BaseMap {
        sha256,
        size,
        title: map.title.trim().to_owned(),
        attribution: map.attribution.trim().to_owned(),
        made_on: made_on.to_string(),
    }))
}

fn wrong(path: &Path, why: impl std::fmt::Display) -> Fault {
    Fault::Setting(format!("[map] file {}: {why}; nothing was published", path.display()))
}
