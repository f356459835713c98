//! A real provider of identity (npm `oidc-provider`, strict as FranceConnect v2), on a free port; it ends with its value.
//!
//! ```text
//! let provider = Provider::start();
//! let region = provider.region(folder.path()).await;     // a gateway on the same database of citizens, already known there
//! let back = browser::trip(&authorize_url).await;        // FranceConnect, consent: `http://127.0.0.1:…/signed-in?code=…`
//! ```

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use gateway::{Config, Region};
use tempfile::TempDir;

use super::browser;

/// The name under which gateways know it.
pub const NAME: &str = "franceconnect";

/// The provider at work.
pub struct Provider {
    process: Child,
    /// Where it is reached.
    pub base: String,
    /// Where it listens.
    pub own: String,
    secret: TempDir,
}

impl Provider {
    /// Starts it; once this returns, it answers.
    pub fn start() -> Self {
        Self::behind(None)
    }

    /// The same, reached under another address: whoever stands there may lie.
    pub fn behind(base: Option<&str>) -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let root = root.ancestors().find(|folder| folder.join(".ci/npm").is_dir()).expect("the repository");
        let script = root.join(".ci/npm/france-connect.mjs");
        assert!(root.join(".ci/npm/node_modules/oidc-provider").is_dir(), "run .ci/setup.sh test");
        // Where the system's Node is too old for it, .ci/setup.sh put another one there.
        let newer = root.join(".ci/pypi/.venv/bin/node");
        let mut command = Command::new(if newer.is_file() { newer } else { "node".into() });
        command.arg(script).args(["0", "http://127.0.0.1:9/nowhere"]);
        command.arg(root.join("tests/fixtures/citizens.json")).args(base);
        let mut process = command
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("node is installed by .ci/setup.sh");
        let mut said = BufReader::new(process.stdout.take().unwrap()).lines().map_while(Result::ok);
        let ready = said.find_map(|line| Some(line.strip_prefix("ready ")?.to_owned()));
        let own = format!("http://127.0.0.1:{}", ready.expect("the provider says where it listens"));
        // It goes on talking: nobody else listens.
        std::thread::spawn(move || said.for_each(drop));
        let secret = tempfile::tempdir().unwrap();
        std::fs::write(secret.path().join("secret"), "x".repeat(32)).unwrap();
        Self { process, base: base.unwrap_or(&own).to_owned(), own, secret }
    }

    /// What issues its tokens.
    pub fn issuer(&self) -> String {
        format!("{}/api/v2", self.base)
    }

    /// Lets a gateway know it, as FranceConnect.
    pub fn is_known_by(&self, config: &mut Config) {
        let text = format!(
            "kind = \"france_connect\"\nissuer = \"{}\"\nclient_id = \"test-rp\"\nsecret = \"{}\"\n\
             scopes = [\"openid\", \"given_name\", \"family_name\", \"preferred_username\", \"email\", \"birthdate\"]",
            self.issuer(),
            self.secret.path().join("secret").display()
        );
        config.sign_in.providers.insert(NAME.to_owned(), toml::from_str(&text).unwrap());
    }

    /// Lets it know a gateway, by the address under which browsers reach that.
    pub fn knows(&self, gateway: &str) {
        self.told(&format!("redirect?uri={gateway}/auth/callback/{NAME}"));
    }

    /// A gateway with an empty folder that asks it who people are; each knows the other.
    pub async fn region(&self, folder: &Path) -> Region {
        let mut config = Config::local(folder).unwrap();
        self.is_known_by(&mut config);
        let region = Region::start(config).await.unwrap();
        self.knows(&region.url());
        region
    }

    /// Who identifies from now on (`tests/fixtures/citizens.json`).
    pub fn is_asked_by(&self, login: &str) {
        self.told(&format!("next?login={login}"));
    }

    /// The next citizen gives up.
    pub fn is_given_up(&self) {
        self.told("next?error=access_denied");
    }

    /// New keys, and no old one.
    pub fn rotates_its_keys(&self) {
        self.told("rotate-keys");
    }

    /// Asks something of the tests' own.
    pub fn told(&self, what: &str) -> String {
        let answer = browser::ask(&self.own, "GET", &format!("/test/{what}"), "", b"");
        assert_eq!(answer.status, 200, "{what}: {}", answer.body);
        answer.body
    }
}

impl Drop for Provider {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
