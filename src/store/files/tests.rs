//! The wallet on a real disk: nothing plain, nothing half, nothing silently wrong.

use std::io::Cursor;

use super::*;
use crate::store::desk::ground::{Ground, after, begun, noon};

fn incoming(size: usize) -> Incoming {
    Incoming {
        media: Media::Pdf,
        name: "rib.pdf".into(),
        kind: Some("rib".into()),
        valid_until: None,
        expected: size as u64,
        at_most: 20_000_000,
    }
}

fn paper(seed: u8, size: usize) -> Vec<u8> {
    (0..size).map(|place| (place as u8).wrapping_mul(31) ^ (place >> 8) as u8 ^ seed).collect()
}

async fn kept(ground: &Ground, bytes: &[u8]) -> Document {
    let bytes = Cursor::new(bytes.to_vec());
    let size = bytes.get_ref().len();
    ground.store.keep_document(incoming(size), bytes, noon()).await.unwrap()
}

fn files(ground: &Ground) -> Vec<PathBuf> {
    let folder = fs::read_dir(ground.folder.path().join("documents")).unwrap();
    folder.map(|entry| entry.unwrap().path()).filter(|path| path.is_file()).collect()
}

#[tokio::test]
async fn a_document_is_there_after_a_restart_and_no_plain_byte_of_it_is_on_the_disk() {
    let ground = Ground::new();
    let bytes = [b"%PDF-1.7 canari-du-rib-9431 ".as_slice(), &paper(1, 200_000)].concat();
    let document = kept(&ground, &bytes).await;
    let ground = ground.reopened();
    assert_eq!(*ground.store.document_bytes(document.sha256).await.unwrap(), bytes);
    let piece = ground.store.document_piece(document.sha256, 65_000, 1_000).await.unwrap();
    assert_eq!(**piece, bytes[65_000..66_000]);
    assert_eq!(ground.store.read(documents::all).await.unwrap(), std::slice::from_ref(&document));
    let mut looked_at = 0;
    let mut folders = vec![ground.folder.path().to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            looked_at += 1;
            let held = fs::read(&path).unwrap();
            assert!(!held.windows(16).any(|window| window == &bytes[9..25]), "{path:?}");
            assert!(!held.windows(16).any(|window| window == &bytes[100_000..100_016]), "{path:?}");
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            assert!(!name.contains(&document.sha256.to_string()) && !name.contains("rib"));
        }
    }
    assert!(looked_at >= 4, "{looked_at} files were looked at");
}

#[tokio::test]
async fn f26_a_flipped_bit_is_found_and_the_same_paper_given_again_mends_it() {
    let ground = Ground::new();
    let bytes = paper(2, 150_000);
    let document = kept(&ground, &bytes).await;
    let file = files(&ground).remove(0);
    let sound = fs::read(&file).unwrap();
    let mut damaged = sound.clone();
    damaged[100_000] ^= 4;
    fs::write(&file, &damaged).unwrap();
    let found = ground.store.document_bytes(document.sha256).await;
    assert_eq!(found.unwrap_err().code(), "document-damaged");
    assert_eq!(ground.store.check_document(document.sha256).await.unwrap_err().code(), "document-damaged");
    let piece = ground.store.document_piece(document.sha256, 0, 100).await;
    assert!(piece.is_ok(), "what is sound of it still reads");
    kept(&ground, &bytes).await;
    assert_eq!(*ground.store.document_bytes(document.sha256).await.unwrap(), bytes);
    fs::remove_file(&file).unwrap();
    assert_eq!(ground.store.check_document(document.sha256).await.unwrap_err().code(), "document-damaged");
    kept(&ground, &bytes).await;
    ground.store.check_document(document.sha256).await.unwrap();
}

#[tokio::test]
async fn the_same_bytes_given_twice_are_one_document_and_one_file() {
    let ground = Ground::new();
    let bytes = paper(3, 70_000);
    let first = kept(&ground, &bytes).await;
    let before = fs::read(files(&ground).remove(0)).unwrap();
    assert_eq!(kept(&ground, &bytes).await, first);
    assert_eq!(files(&ground).len(), 1);
    assert_eq!(fs::read(files(&ground).remove(0)).unwrap(), before, "the sound copy was left alone");
    kept(&ground, &paper(4, 70_000)).await;
    assert_eq!(files(&ground).len(), 2);
}

#[tokio::test]
async fn f03_orphans_go_at_the_next_start_and_what_is_being_written_stays() {
    let ground = Ground::new();
    let document = kept(&ground, &paper(5, 10)).await;
    let folder = ground.folder.path().join("documents");
    for orphan in ["tmp/left-by-a-kill", "0123456789abcdef"] {
        fs::write(folder.join(orphan), b"x").unwrap();
    }
    let writing = folder.join("tmp/being-written");
    let lock = File::create(&writing).unwrap();
    lock.lock().unwrap();
    let ground = ground.reopened();
    assert_eq!(ground.store.sweep_documents().await.unwrap(), 2);
    assert!(writing.exists());
    ground.store.check_document(document.sha256).await.unwrap();
    drop(lock);
    assert_eq!(ground.store.sweep_documents().await.unwrap(), 1);
}

#[tokio::test]
async fn nothing_is_left_of_a_paper_that_is_too_large_or_breaks_off() {
    struct Breaks;
    impl Read for Breaks {
        fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
            if buffer.len() > 40_000 {
                buffer[..40_000].fill(1);
                Ok(40_000)
            } else {
                Err(std::io::ErrorKind::BrokenPipe.into())
            }
        }
    }
    let ground = Ground::new();
    let limited = Incoming { at_most: 99_999, ..incoming(10) };
    let found = ground.store.keep_document(limited, Cursor::new(paper(6, 100_000)), noon()).await;
    assert_eq!(found.unwrap_err().code(), "too-large");
    assert!(ground.store.keep_document(incoming(10), Breaks, noon()).await.is_err());
    assert!(files(&ground).is_empty());
    assert_eq!(fs::read_dir(ground.folder.path().join("documents/tmp")).unwrap().count(), 0);
    assert!(ground.store.read(documents::all).await.unwrap().is_empty());
}

#[tokio::test]
async fn no_paper_is_taken_that_would_leave_less_than_fifty_megabytes() {
    let ground = Ground::new();
    let huge = Incoming { expected: u64::MAX / 2, ..incoming(10) };
    let found = ground.store.keep_document(huge, Cursor::new(paper(6, 10)), noon()).await;
    assert_eq!(found.unwrap_err().code(), "disk-full");
    assert!(files(&ground).is_empty());
}

#[tokio::test]
async fn a_discarded_paper_keeps_its_file_thirty_days_and_one_in_use_is_not_discarded() {
    let ground = Ground::new();
    let document = kept(&ground, &paper(7, 10)).await;
    let (sha256, draft) = (document.sha256, ground.write(|db| begun(db, 1)).await);
    ground.write(move |db| documents::attach(db, draft, "rib", sha256, noon())).await;
    ground.write(move |db| documents::attach(db, draft, "rib", sha256, noon())).await;
    let attached = ground.store.read(move |db| documents::of_draft(db, draft)).await.unwrap();
    assert_eq!(attached, [("rib".to_owned(), document)]);
    assert_eq!(ground.store.read(move |db| documents::used_in(db, sha256)).await.unwrap(), ["Brouillon 1"]);
    assert!(ground.store.write(move |db| documents::discard(db, sha256, noon())).await.is_err());
    ground.write(move |db| documents::detach(db, draft, "rib", sha256, noon())).await;
    ground.write(move |db| documents::discard(db, sha256, noon())).await;
    for day in [29, 30] {
        ground.store.empty_trash(after(day * 86_400)).await.unwrap();
    }
    assert_eq!(files(&ground).len(), 1);
    ground.store.empty_trash(after(30 * 86_400 + 1)).await.unwrap();
    assert!(files(&ground).is_empty());
    assert!(ground.store.read(move |db| documents::one(db, sha256)).await.is_err());
}

#[tokio::test]
async fn a_reserve_is_held_back_and_really_takes_its_room() {
    let ground = Ground::new();
    let reserve = ground.folder.path().join("reserve.bin");
    use std::os::unix::fs::MetadataExt;
    let data = fs::metadata(&reserve).unwrap();
    assert_eq!(data.len(), 1024 * 1024);
    assert!(data.blocks() * 512 >= 1024 * 1024);
    fs::remove_file(&reserve).unwrap();
    let _ground = ground.reopened();
}

/// A disk of that many megabytes, where this process may mount one.
struct SmallDisk(tempfile::TempDir);

impl SmallDisk {
    fn of(megabytes: u32) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let size = format!("size={megabytes}m");
        let mounted = std::process::Command::new("mount")
            .args(["-t", "tmpfs", "-o", &size, "tmpfs"])
            .arg(folder.path())
            .output();
        mounted.is_ok_and(|said| said.status.success()).then_some(Self(folder))
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = std::process::Command::new("umount").arg("-l").arg(self.0.path()).output();
    }
}

#[tokio::test]
async fn f34_on_a_full_disk_a_receipt_is_stored_from_the_reserve_and_nothing_before_it_is_lost() {
    use crate::store::desk::notes;
    let Some(disk) = SmallDisk::of(64) else {
        println!("not run: no file system of its own may be mounted here");
        return;
    };
    let inside = tempfile::tempdir_in(disk.0.path()).unwrap();
    let ground = Ground::of(inside);
    assert!(ground.folder.path().join("reserve.bin").exists());
    ground.write(|db| begun(db, 1)).await;
    let mut filler = File::create(disk.0.path().join("filler")).unwrap();
    let block = [0x11; 4096];
    while std::io::Write::write_all(&mut filler, &block).is_ok() {}
    let receipt = "r".repeat(200_000);
    let (first, second) = (receipt.clone(), receipt);
    let refused = ground.store.write(move |db| notes::write(db, "receipt", &first)).await;
    assert_eq!(refused.unwrap_err().code(), "disk-full");
    let kept = move |db: &crate::store::desk::Writer<'_>| notes::write(db, "receipt", &second);
    ground.store.write_from_reserve(kept).await.unwrap();
    let held = ground.store.read(|db| notes::read(db, "receipt")).await.unwrap();
    assert_eq!(held.map(|text| text.len()), Some(200_000));
    assert_eq!(ground.store.read(crate::store::desk::drafts::all).await.unwrap().len(), 1);
    assert!(!ground.folder.path().join("reserve.bin").exists());
    drop(filler);
    fs::remove_file(disk.0.path().join("filler")).unwrap();
    let ground = ground.reopened();
    assert!(ground.folder.path().join("reserve.bin").exists(), "held back again once there is room");
    assert_eq!(ground.store.read(crate::store::desk::drafts::all).await.unwrap().len(), 1);
}
