//! A ZIP read in memory, one file at a time: nothing is written, nothing grows beyond its bounds.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use crate::sources::{Code, File, Why};

/// How much an archive may hold.
#[derive(Debug, Clone, Copy)]
pub struct Bounds {
    /// Most entries.
    pub entries: usize,
    /// Largest file, unpacked.
    pub file: u64,
    /// All files, unpacked.
    pub whole: u64,
}

/// A feed of a Region has some ten thousand objects of 5 to 150 kB.
pub const BOUNDS: Bounds = Bounds { entries: 200_000, file: 4 << 20, whole: 2 << 30 };

/// Whether these bytes begin as a ZIP does.
pub fn is_one(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// Hands over every JSON file of an archive, those whose name ends in `first` before the others. One that cannot be
/// read refuses itself; an archive that is none, or beyond its bounds, is refused whole.
pub fn each(
    bytes: &[u8],
    bounds: Bounds,
    first: &str,
    mut take: impl FnMut(String, Result<File, Why>),
) -> Result<(), Code> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Code::Truncated)?;
    if archive.len() > bounds.entries {
        return Err(Code::TooLarge);
    }
    let (mut firsts, mut others) = (Vec::new(), Vec::new());
    for at in 0..archive.len() {
        // A name that cannot be read is met again, and refused, where its file is.
        let name = archive.name_for_index(at).and_then(Result::ok).unwrap_or_default().to_ascii_lowercase();
        match name.ends_with(".json") {
            false if !name.is_empty() => {}
            _ if name.ends_with(first) => firsts.push(at),
            _ => others.push(at),
        }
    }
    let mut whole = 0_u64;
    for at in firsts.into_iter().chain(others) {
        // What an archive says of its sizes is not believed: only what was read counts.
        let room = bounds.whole.saturating_sub(whole);
        let (name, read) = one(&mut archive, at, bounds.file.min(room));
        whole += match &read {
            Ok(file) => file.bytes.len() as u64,
            Err(why) if *why == Why::new(Code::TooLarge, "") => bounds.file,
            Err(_) => 0,
        };
        if whole > bounds.whole {
            return Err(Code::TooLarge);
        }
        take(name, read);
    }
    Ok(())
}

fn one(archive: &mut ZipArchive<Cursor<&[u8]>>, at: usize, most: u64) -> (String, Result<File, Why>) {
    let unnamed = || format!("entry {at}");
    let mut entry = match archive.by_index(at) {
        Ok(entry) => entry,
        // Under a password, or packed in a way that is not read.
        Err(_) => return (unnamed(), Err(Why::new(Code::UnreadableValue, "ZIP"))),
    };
    // A name that leads out of its folder is nobody's honest work.
    let Some(path) = entry.enclosed_name() else {
        return (unnamed(), Err(Why::new(Code::UnreadableValue, "path")));
    };
    let path = path.to_string_lossy().replace('\\', "/");
    let name: String = path.chars().filter(|c| !c.is_control()).take(200).collect();
    let mut bytes = Vec::new();
    match (&mut entry).take(most + 1).read_to_end(&mut bytes) {
        Err(_) => (name, Err(Why::new(Code::Truncated, ""))),
        Ok(read) if read as u64 > most => (name, Err(Why::new(Code::TooLarge, ""))),
        Ok(_) => (name.clone(), Ok(File { path: name, bytes })),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    const SMALL: Bounds = Bounds { entries: 5, file: 1_000, whole: 3_000 };

    fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in files {
            zip.start_file(*name, SimpleFileOptions::default()).unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    fn read(bytes: &[u8]) -> (Vec<String>, Option<Code>) {
        let mut said = Vec::new();
        let done = each(bytes, SMALL, "index.json", |name, file| {
            said.push(match file {
                Ok(file) => format!("{name} {}", file.bytes.len()),
                Err(why) => format!("{name} {why:?}"),
            });
        });
        (said, done.err())
    }

    #[test]
    fn every_json_is_handed_over_the_index_first() {
        let zip = packed(&[("objects/a.json", b"{}"), ("context.jsonld", b"{}"), ("index.json", b"[]")]);
        assert!(is_one(&zip) && !is_one(b"{}"));
        assert_eq!(read(&zip), (vec!["index.json 2".to_owned(), "objects/a.json 2".to_owned()], None));
    }

    #[test]
    fn a_bomb_refuses_itself_or_the_whole_and_is_never_unpacked() {
        let large = vec![b' '; 50_000_000];
        let bomb = packed(&[("a.json", &large), ("b.json", b"{}")]);
        assert!(bomb.len() < 100_000);
        assert_eq!(read(&bomb), (vec!["a.json Why(\"too_large\")".to_owned(), "b.json 2".to_owned()], None));
        let many = packed(&[("a.json", &large), ("b.json", &large), ("c.json", &large), ("d.json", &large)]);
        assert_eq!(read(&many).1, Some(Code::TooLarge));
        let medium = [b' '; 900];
        let sum =
            packed(&[("a.json", &medium), ("b.json", &medium), ("c.json", &medium), ("d.json", &medium)]);
        assert_eq!(read(&sum).1, Some(Code::TooLarge));
        let crowd: Vec<(String, &[u8])> = (0..6).map(|n| (format!("{n}.json"), &b"{}"[..])).collect();
        let crowd: Vec<(&str, &[u8])> = crowd.iter().map(|(name, bytes)| (name.as_str(), *bytes)).collect();
        assert_eq!(read(&packed(&crowd)).1, Some(Code::TooLarge));
    }

    #[test]
    fn a_path_that_leads_out_is_refused_and_the_rest_is_read() {
        let zip = packed(&[("../../etc/a.json", b"{}"), ("good.json", b"{}")]);
        let (said, failed) = read(&zip);
        assert_eq!(
            (said, failed),
            (vec!["entry 0 Why(\"unreadable_value: path\")".to_owned(), "good.json 2".to_owned()], None)
        );
    }

    #[test]
    fn what_stops_in_the_middle_is_refused_whole() {
        let zip = packed(&[("a.json", b"{}")]);
        assert_eq!(read(&zip[..zip.len() - 10]).1, Some(Code::Truncated));
        assert_eq!(read(b"PK\x03\x04").1, Some(Code::Truncated));
    }
}
