//! The committed pack is what assets/content makes today: `make seed` when this fails.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use api_client::canonical::sha256_hex;
use api_client::pack::{manifest, read_container, read_snapshot};
use api_client::root::trusted;
use ma_region::sync::Trust;
use ma_region::wiring::SEED;

/// Digest of each collection of a pack.
fn collections(pack: &[u8]) -> BTreeMap<String, String> {
    let container = read_container(pack).unwrap();
    let manifest = manifest(&container.manifest, &trusted(Trust::BUILT_IN.root).unwrap()).unwrap();
    for slice in &manifest.collections {
        let form = read_snapshot(&container.blobs[&slice.snapshot.sha256], slice.snapshot.raw).unwrap();
        assert_eq!(sha256_hex(&form), slice.canon_sha256);
    }
    manifest.collections.into_iter().map(|slice| (slice.name, slice.canon_sha256)).collect()
}

#[test]
fn the_committed_seed_is_what_the_content_makes() {
    let folder = tempfile::tempdir().unwrap();
    let pack = folder.path().join("content.mrpack");
    let gateway = Path::new(env!("CARGO_BIN_EXE_ma-region")).with_file_name("gateway");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let run = |arguments: &[&std::ffi::OsStr]| {
        let mut command = Command::new(&gateway);
        command.arg("--data").arg(folder.path().join("data")).args(["--seed", "none"]).args(arguments);
        let said = command.output().unwrap();
        assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
    };
    let communes = root.join(".ci/npm/node_modules/@etalab/decoupage-administratif/data");
    let with_communes = communes.is_dir();
    if with_communes {
        let centres = root.join("assets/figures/communes-centres.csv");
        run(&["import".as_ref(), "communes".as_ref(), communes.as_os_str(), centres.as_os_str()]);
    } else {
        println!("communes and places are not compared: run .ci/setup.sh test for the npm package");
    }
    run(&["import".as_ref(), "content".as_ref(), root.join("assets/content").as_os_str()]);
    run(&["publish".as_ref(), "--pack".as_ref(), pack.as_os_str()]);
    let mut committed = collections(SEED);
    let mut made = collections(&std::fs::read(&pack).unwrap());
    if !with_communes {
        // Places stand in communes: without these they are not where the pack has them.
        for name in ["communes", "places"] {
            committed.remove(name);
            made.remove(name);
        }
    }
    assert_eq!(made, committed, "assets/seed is behind: make seed");
}
