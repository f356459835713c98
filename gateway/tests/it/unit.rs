//! The gateway under the restrictions of its example unit (`gateway.example.service`): nobody's rights, no capability,
//! a file system that cannot be written to but for its folder. What needs systemd itself is judged by its own tool.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::terminal::json;
use crate::world;

/// Ends with the test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A command as the unit would run it; the folder is the one place that it may write to.
fn restricted(folder: &Path, program: &Path, arguments: &[&str]) -> Command {
    let script = "mount --bind \"$1\" \"$1\" && mount -o remount,bind,ro / && folder=$1 && shift && cd / && \
                  exec setpriv --reuid=nobody --regid=nogroup --clear-groups --no-new-privs --bounding-set=-all \
                  --inh-caps=-all --ambient-caps=-all prlimit --core=0 --nofile=1024 \"$@\"";
    let mut command = Command::new("unshare");
    command.args(["--mount", "--propagation", "private", "sh", "-c", script, "sh"]).arg(folder).arg(program);
    command.args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Whether this machine lets a test make a mount of its own.
fn may_restrict(folder: &Path) -> bool {
    restricted(folder, Path::new("true"), &[]).status().is_ok_and(|status| status.success())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_gateway_starts_and_serves_without_any_right_but_to_its_folder() {
    let outer = tempfile::tempdir().unwrap();
    let (data, gateway) = (outer.path().join("data"), outer.path().join("gateway"));
    std::fs::create_dir(&data).unwrap();
    if !may_restrict(&data) {
        println!("not run: this machine lets no test make a mount (unshare --mount, as root)");
        return;
    }
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(outer.path(), std::fs::Permissions::from_mode(0o755)).unwrap();
    std::fs::copy(env!("CARGO_BIN_EXE_gateway"), &gateway).unwrap();
    assert!(Command::new("chown").arg("nobody").arg(&data).status().unwrap().success());
    // The restrictions bite: neither beside the folder nor in the usual places is anything written.
    for place in [outer.path().join("beside"), "/tmp/of-nobody".into(), "/var/tmp/of-nobody".into()] {
        let touched = restricted(&data, Path::new("touch"), &[place.to_str().unwrap()]).output().unwrap();
        assert!(!touched.status.success() && !place.exists(), "{}", place.display());
    }
    let name = data.to_str().unwrap();
    let opened = ["--data", name, "--seed", "none", "--json", "sessions", "open", "--account", "Alice"];
    let opened = restricted(&data, &gateway, &opened).output().unwrap();
    assert!(opened.status.success(), "{}", String::from_utf8_lossy(&opened.stderr));
    let token = json(&opened.stdout)["token"].as_str().unwrap().to_owned();

    let serve = ["--data", name, "--seed", "none", "serve", "--listen", "127.0.0.1:0"];
    let mut serving = Running(restricted(&data, &gateway, &serve).spawn().unwrap());
    let mut lines = BufReader::new(serving.0.stdout.take().unwrap()).lines().map_while(Result::ok);
    let address = lines.find_map(|line| Some(line.split_once("listening on http://")?.1.trim().to_owned()));
    let address = address.expect("it listens").parse().unwrap();
    let ask = |path: &str| {
        let head = format!("GET {path} HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer {token}\r\n");
        world::ask(address, format!("{head}Connection: close\r\n\r\n").as_bytes())
    };
    for path in ["/readyz", "/v1/manifest", "/v1/me", "/v1/applications"] {
        assert_eq!(ask(path).status, 200, "{path}");
    }
    let status = std::fs::read_to_string(format!("/proc/{}/status", serving.0.id())).unwrap();
    let field = |name: &str| status.lines().find(|line| line.starts_with(name)).unwrap().to_owned();
    assert!(field("CapBnd").ends_with("0000000000000000") && field("NoNewPrivs").ends_with('1'), "{status}");
    assert!(field("Uid").contains("65534"), "{status}");
}

#[test]
fn the_example_unit_is_judged_well_exposed_to_nothing_by_systemd_itself() {
    let unit = concat!(env!("CARGO_MANIFEST_DIR"), "/gateway.example.service");
    let judged =
        Command::new("systemd-analyze").args(["security", "--offline=true", "--no-pager", unit]).output();
    let said = judged.map(|output| String::from_utf8_lossy(&output.stdout).into_owned()).unwrap_or_default();
    let Some(line) = said.lines().find(|line| line.contains("Overall exposure level")) else {
        println!("not run: systemd-analyze is not here, or too old");
        return;
    };
    let level: f32 = line.split_whitespace().find_map(|word| word.parse().ok()).unwrap();
    assert!(level < 2.0, "{line}");
}
