//! A screen of its own for each test: Xvfb on a free display, killed when the test ends.

use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// A virtual screen.
pub struct Display {
    server: Child,
    /// Its name, as `DISPLAY` wants it.
    pub name: String,
}

impl Display {
    /// Opens a screen of that size; Xvfb chooses a free number and says it.
    pub fn open(width: u32, height: u32) -> Self {
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", &format!("{width}x{height}x24"), "-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb is installed");
        let mut number = String::new();
        let output = server.stdout.take().expect("its output is piped");
        BufReader::new(output).read_line(&mut number).expect("Xvfb says its number");
        Self { server, name: format!(":{}", number.trim()) }
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// How the app is started.
pub struct Start {
    /// Where its data live.
    pub data: PathBuf,
    /// The gateway it is told of; by default one that nobody answers.
    pub gateway: String,
    /// What it believes the time is.
    pub now: String,
    /// Where strace writes every `connect`, if it is to watch.
    pub trace: Option<PathBuf>,
    /// Programs that it finds before those of the system: a file chooser that chooses by itself, a browser that writes
    /// down what it is asked to open.
    pub programs: Option<PathBuf>,
    /// Where a speech service listens.
    pub speech: Option<PathBuf>,
}

impl Start {
    /// An app that starts in that folder, with nobody at the other end of the line.
    pub fn in_folder(data: &Path) -> Self {
        let gateway = "http://127.0.0.1:9".to_owned();
        Self {
            data: data.to_owned(),
            gateway,
            now: "2026-11-24T09:00:00Z".into(),
            trace: None,
            programs: None,
            speech: None,
        }
    }
}

/// The real app, in its own process group.
pub struct App {
    process: Child,
    /// Where WebKit's inspector answers.
    pub inspector: u16,
}

impl App {
    /// Starts the app on a display.
    pub fn start(display: &Display, start: &Start) -> Self {
        let inspector = free_port();
        let program = env!("CARGO_BIN_EXE_ma-region");
        let mut command = Command::new("dbus-run-session");
        command.arg("--");
        if let Some(trace) = &start.trace {
            command.args(["strace", "-f", "--seccomp-bpf", "-qq", "-e", "trace=connect", "-o"]).arg(trace);
        }
        command.args([program, "--data"]).arg(&start.data);
        command.args(["--gateway", &start.gateway, "--now", &start.now]);
        command
            .env("DISPLAY", &display.name)
            .env("WEBKIT_INSPECTOR_HTTP_SERVER", format!("127.0.0.1:{inspector}"))
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
            .env("CARGO_MANIFEST_DIR", env!("CARGO_MANIFEST_DIR"))
            .env("TZ", "Europe/Paris")
            .env("NO_AT_BRIDGE", "1")
            .env_remove("WAYLAND_DISPLAY")
            .stdout(Stdio::null())
            .stderr(if std::env::var_os("WINDOW_LOG").is_some() { Stdio::inherit() } else { Stdio::null() })
            .process_group(0);
        if let Some(speech) = &start.speech {
            command.env("SPEECHD_ADDRESS", format!("unix_socket:{}", speech.display()));
        }
        if let Some(programs) = &start.programs {
            let path = std::env::var("PATH").unwrap_or_default();
            command.env("PATH", format!("{}:{path}", programs.display()));
            command.env("BROWSER", programs.join("browser"));
        }
        Self { process: command.spawn().expect("dbus-run-session is installed"), inspector }
    }
}

impl App {
    /// The number of its process, whose children are its own.
    #[allow(dead_code, reason = "a bench weighs them")]
    pub fn number(&self) -> u32 {
        self.process.id()
    }
}

impl Drop for App {
    fn drop(&mut self) {
        let group = format!("-{}", self.process.id());
        let _ = Command::new("kill").args(["-KILL", "--", &group]).status();
        let _ = self.process.wait();
    }
}

fn free_port() -> u16 {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port is free");
    listener.local_addr().expect("it has an address").port()
}
