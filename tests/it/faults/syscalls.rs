//! Every write-type system call of a program: found in a run that is left alive, then made to kill it or to fail.
//!
//! `strace` counts calls by name in each thread, so that a point is a name and a number. The programs do one
//! thing after the other on one thread, and the same numbers mean the same calls in the next run.

use std::collections::BTreeSet;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::sync::mpsc;
use std::time::Duration;

/// System calls that change a file or a folder, make a change last, or say something to the other side.
/// `?`: not every machine has each of them.
const CALLS: [&str; 19] = [
    "write",
    "pwrite64",
    "writev",
    "pwritev",
    "fsync",
    "fdatasync",
    "ftruncate",
    "?fallocate",
    "openat",
    "?rename",
    "?renameat",
    "?renameat2",
    "?link",
    "?linkat",
    "?unlink",
    "unlinkat",
    "?mkdir",
    "?mkdirat",
    "sendto",
];

/// What happens at a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// The process ends at once, before the call is made.
    Killed,
    /// The call says that the disk is full.
    Full,
    /// The call says that the disk is broken.
    Broken,
}

impl Fate {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Killed, Self::Full, Self::Broken];

    fn injected(self) -> &'static str {
        match self {
            Self::Killed => "signal=SIGKILL",
            Self::Full => "error=ENOSPC",
            Self::Broken => "error=EIO",
        }
    }

    /// Whether a disk answers so to that call.
    fn befalls(self, point: &Point) -> bool {
        match self {
            Self::Killed => true,
            _ if point.is_network => false,
            // A disk that is full lets go of what is there, and syncs what it took.
            Self::Full => !matches!(point.call.as_str(), "fsync" | "fdatasync" | "unlink" | "unlinkat"),
            Self::Broken => true,
        }
    }
}

/// Which calls of a run are points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Those on our files.
    Files,
    /// Those on our files, and what is said to the other side.
    FilesAndNetwork,
    /// What is said to whoever sits before it.
    Screen,
}

/// The n-th call of that name in a thread.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Point {
    pub call: String,
    pub nth: usize,
    is_network: bool,
}

impl std::fmt::Display for Point {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{} {}", self.call, self.nth)
    }
}

/// How a run with a fate ended.
#[derive(Debug)]
pub struct Run {
    /// Whether the fate was met: a thread may make a call less than in the run that was left alive.
    pub met: bool,
    /// Whether it did nothing any more and was killed from outside. `strace` counts a runtime's calls on its own
    /// pipes too, and a runtime that cannot wake itself waits for ever; no disk does that.
    pub gave_up: bool,
    /// What the program said.
    pub output: Output,
}

fn strace(log: &Path, what: &[String], program: &Path, arguments: &[String]) -> Command {
    let mut strace = Command::new("strace");
    strace.args(["-f", "-qqq", "-yy", "-s", "0", "-o"]).arg(log).args(what);
    strace.arg(program).args(arguments);
    strace
}

fn traced() -> Vec<String> {
    vec!["-e".to_owned(), format!("trace={}", CALLS.join(",")), "-e".to_owned(), "signal=none".to_owned()]
}

fn injected(fate: Fate, point: &Point) -> Vec<String> {
    // Without a filter in the kernel: strace 6.1 sends no signal from behind one.
    let trace = format!("trace={}", point.call);
    let inject = format!("inject={}:{}:when={}", point.call, fate.injected(), point.nth);
    ["-e", &trace, "-e", &inject, "-e", "signal=none"].map(str::to_owned).into()
}

/// The points of a run that is left alive; our files are those under that folder.
pub fn points_of(program: &Path, arguments: &[String], folder: &Path, scope: Scope) -> Vec<Point> {
    let log = tempfile::NamedTempFile::new().unwrap();
    let output = strace(log.path(), &traced(), program, arguments).output().expect("strace: .ci/setup.sh");
    assert!(output.status.success(), "left alive, it fails: {}", String::from_utf8_lossy(&output.stderr));
    points_in(&std::fs::read_to_string(log.path()).unwrap(), folder, scope)
}

fn points_in(log: &str, folder: &Path, scope: Scope) -> Vec<Point> {
    let folder = folder.to_string_lossy().into_owned();
    let mut counts = std::collections::HashMap::<(&str, &str), usize>::new();
    let mut points = BTreeSet::new();
    for line in log.lines() {
        let Some((thread, call)) = line.split_once(' ') else { continue };
        let call = call.trim_start();
        // « <... write resumed> »: its beginning was counted.
        let Some((name, rest)) = call.split_once('(').filter(|_| !call.starts_with(['<', '+', '-'])) else {
            continue;
        };
        let nth = counts.entry((thread, name)).or_default();
        *nth += 1;
        let is_network = rest.contains("<TCP:") || rest.contains("<TCPv6:");
        let on_file = rest.contains(&folder) && (name != "openat" || rest.contains("O_CREAT"));
        let counts = match scope {
            Scope::Files => on_file,
            Scope::FilesAndNetwork => on_file || is_network,
            Scope::Screen => name == "write" && rest.starts_with("1<"),
        };
        if counts {
            points.insert(Point { call: name.to_owned(), nth: *nth, is_network });
        }
    }
    points.into_iter().collect()
}

/// A verb takes a second or two under `strace`; whatever takes so long has stopped.
const PATIENCE: Duration = Duration::from_secs(60);

/// Runs a program with that fate at that point.
pub fn run(fate: Fate, point: &Point, program: &Path, arguments: &[String]) -> Run {
    let log = tempfile::NamedTempFile::new().unwrap();
    let mut command = strace(log.path(), &injected(fate, point), program, arguments);
    let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let strace = child.id();
    let (ended, ends) = mpsc::channel();
    let waits = std::thread::spawn(move || {
        let output = child.wait_with_output();
        let _ = ended.send(());
        output.unwrap()
    });
    let gave_up = ends.recv_timeout(PATIENCE).is_err();
    if gave_up {
        kill_children_of(strace);
    }
    let output = waits.join().unwrap();
    let met = !gave_up && was_killed(output.status) || says_injected(log.path());
    Run { met, gave_up, output }
}

fn kill_children_of(parent: u32) {
    let children = std::fs::read_to_string(format!("/proc/{parent}/task/{parent}/children")).unwrap();
    for child in children.split_whitespace() {
        assert!(Command::new("kill").args(["-KILL", child]).status().unwrap().success());
    }
}

fn says_injected(log: &Path) -> bool {
    std::fs::read_to_string(log).unwrap_or_default().contains("(INJECTED)")
}

fn was_killed(status: ExitStatus) -> bool {
    // strace ends as its child did: by the same signal, or with the same code.
    status.signal() == Some(9) || status.code() == Some(137)
}

/// A program that goes on until it is told to end, or meets its fate.
pub struct Server {
    child: Child,
    log: tempfile::NamedTempFile,
}

impl Server {
    /// Starts it under the eyes of strace, which does not stand between it and its parent. Without a fate it is
    /// left alive.
    pub fn starts(fate: Option<(Fate, &Point)>, program: &Path, arguments: &[String]) -> Self {
        let log = tempfile::NamedTempFile::new().unwrap();
        let what = fate.map_or_else(traced, |(fate, point)| injected(fate, point));
        let what: Vec<_> = std::iter::once("-D".to_owned()).chain(what).collect();
        let mut command = strace(log.path(), &what, program, arguments);
        let child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        Self { child, log }
    }

    /// What it says first; none if it ended before it said anything.
    pub fn first_line(&mut self) -> Option<String> {
        use std::io::BufRead;
        let said = self.child.stdout.take()?;
        let mut line = String::new();
        std::io::BufReader::new(said).read_line(&mut line).ok()?;
        Some(line).filter(|line| !line.is_empty())
    }

    /// Whether it is gone.
    pub fn is_gone(&mut self) -> bool {
        self.child.try_wait().unwrap().is_some()
    }

    /// Asks it to end, waits until it has. Whether its fate was met.
    pub fn ends(mut self) -> bool {
        let pid = self.child.id().to_string();
        if !self.is_gone() {
            assert!(Command::new("kill").args(["-TERM", &pid]).status().unwrap().success());
        }
        was_killed(self.child.wait().unwrap()) || says_injected(self.log.path())
    }

    /// The same, of one that was left alive: its points.
    pub fn points(mut self, folder: &Path, scope: Scope) -> Vec<Point> {
        let pid = self.child.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &pid]).status().unwrap().success());
        assert!(self.child.wait().unwrap().success());
        points_in(&std::fs::read_to_string(self.log.path()).unwrap(), folder, scope)
    }
}

/// Which points are tried: all of them, or as many as there is time for, spread evenly.
#[derive(Debug, Clone, Copy)]
pub enum Sample {
    /// All of them.
    Whole,
    /// So many at most, of each fate.
    AtMost(usize),
}

impl Sample {
    /// What is tried, in order.
    pub fn of(self, points: &[Point], fates: &[Fate]) -> Vec<(Fate, Point)> {
        let mut tried = Vec::new();
        for fate in fates {
            let all: Vec<_> = points.iter().filter(|point| fate.befalls(point)).collect();
            let stride = match self {
                Self::Whole => 1,
                Self::AtMost(count) => all.len().div_ceil(count).max(1),
            };
            // From the end: the last calls, where an acknowledgement is written, are among them.
            tried.extend(all.iter().rev().step_by(stride).map(|point| (*fate, (*point).clone())));
        }
        tried
    }
}

/// Counts of what was tried.
#[derive(Debug, Default, Clone, Copy)]
pub struct Tally {
    pub points: usize,
    pub killed: usize,
    pub full: usize,
    pub broken: usize,
    /// Points that were not come to again.
    pub unmet: usize,
    /// Runs that did nothing any more, and were killed from outside.
    pub gave_up: usize,
}

impl Tally {
    /// Adds a run.
    pub fn counts(&mut self, fate: Fate, met: bool) {
        match fate {
            _ if !met => self.unmet += 1,
            Fate::Killed => self.killed += 1,
            Fate::Full => self.full += 1,
            Fate::Broken => self.broken += 1,
        }
    }

    /// The runs in which the fate was met.
    pub fn met(&self) -> usize {
        self.killed + self.full + self.broken
    }
}

impl std::ops::AddAssign for Tally {
    fn add_assign(&mut self, more: Self) {
        self.points += more.points;
        self.killed += more.killed;
        self.full += more.full;
        self.broken += more.broken;
        self.unmet += more.unmet;
        self.gave_up += more.gave_up;
    }
}

impl std::fmt::Display for Tally {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { points, killed, full, broken, unmet, gave_up } = self;
        write!(
            formatter,
            "{points} write-type calls; killed {killed} times, full {full} times, broken {broken} times, \
             {unmet} times not come to, {gave_up} times stopped and killed from outside"
        )
    }
}

/// A folder, put back as it was.
pub fn put_back(from: &Path, to: &Path) {
    let _ = std::fs::remove_dir_all(to);
    assert!(Command::new("cp").arg("-a").args([from, to]).status().unwrap().success());
}

/// A program of ours: of this build, or of the folder that MA_REGION_PROGRAMS names, so that a run of hours stands
/// beside other builds.
pub fn program(name: &str) -> PathBuf {
    match std::env::var_os("MA_REGION_PROGRAMS") {
        Some(folder) => Path::new(&folder).join(name),
        None => Path::new(env!("CARGO_BIN_EXE_ma-region")).with_file_name(name),
    }
}

#[test]
fn points_are_calls_on_our_files_and_on_the_network_each_by_its_number_in_its_thread() {
    let log = r#"10 openat(AT_FDCWD</>, "/etc/hosts", O_RDONLY|O_CLOEXEC) = 3</etc/hosts>
10 openat(AT_FDCWD</>, "/tmp/x/desk.db", O_RDWR|O_CREAT|O_NOFOLLOW|O_CLOEXEC, 0644 <unfinished ...>
11 write(7<anon_inode:[eventfd]>, ""..., 8) = 8
10 write(1<pipe:[3]>, ""..., 8) = 8
10 <... openat resumed>) = 4</tmp/x/desk.db>
10 pwrite64(4</tmp/x/desk.db>, ""..., 4096, 0) = 4096
11 pwrite64(4</tmp/x/desk.db>, ""..., 4096, 0) = 4096
10 openat(AT_FDCWD</>, "/tmp/x/desk.db", O_RDONLY) = 5</tmp/x/desk.db>
11 writev(9<TCP:[127.0.0.1:1->127.0.0.1:2]>, [{iov_base=""..., iov_len=2}], 1) = 2
10 rename("/tmp/x/a", "/tmp/x/b") = 0
10 +++ exited with 0 +++"#;
    let told = |scope| -> Vec<String> {
        points_in(log, Path::new("/tmp/x"), scope).iter().map(ToString::to_string).collect()
    };
    assert_eq!(told(Scope::Files), ["openat 2", "pwrite64 1", "rename 1"]);
    assert_eq!(told(Scope::FilesAndNetwork), ["openat 2", "pwrite64 1", "rename 1", "writev 1"]);
    assert_eq!(told(Scope::Screen), ["write 1"]);
}
