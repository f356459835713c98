//! A real PostgreSQL in a folder of its own, killed when whoever started it ends.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

/// A process that does not outlive the test.
pub struct Running(pub Child);

impl Running {
    pub fn of(command: &mut Command) -> Self {
        Self(command.spawn().unwrap_or_else(|error| panic!("{command:?}: {error}")))
    }

    /// As a power cut does.
    pub fn kill(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.kill();
    }
}

/// The last of Debian's versions.
fn program(name: &str) -> PathBuf {
    let versions =
        std::fs::read_dir("/usr/lib/postgresql").expect("PostgreSQL is installed: .ci/setup.sh test");
    let mut found: Vec<_> =
        versions.filter_map(Result::ok).map(|one| one.path().join("bin").join(name)).collect();
    found.sort();
    found.pop().expect("a version of PostgreSQL")
}

/// PostgreSQL refuses to run as root: then it is the user that Debian made for it.
fn as_its_user(program: &Path) -> Command {
    let root =
        std::fs::metadata("/proc/self").is_ok_and(|found| std::os::unix::fs::MetadataExt::uid(&found) == 0);
    let mut command = if root {
        let mut command = Command::new("setpriv");
        command.args(["--reuid=postgres", "--regid=postgres", "--clear-groups"]).arg(program);
        command
    } else {
        Command::new(program)
    };
    command.env("LC_ALL", "C").stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// A server of PostgreSQL that listens on a socket in its folder alone.
pub struct Postgres {
    server: Running,
    folder: TempDir,
}

impl Postgres {
    pub fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let owned = Command::new("chown").arg("postgres").arg(folder.path()).status();
        let owned = owned.is_ok_and(|status| status.success());
        assert!(owned || !program("initdb").starts_with("/root"), "the folder is its user's");
        let data = folder.path().join("data");
        let mut initdb = as_its_user(&program("initdb"));
        let made = initdb
            .args(["--auth=trust", "--username=region", "--no-sync", "-D"])
            .arg(&data)
            .status()
            .unwrap();
        assert!(made.success(), "initdb");
        let server = Self::serve(&data, folder.path());
        let postgres = Self { server, folder };
        postgres.answers();
        postgres
    }

    fn serve(data: &Path, socket: &Path) -> Running {
        let mut server = as_its_user(&program("postgres"));
        Running::of(server.arg("-D").arg(data).arg("-k").arg(socket).args(["-c", "listen_addresses="]))
    }

    /// Killed and started again, as after a power cut.
    pub fn crash(&mut self) {
        self.server.kill();
        self.server = Self::serve(&self.folder.path().join("data"), self.folder.path());
        self.answers();
    }

    /// Waits until it takes connections.
    fn answers(&self) {
        let ask = || as_its_user(&program("pg_isready")).arg("-h").arg(self.folder.path()).status();
        for _ in 0..2_000 {
            if ask().is_ok_and(|status| status.success()) {
                return;
            }
        }
        panic!("PostgreSQL does not answer");
    }

    /// As `--database` wants it.
    pub fn address(&self) -> String {
        let socket = self.folder.path().to_str().unwrap().replace('/', "%2F");
        format!("postgres://region@{socket}/postgres")
    }
}
