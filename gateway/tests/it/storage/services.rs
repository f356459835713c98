//! A real PostgreSQL, a real S3 server, real gateways: each in a folder of its own, killed when the test ends.

use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

pub use super::postgres::{Postgres, Running};

/// A server that speaks S3, empty, with one bucket.
pub struct S3 {
    _server: Running,
    address: String,
}

impl S3 {
    pub fn start() -> Self {
        let program = concat!(env!("CARGO_MANIFEST_DIR"), "/../.ci/pypi/.venv/bin/moto_server");
        assert!(Path::new(program).is_file(), "moto is installed by .ci/setup.sh test");
        let mut command = Command::new(program);
        let mut server = Running::of(
            command.args(["-H", "127.0.0.1", "-p", "0"]).stdout(Stdio::null()).stderr(Stdio::piped()),
        );
        let said = BufReader::new(server.0.stderr.take().unwrap());
        let mut lines = said.lines().map_while(Result::ok);
        let line =
            lines.find(|line| line.contains("Running on http://")).expect("moto says where it listens");
        // It goes on talking: nobody else listens.
        std::thread::spawn(move || lines.for_each(drop));
        let address = line.split("http://").nth(1).unwrap().split_whitespace().next().unwrap().to_owned();
        let made = crate::world::ask(
            address.parse().unwrap(),
            b"PUT /region HTTP/1.1\r\nHost: s3\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
        );
        assert_eq!(made.status, 200, "{made:?}");
        Self { _server: server, address: format!("http://{address}") }
    }
}

/// What gateways have in common.
pub struct Common {
    pub postgres: Postgres,
    pub s3: S3,
    pub folder: TempDir,
}

impl Common {
    pub fn start() -> Self {
        Self { postgres: Postgres::start(), s3: S3::start(), folder: tempfile::tempdir().unwrap() }
    }

    /// How many objects of the gateways begin so.
    pub fn objects(&self, folder: &str) -> usize {
        let host = self.s3.address.trim_start_matches("http://");
        let path = format!("/region?list-type=2&prefix=test/{folder}");
        let request = format!("GET {path} HTTP/1.1\r\nHost: s3\r\nConnection: close\r\n\r\n");
        let listed = crate::world::ask(host.parse().unwrap(), request.as_bytes());
        assert_eq!(listed.status, 200, "{listed:?}");
        String::from_utf8(listed.body).unwrap().matches("<Key>").count()
    }

    /// A call of the binary, by the name of the gateway's own folder.
    fn command(&self, name: &str, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_gateway"));
        command.arg("--data").arg(self.folder.path().join(name));
        command.args([
            "--seed",
            "none",
            "--database",
            &self.postgres.address(),
            "--objects",
            "s3://region/test",
        ]);
        command.args(arguments).env("AWS_ENDPOINT", &self.s3.address).env("AWS_ALLOW_HTTP", "true");
        command.env("AWS_ACCESS_KEY_ID", "test").env("AWS_SECRET_ACCESS_KEY", "test");
        command.env("AWS_REGION", "eu-west-3").stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// Runs a command to its end; gives its one document.
    pub fn run(&self, name: &str, arguments: &[&str]) -> serde_json::Value {
        let output = self.command(name, &[&["--json"], arguments].concat()).output().unwrap();
        // The doctor says in its document what is not sound.
        let said = output.status.success() || arguments == ["doctor"];
        assert!(said, "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        serde_json::from_slice(&output.stdout).unwrap()
    }

    /// Serves, at that address or at any that is free.
    pub fn serve(&self, name: &str, listen: &str) -> Serving {
        self.serve_with(name, listen, &[])
    }

    /// The same with more to say.
    pub fn serve_with(&self, name: &str, listen: &str, more: &[&str]) -> Serving {
        let arguments = [more, &["serve", "--listen", listen]].concat();
        let mut process = Running::of(&mut self.command(name, &arguments));
        let said = BufReader::new(process.0.stdout.take().unwrap());
        let mut lines = said.lines().map_while(Result::ok);
        let address =
            lines.find_map(|line| Some(line.split_once("listening on http://")?.1.trim().to_owned()));
        let Some(address) = address else {
            let mut why = String::new();
            let _ = std::io::Read::read_to_string(&mut process.0.stderr.take().unwrap(), &mut why);
            panic!("{name} does not serve: {why}");
        };
        std::thread::spawn(move || lines.for_each(drop));
        Serving { process, address: address.parse().unwrap() }
    }
}

/// A gateway at work.
pub struct Serving {
    pub process: Running,
    pub address: SocketAddr,
}
