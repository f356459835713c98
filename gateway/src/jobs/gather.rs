//! Gathers the files of an import: a folder is read whole, a file by itself, an address is fetched.

use std::path::Path;

use reqwest::Url;
use zeroize::Zeroizing;

use super::fetch::{Fetched, Fetcher};
use super::paged;
use crate::app::App;
use crate::fault::Fault;
use crate::files;
use crate::oidc::secrets;
use crate::sources::{self, File};
use crate::store::seen::Seen;

/// What was found at one place.
pub struct Gathered {
    /// The files, in the order of their paths; none where a server said that nothing changed and no copy is kept.
    pub files: Vec<File>,
    /// Whether a server said that nothing changed since the records of the source were kept.
    pub unchanged: bool,
    /// Whether only what changed was asked for: what is absent is not gone.
    pub partial: bool,
    /// What servers said of the files.
    pub seen: Vec<Seen>,
}

/// How much is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// All there is, whatever was seen before.
    Whole,
    /// What changed since, where the other side can tell.
    Changes,
}

/// Gathers from a path or an address, for a source: all there is.
pub async fn from(app: &App, fetcher: &Fetcher, source: &str, place: &str) -> Result<Gathered, Fault> {
    gather(app, fetcher, source, place, Extent::Whole).await
}

/// The same, or only what changed.
pub async fn gather(
    app: &App,
    fetcher: &Fetcher,
    source: &str,
    place: &str,
    extent: Extent,
) -> Result<Gathered, Fault> {
    let key = key(app, source)?;
    let whole = match &key {
        Some(key) => place.replace("{key}", key),
        None => place.to_owned(),
    };
    let url = match Url::parse(&whole) {
        Ok(url) if url.has_host() => url,
        _ => {
            let files = local(Path::new(place), app.config.fetch.max_bytes)?;
            return Ok(Gathered { files, unchanged: false, partial: false, seen: Vec::new() });
        }
    };
    match source {
        "datatourisme-api" => {
            let key = key.as_ref().map(|key| key.as_str());
            return paged::datatourisme(app, fetcher, &url, key, extent).await;
        }
        "tourinsoft" => return paged::tourinsoft(app, fetcher, &url).await,
        _ => {}
    }
    if sources::by_name(source).is_none_or(sources::Source::may_be_kept) {
        let fetched = fetcher.fetch(app, source, &url).await?;
        let path = url.path().trim_start_matches('/').to_owned();
        return Ok(one(path, fetched));
    }
    let fetched = fetcher.passing(app, source, &url, extent == Extent::Whole).await?;
    // Only the pages of organisers are public: other addresses may hold a key.
    let path = match (source, url.host_str()) {
        ("json-ld", Some(host)) => format!("{host}{}", url.path()),
        (_, host) => host.unwrap_or("file").to_owned(),
    };
    Ok(one(path, fetched))
}

fn one(path: String, fetched: Fetched) -> Gathered {
    let Fetched { bytes, unchanged, seen } = fetched;
    let file = (!(unchanged && bytes.is_empty())).then_some(File { path, bytes });
    Gathered { files: file.into_iter().collect(), unchanged, partial: false, seen: vec![seen] }
}

/// The key of a source, read where its configuration says.
fn key(app: &App, source: &str) -> Result<Option<Zeroizing<String>>, Fault> {
    let named = app.config.feed(source).key;
    if named.is_empty() { Ok(None) } else { secrets::named(&named).map(Some) }
}

/// Reads a file, or a folder whole: neither hidden files nor links.
pub fn local(place: &Path, max_bytes: u64) -> Result<Vec<File>, Fault> {
    let hidden =
        |entry: &walkdir::DirEntry| entry.depth() > 0 && entry.file_name().to_string_lossy().starts_with('.');
    let mut found = Vec::new();
    let entries = walkdir::WalkDir::new(place).sort_by_file_name().into_iter();
    for entry in entries.filter_entry(|entry| !hidden(entry)) {
        let entry = entry.map_err(|error| Fault::at(place)(error.into()))?;
        let kind =
            if entry.depth() == 0 { std::fs::metadata(place) } else { entry.path().symlink_metadata() };
        let kind = kind.map_err(Fault::at(entry.path()))?;
        if !kind.is_file() {
            continue;
        }
        if kind.len() > max_bytes {
            return Err(Fault::TooLarge { what: entry.path().display().to_string(), limit: max_bytes });
        }
        let inside = entry.path().strip_prefix(place).ok().filter(|path| !path.as_os_str().is_empty());
        let path = inside.unwrap_or(Path::new(entry.file_name()));
        let path = path.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>();
        found.push(File { path: path.join("/"), bytes: files::read(entry.path())? });
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_read_whole_in_order_without_what_is_hidden() {
        let place = tempfile::tempdir().unwrap();
        for name in ["b/2.txt", "b/1.txt", "a.txt", ".git/config"] {
            let path = place.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, name).unwrap();
        }
        let files = local(place.path(), 100).unwrap();
        assert_eq!(
            files.iter().map(|file| file.path.as_str()).collect::<Vec<_>>(),
            ["a.txt", "b/1.txt", "b/2.txt"]
        );
        let one = local(&place.path().join("b/1.txt"), 100).unwrap();
        assert_eq!(one[0].path, "1.txt");
        assert_eq!(local(place.path(), 3).unwrap_err().code(), "too-large");
        assert_eq!(local(&place.path().join("none"), 3).unwrap_err().code(), "disk");
    }
}
