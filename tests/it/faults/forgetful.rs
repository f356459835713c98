//! A file system that forgets what was not synced: everything done to it is written into a journal, and for each
//! instant of that journal it says what a disk would hold if the power had failed there.
//!
//! It is as strict as POSIX allows: the bytes of a file outlast a cut once that file was synced, a name once its
//! folder was. What was not synced is lost, or, in the other kind of cut, kept by halves.

use std::collections::{BTreeMap, HashMap};
use std::ffi::{OsStr, OsString};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, UNIX_EPOCH};

use fuser::{
    Config, Errno, FileAttr, FileHandle, FileType, Filesystem, FopenFlags, Generation, INodeNo, LockOwner,
    MountOption, OpenFlags, RenameFlags, ReplyAttr, ReplyCreate, ReplyData, ReplyDirectory, ReplyEmpty,
    ReplyEntry, ReplyOpen, ReplyStatfs, ReplyWrite, Request, SessionACL, TimeOrNow, WriteFlags,
};

/// The kernel asks again each time: what it remembers would not be ours to cut.
const NOTHING: Duration = Duration::ZERO;
const ROOT: u64 = 1;

/// What was done, in order.
#[derive(Debug, Clone)]
enum Deed {
    Made {
        ino: u64,
        is_folder: bool,
    },
    Named {
        parent: u64,
        name: OsString,
        ino: u64,
    },
    Unnamed {
        parent: u64,
        name: OsString,
    },
    /// One deed, as journals of file systems keep it: never both names, never none.
    Renamed {
        ino: u64,
        from: (u64, OsString),
        to: (u64, OsString),
    },
    Wrote {
        ino: u64,
        at: u64,
        bytes: Vec<u8>,
    },
    Sized {
        ino: u64,
        size: u64,
    },
    /// The bytes of a file were synced.
    Synced {
        ino: u64,
    },
    /// The names in a folder were synced.
    Kept {
        parent: u64,
    },
}

/// What becomes of what was not synced.
#[derive(Debug, Clone, Copy)]
pub enum Cut {
    /// There is none: all that was done is there, as after a kill.
    Never,
    /// All of it is lost.
    Strict,
    /// Of each write and each name, by dice, it is lost or it is there.
    ByHalves(u64),
}

#[derive(Debug, Clone, Default)]
struct Node {
    is_folder: bool,
    bytes: Vec<u8>,
    names: BTreeMap<OsString, u64>,
    links: u32,
}

#[derive(Default)]
struct Disk {
    nodes: HashMap<u64, Node>,
    next: u64,
    journal: Vec<Deed>,
    is_read_only: bool,
}

impl Disk {
    fn new() -> Self {
        let mut disk = Self { next: ROOT, ..Self::default() };
        disk.make(true);
        disk
    }

    fn make(&mut self, is_folder: bool) -> u64 {
        let ino = self.next;
        self.next += 1;
        self.does(Deed::Made { ino, is_folder });
        ino
    }

    fn does(&mut self, deed: Deed) {
        apply(&mut self.nodes, &deed);
        self.journal.push(deed);
    }

    fn child(&self, parent: u64, name: &OsStr) -> Option<u64> {
        self.nodes.get(&parent)?.names.get(name).copied()
    }

    fn attributes(&self, ino: u64) -> Option<FileAttr> {
        let node = self.nodes.get(&ino)?;
        let size = node.bytes.len() as u64;
        Some(FileAttr {
            ino: INodeNo(ino),
            size,
            blocks: size.div_ceil(512),
            atime: UNIX_EPOCH,
            mtime: UNIX_EPOCH,
            ctime: UNIX_EPOCH,
            crtime: UNIX_EPOCH,
            kind: if node.is_folder { FileType::Directory } else { FileType::RegularFile },
            perm: if node.is_folder { 0o700 } else { 0o600 },
            nlink: if node.is_folder { 2 } else { node.links },
            uid: 0,
            gid: 0,
            rdev: 0,
            blksize: 4096,
            flags: 0,
        })
    }
}

fn apply(nodes: &mut HashMap<u64, Node>, deed: &Deed) {
    match deed {
        Deed::Made { ino, is_folder } => {
            nodes.insert(*ino, Node { is_folder: *is_folder, ..Node::default() });
        }
        Deed::Named { parent, name, ino } => {
            let before = nodes.get_mut(parent).and_then(|folder| folder.names.insert(name.clone(), *ino));
            if let Some(node) = before.and_then(|before| nodes.get_mut(&before)) {
                node.links = node.links.saturating_sub(1);
            }
            if let Some(node) = nodes.get_mut(ino) {
                node.links += 1;
            }
        }
        Deed::Unnamed { parent, name } => {
            let before = nodes.get_mut(parent).and_then(|folder| folder.names.remove(name));
            // Its bytes stay for whoever holds it open; the journal is short enough for that.
            if let Some(node) = before.and_then(|before| nodes.get_mut(&before)) {
                node.links = node.links.saturating_sub(1);
            }
        }
        Deed::Renamed { ino, from, to } => {
            apply(nodes, &Deed::Named { parent: to.0, name: to.1.clone(), ino: *ino });
            apply(nodes, &Deed::Unnamed { parent: from.0, name: from.1.clone() });
        }
        Deed::Wrote { ino, at, bytes } => {
            let Some(node) = nodes.get_mut(ino) else { return };
            let end = *at as usize + bytes.len();
            if node.bytes.len() < end {
                node.bytes.resize(end, 0);
            }
            node.bytes[*at as usize..end].copy_from_slice(bytes);
        }
        Deed::Sized { ino, size } => {
            if let Some(node) = nodes.get_mut(ino) {
                node.bytes.resize(*size as usize, 0);
            }
        }
        Deed::Synced { .. } | Deed::Kept { .. } => {}
    }
}

/// Where the child that serves it finds the folder to mount it at.
const FOLDER: &str = "MA_REGION_FORGETFUL";

/// The file system, mounted; it goes when this does.
///
/// Another process serves it, and nothing maps its files into memory: a page that the kernel asks of the disk while
/// it holds the memory of whoever serves it, or of whoever `ps` looks at, is waited for for ever. So SQLite keeps the
/// index of its journal in its own memory here ([`keep_indexes_in_memory`]), and the kernel keeps no page of ours.
pub struct Forgetful {
    talk: Mutex<(ChildStdin, BufReader<ChildStdout>)>,
    child: Child,
}

impl Forgetful {
    /// Mounts it there. None where this machine does not let us.
    pub fn mounted_at(folder: &Path) -> Option<Self> {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "faults::forgetful::serves_the_disk", "--ignored", "--nocapture"])
            .env(FOLDER, folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let talk = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()));
        let disk = Self { talk: Mutex::new(talk), child };
        let said = heard(&mut disk.talk.lock().unwrap().1);
        if said != "mounted" {
            println!("not run: no file system of our own here: {said}");
            return None;
        }
        Some(disk)
    }

    fn asks(&self, what: &str) -> String {
        let mut talk = self.talk.lock().unwrap();
        writeln!(talk.0, "{what}").unwrap();
        heard(&mut talk.1)
    }

    /// How many deeds there were until now: an instant at which the power may fail.
    pub fn now(&self) -> usize {
        self.asks("now").parse().unwrap()
    }

    /// From now on nothing more is written, as on a disk that the system has put under protection.
    pub fn protects(&self, from_writing: bool) {
        self.asks(&format!("protects {from_writing}"));
    }

    /// The instants from that one on at which something was just synced, or is about to be, and every `stride`-th of
    /// the others.
    pub fn instants(&self, from: usize, stride: usize) -> Vec<usize> {
        let said = self.asks(&format!("instants {from} {stride}"));
        said.split_whitespace().map(|instant| instant.parse().unwrap()).collect()
    }

    /// All that is there now was there before: it outlasts every cut.
    pub fn settles(&self, folder: &Path) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                self.settles(&path);
            } else {
                std::fs::File::open(&path).unwrap().sync_all().unwrap();
            }
        }
        std::fs::File::open(folder).unwrap().sync_all().unwrap();
    }

    /// Lays out in an empty folder what the disk would hold of one of its folders if the power had failed at that
    /// instant (`.`: of all of it); nothing if that folder was lost.
    pub fn lay_out(&self, name: &str, instant: usize, cut: Cut, into: &Path) {
        let cut = match cut {
            Cut::Never => "never".to_owned(),
            Cut::Strict => "strict".to_owned(),
            Cut::ByHalves(seed) => seed.to_string(),
        };
        self.asks(&format!("lay-out {name} {instant} {cut} {}", into.display()));
    }
}

/// From now on SQLite, in this process, keeps the index of each journal in its own memory instead of in a file that
/// it maps: its VFS `unix-excl` (sqlite.org/vfs.html). No other process may open those databases meanwhile.
#[allow(unsafe_code, reason = "only SQLite's own interface chooses the VFS of who does not name one")]
pub fn keep_indexes_in_memory() {
    use rusqlite::ffi;
    // SAFETY: the name is a C string, and a VFS that is built in lives as long as the process.
    let chosen = unsafe {
        let vfs = ffi::sqlite3_vfs_find(c"unix-excl".as_ptr());
        if vfs.is_null() { ffi::SQLITE_ERROR } else { ffi::sqlite3_vfs_register(vfs, 1) }
    };
    assert_eq!(chosen, ffi::SQLITE_OK, "this SQLite has no unix-excl");
}

impl Drop for Forgetful {
    fn drop(&mut self) {
        // It may be gone already, where a test fails because of that.
        let _ = writeln!(self.talk.lock().unwrap_or_else(PoisonError::into_inner).0, "go");
        let _ = self.child.wait();
    }
}

/// The next answer; the test harness of the child writes lines of its own.
fn heard(answers: &mut BufReader<ChildStdout>) -> String {
    loop {
        let mut line = String::new();
        assert!(answers.read_line(&mut line).unwrap() > 0, "whoever serves the disk is gone");
        if let Some((_, said)) = line.trim_end_matches('\n').split_once(ANSWER) {
            return said.to_owned();
        }
    }
}

/// What the child's answers begin with.
const ANSWER: &str = "forgetful says: ";

/// The child: serves the disk until it is told to go, or its parent is gone.
#[test]
#[ignore = "the child that serves the disk of f13, started by it"]
fn serves_the_disk() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    let disk = Arc::new(Mutex::new(Disk::new()));
    let mut config = Config::default();
    config.mount_options = vec![MountOption::FSName("forgetful".into())];
    config.acl = SessionACL::Owner;
    let mounted = match fuser::spawn_mount(Mounted(disk.clone()), Path::new(&folder), &config) {
        Ok(mounted) => mounted,
        Err(error) => return println!("{ANSWER}{error}"),
    };
    println!("{ANSWER}mounted");
    for asked in std::io::stdin().lines() {
        let asked = asked.unwrap();
        let words: Vec<_> = asked.splitn(5, ' ').collect();
        let number = |word: usize| words[word].parse::<usize>().unwrap();
        let mut disk = disk.lock().unwrap();
        let said = match words[0] {
            "now" => disk.journal.len().to_string(),
            "protects" => {
                disk.is_read_only = words[1] == "true";
                String::new()
            }
            "instants" => instants(&disk, number(1), number(2)),
            "lay-out" => {
                let cut = match words[3] {
                    "never" => Cut::Never,
                    "strict" => Cut::Strict,
                    seed => Cut::ByHalves(seed.parse().unwrap()),
                };
                lay_out(&disk.journal[..number(2)], cut, words[1], Path::new(words[4]));
                String::new()
            }
            _ => break,
        };
        println!("{ANSWER}{said}");
    }
    drop(mounted);
}

fn instants(disk: &Disk, from: usize, stride: usize) -> String {
    let is_sync = |at: usize| matches!(disk.journal.get(at), Some(Deed::Synced { .. } | Deed::Kept { .. }));
    let end = disk.journal.len();
    let counts =
        |at: &usize| is_sync(*at) || *at > 0 && is_sync(*at - 1) || at.is_multiple_of(stride) || *at == end;
    (from..=end).filter(counts).map(|instant| instant.to_string()).collect::<Vec<_>>().join(" ")
}

fn lay_out(journal: &[Deed], cut: Cut, name: &str, into: &Path) {
    let nodes = survivors(journal, cut);
    let root = nodes.get(&ROOT).map(|root| &root.names);
    let folder = match name {
        "." => Some(ROOT),
        name => root.and_then(|names| names.get(OsStr::new(name)).copied()),
    };
    if let Some(folder) = folder {
        write_out(&nodes, folder, into);
    }
}

/// What outlasts a cut after these deeds.
fn survivors(journal: &[Deed], cut: Cut) -> HashMap<u64, Node> {
    let mut dice = match cut {
        Cut::Never | Cut::Strict => None,
        Cut::ByHalves(seed) => Some(seed | 1),
    };
    let mut is_lucky = || {
        let Some(state) = &mut dice else { return false };
        *state ^= *state << 13;
        *state ^= *state >> 7;
        *state ^= *state << 17;
        *state % 2 == 0
    };
    // For each file and folder, the last deed that was synced: all before it is there.
    let mut synced = HashMap::<(bool, u64), usize>::new();
    for (at, deed) in journal.iter().enumerate() {
        match deed {
            Deed::Synced { ino } => drop(synced.insert((false, *ino), at)),
            Deed::Kept { parent } => drop(synced.insert((true, *parent), at)),
            _ => {}
        }
    }
    let mut nodes = HashMap::new();
    for (at, deed) in journal.iter().enumerate() {
        let whose = match deed {
            Deed::Made { .. } => None,
            Deed::Named { parent, .. } | Deed::Unnamed { parent, .. } => Some((true, *parent)),
            // Whoever lost the new name has the old one still.
            Deed::Renamed { to, .. } => Some((true, to.0)),
            Deed::Wrote { ino, .. } | Deed::Sized { ino, .. } => Some((false, *ino)),
            Deed::Synced { .. } | Deed::Kept { .. } => continue,
        };
        let lasts = matches!(cut, Cut::Never)
            || whose.is_none_or(|whose| synced.get(&whose).is_some_and(|last| at < *last))
            || is_lucky();
        if lasts {
            apply(&mut nodes, deed);
        }
    }
    nodes
}

fn write_out(nodes: &HashMap<u64, Node>, folder: u64, into: &Path) {
    for (name, ino) in &nodes[&folder].names {
        let (path, node) = (into.join(name), &nodes[ino]);
        if node.is_folder {
            std::fs::create_dir(&path).unwrap();
            write_out(nodes, *ino, &path);
        } else {
            std::fs::write(&path, &node.bytes).unwrap();
        }
    }
}

struct Mounted(Arc<Mutex<Disk>>);

impl Mounted {
    fn disk(&self) -> MutexGuard<'_, Disk> {
        self.0.lock().unwrap()
    }

    /// The disk, if it may be written to.
    fn writable(&self) -> Result<MutexGuard<'_, Disk>, Errno> {
        let disk = self.disk();
        if disk.is_read_only { Err(Errno::EROFS) } else { Ok(disk) }
    }

    fn makes(&self, parent: INodeNo, name: &OsStr, is_folder: bool) -> Result<FileAttr, Errno> {
        let mut disk = self.writable()?;
        if disk.child(parent.0, name).is_some() {
            return Err(Errno::EEXIST);
        }
        let ino = disk.make(is_folder);
        disk.does(Deed::Named { parent: parent.0, name: name.to_owned(), ino });
        disk.attributes(ino).ok_or(Errno::ENOENT)
    }

    fn unnames(&self, parent: INodeNo, name: &OsStr, reply: ReplyEmpty) {
        let mut disk = match self.writable() {
            Ok(disk) => disk,
            Err(error) => return reply.error(error),
        };
        if disk.child(parent.0, name).is_none() {
            return reply.error(Errno::ENOENT);
        }
        disk.does(Deed::Unnamed { parent: parent.0, name: name.to_owned() });
        reply.ok();
    }
}

impl Filesystem for Mounted {
    fn lookup(&self, _: &Request, parent: INodeNo, name: &OsStr, reply: ReplyEntry) {
        let disk = self.disk();
        match disk.child(parent.0, name).and_then(|ino| disk.attributes(ino)) {
            Some(found) => reply.entry(&NOTHING, &found, Generation(0)),
            None => reply.error(Errno::ENOENT),
        }
    }

    fn getattr(&self, _: &Request, ino: INodeNo, _: Option<FileHandle>, reply: ReplyAttr) {
        match self.disk().attributes(ino.0) {
            Some(found) => reply.attr(&NOTHING, &found),
            None => reply.error(Errno::ENOENT),
        }
    }

    fn setattr(
        &self,
        _: &Request,
        ino: INodeNo,
        _: Option<u32>,
        _: Option<u32>,
        _: Option<u32>,
        size: Option<u64>,
        _: Option<TimeOrNow>,
        _: Option<TimeOrNow>,
        _: Option<std::time::SystemTime>,
        _: Option<FileHandle>,
        _: Option<std::time::SystemTime>,
        _: Option<std::time::SystemTime>,
        _: Option<std::time::SystemTime>,
        _: Option<fuser::BsdFileFlags>,
        reply: ReplyAttr,
    ) {
        let mut disk = match self.writable() {
            Ok(disk) => disk,
            Err(error) => return reply.error(error),
        };
        if let Some(size) = size {
            disk.does(Deed::Sized { ino: ino.0, size });
        }
        match disk.attributes(ino.0) {
            Some(found) => reply.attr(&NOTHING, &found),
            None => reply.error(Errno::ENOENT),
        }
    }

    fn mkdir(&self, _: &Request, parent: INodeNo, name: &OsStr, _: u32, _: u32, reply: ReplyEntry) {
        match self.makes(parent, name, true) {
            Ok(made) => reply.entry(&NOTHING, &made, Generation(0)),
            Err(error) => reply.error(error),
        }
    }

    fn create(&self, _: &Request, parent: INodeNo, name: &OsStr, _: u32, _: u32, _: i32, reply: ReplyCreate) {
        match self.makes(parent, name, false) {
            Ok(made) => {
                reply.created(&NOTHING, &made, Generation(0), FileHandle(0), FopenFlags::FOPEN_DIRECT_IO)
            }
            Err(error) => reply.error(error),
        }
    }

    fn open(&self, _: &Request, _: INodeNo, flags: OpenFlags, reply: ReplyOpen) {
        let reads = matches!(flags.acc_mode(), fuser::OpenAccMode::O_RDONLY);
        match if reads { Ok(()) } else { self.writable().map(drop) } {
            Ok(()) => reply.opened(FileHandle(0), FopenFlags::FOPEN_DIRECT_IO),
            Err(error) => reply.error(error),
        }
    }

    fn link(&self, _: &Request, ino: INodeNo, parent: INodeNo, name: &OsStr, reply: ReplyEntry) {
        let mut disk = match self.writable() {
            Ok(disk) => disk,
            Err(error) => return reply.error(error),
        };
        if disk.child(parent.0, name).is_some() {
            return reply.error(Errno::EEXIST);
        }
        disk.does(Deed::Named { parent: parent.0, name: name.to_owned(), ino: ino.0 });
        match disk.attributes(ino.0) {
            Some(found) => reply.entry(&NOTHING, &found, Generation(0)),
            None => reply.error(Errno::ENOENT),
        }
    }

    fn unlink(&self, _: &Request, parent: INodeNo, name: &OsStr, reply: ReplyEmpty) {
        self.unnames(parent, name, reply);
    }

    fn rmdir(&self, _: &Request, parent: INodeNo, name: &OsStr, reply: ReplyEmpty) {
        self.unnames(parent, name, reply);
    }

    fn rename(
        &self,
        _: &Request,
        parent: INodeNo,
        name: &OsStr,
        newparent: INodeNo,
        newname: &OsStr,
        flags: RenameFlags,
        reply: ReplyEmpty,
    ) {
        let mut disk = match self.writable() {
            Ok(disk) => disk,
            Err(error) => return reply.error(error),
        };
        let Some(ino) = disk.child(parent.0, name) else { return reply.error(Errno::ENOENT) };
        if flags.contains(RenameFlags::RENAME_NOREPLACE) && disk.child(newparent.0, newname).is_some() {
            return reply.error(Errno::EEXIST);
        }
        let (from, to) = ((parent.0, name.to_owned()), (newparent.0, newname.to_owned()));
        disk.does(Deed::Renamed { ino, from, to });
        reply.ok();
    }

    fn read(
        &self,
        _: &Request,
        ino: INodeNo,
        _: FileHandle,
        offset: u64,
        size: u32,
        _: OpenFlags,
        _: Option<LockOwner>,
        reply: ReplyData,
    ) {
        let disk = self.disk();
        let Some(node) = disk.nodes.get(&ino.0) else { return reply.error(Errno::ENOENT) };
        let from = (offset as usize).min(node.bytes.len());
        reply.data(&node.bytes[from..(from + size as usize).min(node.bytes.len())]);
    }

    fn write(
        &self,
        _: &Request,
        ino: INodeNo,
        _: FileHandle,
        offset: u64,
        data: &[u8],
        _: WriteFlags,
        _: OpenFlags,
        _: Option<LockOwner>,
        reply: ReplyWrite,
    ) {
        match self.writable() {
            Ok(mut disk) => {
                disk.does(Deed::Wrote { ino: ino.0, at: offset, bytes: data.to_vec() });
                reply.written(data.len() as u32);
            }
            Err(error) => reply.error(error),
        }
    }

    fn flush(&self, _: &Request, _: INodeNo, _: FileHandle, _: LockOwner, reply: ReplyEmpty) {
        reply.ok();
    }

    fn fsync(&self, _: &Request, ino: INodeNo, _: FileHandle, _: bool, reply: ReplyEmpty) {
        self.disk().does(Deed::Synced { ino: ino.0 });
        reply.ok();
    }

    fn fsyncdir(&self, _: &Request, ino: INodeNo, _: FileHandle, _: bool, reply: ReplyEmpty) {
        self.disk().does(Deed::Kept { parent: ino.0 });
        reply.ok();
    }

    fn readdir(&self, _: &Request, ino: INodeNo, _: FileHandle, offset: u64, mut reply: ReplyDirectory) {
        let disk = self.disk();
        let Some(folder) = disk.nodes.get(&ino.0) else { return reply.error(Errno::ENOENT) };
        let own = [(OsString::from("."), ino.0), (OsString::from(".."), ino.0)];
        let names = folder.names.iter().map(|(name, ino)| (name.clone(), *ino));
        for (at, (name, ino)) in own.into_iter().chain(names).enumerate().skip(offset as usize) {
            let is_folder = disk.nodes.get(&ino).is_some_and(|node| node.is_folder);
            let kind = if is_folder { FileType::Directory } else { FileType::RegularFile };
            if reply.add(INodeNo(ino), at as u64 + 1, kind, name) {
                break;
            }
        }
        reply.ok();
    }

    fn statfs(&self, _: &Request, _: INodeNo, reply: ReplyStatfs) {
        // A gigabyte, all of it free.
        reply.statfs(1 << 18, 1 << 18, 1 << 18, 1 << 16, 1 << 16, 4096, 255, 4096);
    }
}

#[test]
fn what_was_not_synced_is_lost_and_what_was_is_not() {
    let mount = tempfile::tempdir().unwrap();
    let Some(disk) = Forgetful::mounted_at(mount.path()) else { return };
    let at = |name: &str| mount.path().join(name);
    let held = |cut| {
        let into = tempfile::tempdir().unwrap();
        disk.lay_out(".", disk.now(), cut, into.path());
        let read = |name: &str| std::fs::read(into.path().join(name)).ok();
        (read("a"), read("b"), read("folder/c"))
    };
    let sync_folder = |name: &str| std::fs::File::open(at(name)).unwrap().sync_all().unwrap();
    let mut a = std::fs::File::create(at("a")).unwrap();
    a.write_all(b"one").unwrap();
    assert_eq!(held(Cut::Strict), (None, None, None), "neither its name nor its bytes");
    a.sync_all().unwrap();
    assert_eq!(held(Cut::Strict).0, None, "its bytes, and not its name");
    sync_folder("");
    a.write_all(b"two").unwrap();
    assert_eq!(held(Cut::Strict).0.as_deref(), Some(&b"one"[..]));
    a.sync_data().unwrap();
    std::fs::rename(at("a"), at("b")).unwrap();
    assert_eq!(held(Cut::Strict), (Some(b"onetwo".to_vec()), None, None), "the old name");
    sync_folder("");
    assert_eq!(held(Cut::Strict), (None, Some(b"onetwo".to_vec()), None));
    std::fs::create_dir(at("folder")).unwrap();
    std::fs::write(at("folder/c"), b"lost").unwrap();
    sync_folder("folder");
    assert_eq!(held(Cut::Strict).2, None, "the folder itself was not kept");
    sync_folder("");
    assert_eq!(held(Cut::Strict).2.as_deref(), Some(&b""[..]), "a name without its bytes");
    std::fs::remove_file(at("b")).unwrap();
    assert!(held(Cut::Strict).1.is_some());
    let lucky = (0..40).filter(|seed| held(Cut::ByHalves(*seed)).1.is_none()).count();
    assert!((1..40).contains(&lucky), "by halves, some outlast a cut: {lucky}");
    disk.protects(true);
    assert!(std::fs::write(at("b"), b"x").is_err() && std::fs::read(at("folder/c")).is_ok());
}
