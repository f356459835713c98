//! Gathers the files of an import: a folder is read whole, a file by itself, an address is fetched.

use std::path::Path;

use api_client::canonical::sha256_hex;
use reqwest::Url;

use super::fetch::Fetcher;
use super::pages;
use crate::app::App;
use crate::fault::Fault;
use crate::files;
use crate::oidc::secrets;
use crate::sources::{File, Source};
use crate::store::seen::{self, Seen};

/// What stands in an address for the day on which it is asked.
const TODAY: &str = "{today}";

/// What was found at one place.
pub struct Gathered {
    /// The files, in the order of their paths.
    pub files: Vec<File>,
    /// Whether a server said that nothing changed since the records of the source were kept.
    pub unchanged: bool,
    /// What servers said of the files.
    pub seen: Vec<Seen>,
    /// Whether it is what changed alone.
    pub part: bool,
}

/// Who fetches for a source: from its hosts, with its key where it has one.
pub fn fetcher(app: &App, source: &dyn Source) -> Result<Fetcher, Fault> {
    let feed = app.config.feed(source.name());
    let header = source.pages().map(|pages| pages.key_header());
    match header.filter(|_| !feed.key.is_empty()) {
        None => Fetcher::new(&app.config.fetch, &feed.hosts),
        Some(header) => {
            let key = secrets::named(&feed.key)?;
            Fetcher::with_key(&app.config.fetch, &feed.hosts, Some((header, &key)))
        }
    }
}

/// Gathers from a path or an address, for a source; what changed alone where `changes` says so and the source can.
pub async fn from(
    app: &App,
    fetcher: &Fetcher,
    source: &dyn Source,
    place: &str,
    changes: bool,
) -> Result<Gathered, Fault> {
    let asked = place.replace(TODAY, &app.config.clock.today().to_string());
    let Some(url) = Url::parse(&asked).ok().filter(Url::has_host) else {
        let files = local(Path::new(place), app.config.fetch.max_bytes)?;
        return Ok(Gathered { files, unchanged: false, seen: Vec::new(), part: false });
    };
    if let Some(gathered) = pages::gather(app, fetcher, source, (place, &url), changes).await? {
        return Ok(gathered);
    }
    let path = url.path().trim_start_matches('/').to_owned();
    if source.leaves_no_copy() {
        let (bytes, address) = (fetcher.once(&url).await?, address_of(place));
        let sha256 = sha256_hex(&bytes);
        let held = app.store.read(|db| seen::read(db, source.name(), &address))?;
        let unchanged = held.is_some_and(|held| held.sha256 == sha256);
        let seen = vec![Seen { address, sha256, etag: String::new() }];
        return Ok(Gathered { files: vec![File { path, bytes }], unchanged, seen, part: false });
    }
    let fetched = fetcher.fetch(app, source.name(), &url).await?;
    Ok(Gathered {
        files: vec![File { path, bytes: fetched.bytes }],
        unchanged: fetched.unchanged,
        seen: vec![fetched.seen],
        part: false,
    })
}

/// The digest of an address as the configuration writes it: it may hold a key.
pub fn address_of(place: &str) -> String {
    sha256_hex(place.as_bytes())
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
