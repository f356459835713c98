//! A real clamd, with one signature: that of the EICAR test file.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

/// The EICAR test file, in two halves: an antivirus of the machine must not find it in these sources.
pub fn eicar() -> Vec<u8> {
    [r"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR", "-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].concat().into_bytes()
}

/// A running clamd; it ends when it is dropped.
pub struct Clamd {
    process: Child,
    folder: TempDir,
}

impl Clamd {
    /// Starts it, and waits until it answers.
    pub fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let signatures = folder.path().join("signatures");
        std::fs::create_dir(&signatures).unwrap();
        let hex: String = eicar().iter().map(|byte| format!("{byte:02x}")).collect();
        std::fs::write(signatures.join("eicar.ndb"), format!("Test.EICAR:0:*:{hex}\n")).unwrap();
        let settings = format!(
            "LocalSocket {}\nDatabaseDirectory {}\nForeground yes\nStreamMaxLength 20M\n",
            folder.path().join("clamd").display(),
            signatures.display()
        );
        let file = folder.path().join("clamd.conf");
        std::fs::write(&file, settings).unwrap();
        let process = Self::process(&file);
        Self { process, folder }
    }

    /// Ends it, as a crash would.
    pub fn kill(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
        let _ = std::fs::remove_file(self.folder.path().join("clamd"));
    }

    /// Starts it again where it was.
    pub fn again(&mut self) {
        self.process = Self::process(&self.folder.path().join("clamd.conf"));
    }

    /// Where it listens, as the gateway's configuration names it.
    pub fn address(&self) -> String {
        format!("unix:{}", self.folder.path().join("clamd").display())
    }

    fn process(settings: &Path) -> Child {
        let mut process = Command::new("/usr/sbin/clamd")
            .arg(format!("--config-file={}", settings.display()))
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("clamd is missing: .ci/setup.sh test");
        // The last line it says before it listens for questions.
        let mut said = BufReader::new(process.stdout.take().unwrap()).lines();
        assert!(said.any(|line| line.unwrap().starts_with("Self checking")), "clamd did not start");
        // Whatever it says from now on must not stop it.
        std::thread::spawn(move || said.for_each(drop));
        process
    }
}

impl Drop for Clamd {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
