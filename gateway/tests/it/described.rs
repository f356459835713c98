//! `/openapi.json` against the server itself, by schemathesis: no 5xx, no answer that is not described, no request
//! taken that the description forbids.

use std::path::Path;
use std::process::Command;

use gateway::sources::Record;

use crate::citizen::{Citizen, Paper, form};
use crate::office::Service;
use crate::world::World;

/// Cases of each operation; `MA_REGION_CASES` asks for more.
const CASES: u32 = 12;

/// Who asks. Ids are made up for who is nobody, and are those of something filed for the others.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Who {
    Nobody,
    Citizen,
    Service,
    /// A phone that asks for its account to go: by its token for that, on those two routes.
    Eraser,
}

/// The token of who asks, and the ids they may use.
async fn known(world: &World, who: Who) -> (Option<String>, String) {
    if who == Who::Nobody {
        return (None, String::new());
    }
    let paper = Paper::jpeg(1, 5_000);
    let (mut citizen, id, path) = Citizen::uploading(world, "Maëlle", &paper).await;
    let done = Paper::jpeg(2, 3_000);
    let (filed, _) = citizen.files(std::slice::from_ref(&done)).await;
    citizen.sends(&filed, &done).await.unwrap();
    let ids = |id: &str, token: &str| {
        let sha256 = done.sha256();
        format!(
            "[parameters]\n\"path.id\" = \"{id}\"\n\"path.token\" = \"{token}\"\n\"path.sha256\" = \"{sha256}\"\n"
        )
    };
    match who {
        Who::Eraser => {
            let token = crate::v1::me::eraser(world, &citizen);
            (Some(token), ids(&id, "x"))
        }
        Who::Citizen => {
            let token = path.rsplit('/').next().unwrap().to_owned();
            (Some(citizen.token.clone()), ids(&id, &token))
        }
        _ => (Some(Service::of_licences(world).token), ids(&filed, "x")),
    }
}

async fn is_as_described(who: Who) {
    let world = World::with(|config| {
        // Thousands of requests of one caller within an instant: here, and here alone, nobody is counted.
        let rates = &mut config.rates;
        (rates.per_minute, rates.account_per_minute, rates.office_per_minute) = (0, 0, 0);
        (rates.content_per_minute, rates.feedback_per_day) = (0, 0);
        crate::v1::me::with_secrets(config);
    })
    .await;
    world.region.publish(vec![Record::Form(Box::new(form(1)))]).unwrap();
    let (token, ids) = known(&world, who).await;
    let url = format!("http://{}/openapi.json", world.region.address());
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let program = root.join("../.ci/pypi/.venv/bin/schemathesis");
    assert!(program.is_file(), "schemathesis is installed by .ci/setup.sh test");
    let (tools, scratch) = (root.join("tests/schemathesis"), tempfile::tempdir().unwrap());
    let settings = std::fs::read_to_string(tools.join("schemathesis.toml")).unwrap();
    std::fs::write(scratch.path().join("schemathesis.toml"), format!("{ids}\n{settings}")).unwrap();
    let cases = std::env::var("MA_REGION_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(CASES);
    let mut command = Command::new(program);
    command.args(["run", &url, "--checks", "all", "--phases", "examples,coverage,fuzzing,stateful"]);
    command.args(["-n", &cases.to_string(), "--seed", "20261130", "--request-timeout", "10"]);
    command.args(["--continue-on-failure", "--no-color"]);
    match who {
        Who::Eraser => command.args(["--include-path-regex", "erasures"]),
        // One call, and the account of all the others is gone.
        Who::Citizen => command.args(["--exclude-path", "/v1/me/erasures/{id}"]),
        _ => &mut command,
    };
    if let Some(token) = token {
        command.args(["-H", &format!("Authorization: Bearer {token}")]);
    }
    command.env("SCHEMATHESIS_HOOKS", "hooks").env("PYTHONPATH", &tools).env("PYTHONDONTWRITEBYTECODE", "1");
    command.current_dir(scratch.path());
    let ran = tokio::task::spawn_blocking(move || command.output().unwrap()).await.unwrap();
    let said = String::from_utf8_lossy(&ran.stdout).into_owned();
    let wrong = said.find("= ERRORS").or_else(|| said.find("= FAILURES")).unwrap_or(0);
    assert!(ran.status.success(), "{}{}", &said[wrong..], String::from_utf8_lossy(&ran.stderr));
    let counted = said.lines().map(str::trim).find(|line| line.contains(" generated,"));
    println!("schemathesis, {who:?}: {}", counted.expect("it says how many cases it made"));
}

#[tokio::test(flavor = "multi_thread")]
async fn anybody_is_answered_as_described() {
    is_as_described(Who::Nobody).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_citizen_is_answered_as_described() {
    is_as_described(Who::Citizen).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_service_is_answered_as_described() {
    is_as_described(Who::Service).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_erases_an_account_is_answered_as_described() {
    is_as_described(Who::Eraser).await;
}
