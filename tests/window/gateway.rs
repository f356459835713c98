//! The real gateway beside the window: its binary, a folder of its own, a port that stays the same when it comes back.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

use crate::provider::Provider;

/// A gateway that can be stopped, and started again at the same address.
pub struct Gateway {
    folder: TempDir,
    serving: Option<Child>,
    /// Where it answers.
    pub address: String,
}

impl Gateway {
    /// A gateway that holds what the app carries, and answers already.
    pub fn open() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let mut gateway = Self { folder, serving: None, address: String::new() };
        gateway.serve("127.0.0.1:0");
        gateway
    }

    /// The same, which asks a provider who people are. It lives in the provider's time, which cannot be turned.
    pub fn asking(provider: &Provider) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        std::fs::write(folder.path().join("secret"), "x".repeat(32)).expect("a secret");
        let config = format!(
            "[sign_in.providers.franceconnect]\nkind = \"france_connect\"\nissuer = \"{}\"\nclient_id = \"test-rp\"\n\
             secret = \"{}\"\n",
            provider.issuer(),
            folder.path().join("secret").display()
        );
        std::fs::write(folder.path().join("config.toml"), config).expect("a configuration");
        let mut gateway = Self { folder, serving: None, address: String::new() };
        gateway.serve("127.0.0.1:0");
        provider.knows(&gateway.address);
        gateway
    }

    /// Answers at that address: port 0 is any free one.
    pub fn serve(&mut self, listen: &str) {
        let mut process = self.command(&["serve", "--listen", listen]).spawn().expect("the gateway starts");
        let output = BufReader::new(process.stdout.take().expect("its output is piped"));
        let said = output.lines().map_while(Result::ok).find_map(|line| {
            let url = line.split_once("listening on ")?.1;
            Some(url.split_whitespace().next()?.to_owned())
        });
        self.serving = Some(process);
        self.address = said.expect("the gateway says where it listens");
    }

    /// Stops answering.
    pub fn stop(&mut self) {
        if let Some(mut process) = self.serving.take() {
            let _ = process.kill();
            let _ = process.wait();
        }
    }

    /// Runs a command to its end.
    pub fn run(&self, arguments: &[&str]) {
        let output = self.command(arguments).output().expect("the gateway runs");
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    }

    /// Runs a command to its end; gives what it said.
    pub fn says(&self, arguments: &[&str]) -> String {
        let output = self.command(arguments).output().expect("the gateway runs");
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("it writes text")
    }

    /// Reads a feed of aides-jeunes: the public one where it is at hand, and in any case our own small one.
    pub fn reads_aides_jeunes(&self) {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let feed = self.folder.path().join("feed");
        std::fs::create_dir(&feed).expect("a folder for the feed");
        for source in ["../shared/feeds/aides-jeunes", "gateway/tests/feeds/fixtures/aides-jeunes"] {
            let source = root.join(source);
            if source.is_dir() {
                let copied = Command::new("cp").arg("-r").arg(source.join(".")).arg(&feed).status();
                assert!(copied.is_ok_and(|status| status.success()), "{} is copied", source.display());
            }
        }
        self.run(&["import", "aides-jeunes", feed.to_str().expect("a plain path")]);
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let program = PathBuf::from(env!("CARGO_BIN_EXE_ma-region")).with_file_name("gateway");
        assert!(program.is_file(), "build the workspace first: {} is missing", program.display());
        let seed = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/seed/content.mrpack");
        let mut command = Command::new(program);
        command.arg("--data").arg(self.folder.path().join("data")).args(["--seed", seed]).args(arguments);
        let config = self.folder.path().join("config.toml");
        if config.is_file() {
            command.arg("--config").arg(config);
        } else {
            // The morning of the app's clock: newer than the seed, not of the future.
            command.env("SOURCE_DATE_EPOCH", "1795507200");
        }
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }
}

impl Drop for Gateway {
    fn drop(&mut self) {
        self.stop();
    }
}
