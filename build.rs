//! Patches the Android project that `dx` generates before cargo runs (PLATFORM.md §3.3); any other build passes by.
//!
//! Each patch finds the exact text of dx 0.7.10, or its own result, or fails the build: a new dx cannot silently undo it.

#![allow(clippy::print_stdout, reason = "cargo reads a build script's directives there")]
#![allow(
    clippy::disallowed_methods,
    reason = "a build script reads its environment and writes generated files"
)]

use std::path::Path;
use std::{env, fs};

/// Set by `dx` in Android builds alone: `<project>/app/src/main/kotlin/dev/dioxus/main`.
const KOTLIN_FOLDER: &str = "WRY_ANDROID_KOTLIN_FILES_OUT_DIR";

/// Laid over the generated resources: ours first, then the launcher icons, when somebody has drawn them.
const RESOURCES: &str = "platforms/android/app/res";
const ICONS: &str = "assets/icons/android";

fn main() -> Result<(), String> {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-env-changed={KOTLIN_FOLDER}");
    embed("MA_REGION_ROOT", "assets/root/1.root", "trusted.root")?;
    embed("MA_REGION_SEED", "assets/seed/content.mrpack", "seed.mrpack")?;
    for script in ["maplibre-gl.mjs", "maplibre-gl-worker.mjs"] {
        embed_if_fetched(script)?;
    }
    let Some(kotlin) = env::var_os(KOTLIN_FOLDER) else { return Ok(()) };
    let here = env::var("CARGO_MANIFEST_DIR").map_err(|e| e.to_string())?;
    let main =
        Path::new(&kotlin).ancestors().nth(4).ok_or("the Android project is not where dx 0.7.10 puts it")?;
    patch_project(Path::new(&here), main, env!("CARGO_PKG_VERSION"))
}

/// Puts a file where the app includes it from: the one a variable names, else the development one of the repository.
fn embed(variable: &str, ours: &str, name: &str) -> Result<(), String> {
    println!("cargo:rerun-if-env-changed={variable}");
    let from = env::var_os(variable).map_or_else(|| ours.into(), std::path::PathBuf::from);
    println!("cargo:rerun-if-changed={}", from.display());
    let out = env::var_os("OUT_DIR").ok_or("cargo gives no OUT_DIR")?;
    let bytes = fs::read(&from).map_err(|error| format!("{}: {error}", from.display()))?;
    fs::write(Path::new(&out).join(name), bytes).map_err(|error| error.to_string())
}

/// Where set-up puts what draws the map (`.ci/npm`), and what to watch until it has.
const NPM: &str = ".ci/npm";
const MAPLIBRE: &str = ".ci/npm/node_modules/maplibre-gl/dist";

/// Puts a script of MapLibre where the app includes it from; an empty one where set-up has not fetched it: such an app
/// shows lists only, and says so.
fn embed_if_fetched(script: &str) -> Result<(), String> {
    let from = Path::new(MAPLIBRE).join(script);
    let out = env::var_os("OUT_DIR").ok_or("cargo gives no OUT_DIR")?;
    let bytes = if from.is_file() {
        println!("cargo:rerun-if-changed={}", from.display());
        fs::read(&from).map_err(|error| format!("{}: {error}", from.display()))?
    } else {
        println!("cargo:rerun-if-changed={NPM}");
        println!(
            "cargo:warning={} is not there (.ci/setup.sh fetches it): no map in this build",
            from.display()
        );
        Vec::new()
    };
    fs::write(Path::new(&out).join(script), bytes).map_err(|error| error.to_string())
}

/// Patches the project whose sources are in `main` (`<project>/app/src/main`). Doing it twice changes nothing.
fn patch_project(here: &Path, main: &Path, version: &str) -> Result<(), String> {
    let app = main.ancestors().nth(2).ok_or("the Android project has no app folder")?;
    let name = application_name(&read(&here.join("Dioxus.toml"))?)?;
    patch(&main.join("AndroidManifest.xml"), &manifest())?;
    patch(&main.join("res/values/strings.xml"), &[label(&name)])?;
    patch(&app.join("build.gradle.kts"), &[version_code(version)?])?;
    for (folder, without) in [(RESOURCES, None), (ICONS, Some("the launcher keeps the icon of Dioxus"))] {
        let from = here.join(folder);
        match (from.is_dir(), without) {
            (true, _) => lay_over(&from, &main.join("res"))?,
            (false, Some(what)) => println!("cargo:warning={folder} is not there: {what}"),
            (false, None) => return Err(format!("{folder} is missing")),
        }
        println!("cargo:rerun-if-changed={folder}");
    }
    println!("cargo:rerun-if-changed=Dioxus.toml");
    Ok(())
}

/// What dx 0.7.10 writes, and what stands there afterwards.
struct Patch {
    why: &'static str,
    from: String,
    to: String,
}

/// A second activity would start the runtime twice and abort; dark mode or larger text would recreate this one in the
/// middle of a sentence; a restored database without its Keystore key cannot be read.
fn manifest() -> Vec<Patch> {
    let changes = "orientation|screenLayout|screenSize|keyboardHidden";
    let more = "smallestScreenSize|uiMode|density|fontScale";
    vec![
        Patch {
            why: "one activity, that survives dark mode and larger text",
            from: format!(r#"<activity android:configChanges="{changes}""#),
            to: format!(
                r#"<activity android:launchMode="singleTask" android:configChanges="{changes}|{more}""#
            ),
        },
        Patch {
            why: "no backup",
            from: r#"<application android:hasCode="true""#.into(),
            to: concat!(
                r#"<application android:allowBackup="false" "#,
                r#"android:dataExtractionRules="@xml/data_extraction_rules" android:hasCode="true""#
            )
            .into(),
        },
    ]
}

/// The name under the icon: dx writes the binary's name there, in Pascal case.
fn label(name: &str) -> Patch {
    let xml = name.replace('&', "&amp;").replace('<', "&lt;").replace('\'', "\\'");
    Patch {
        why: "the name under the icon",
        from: r#"<string name="app_name">MaRegion</string>"#.into(),
        to: format!(r#"<string name="app_name">{xml}</string>"#),
    }
}

/// The store refuses a second release with the `1` that dx writes: `major*10000 + minor*100 + patch`.
fn version_code(version: &str) -> Result<Patch, String> {
    let release = version.split(['-', '+']).next().unwrap_or_default();
    let parts: Vec<u32> = release.split('.').map_while(|part| part.parse().ok()).collect();
    let &[major, minor, patch] = parts.as_slice() else { return Err(format!("not a version: {version}")) };
    if minor > 99 || patch > 99 {
        return Err(format!("{version}: a minor or patch number over 99 has no place in a version code"));
    }
    Ok(Patch {
        why: "a version code that grows",
        from: "versionCode = 1\n".into(),
        to: format!("versionCode = {}\n", major * 10_000 + minor * 100 + patch),
    })
}

/// `name` of `[application]`, which dx does not read on phones.
fn application_name(toml: &str) -> Result<String, String> {
    let section = toml.lines().map(str::trim).skip_while(|line| *line != "[application]").skip(1);
    let mut keys = section.take_while(|line| !line.starts_with('['));
    keys.find_map(|line| line.strip_prefix("name = \"")?.strip_suffix('"'))
        .map(String::from)
        .ok_or_else(|| "Dioxus.toml has no name under [application]".into())
}

fn patched(mut text: String, patches: &[Patch]) -> Result<String, String> {
    for Patch { why, from, to } in patches {
        if text.contains(to) {
            continue;
        }
        if text.matches(from).count() != 1 {
            return Err(format!("{why}: expected exactly once: {}", from.trim_end()));
        }
        text = text.replacen(from, to, 1);
    }
    Ok(text)
}

fn patch(file: &Path, patches: &[Patch]) -> Result<(), String> {
    // dx writes the file again at every build: cargo must then run this script again.
    println!("cargo:rerun-if-changed={}", file.display());
    let said = |e| format!("{}: this is not what dx 0.7.10 generates: {e}", file.display());
    let text = patched(read(file)?, patches).map_err(said)?;
    fs::write(file, text).map_err(|e| format!("{}: {e}", file.display()))
}

fn lay_over(from: &Path, to: &Path) -> Result<(), String> {
    let said = |e: std::io::Error| format!("{} over {}: {e}", from.display(), to.display());
    fs::create_dir_all(to).map_err(said)?;
    for entry in fs::read_dir(from).map_err(said)? {
        let entry = entry.map_err(said)?;
        let (source, target) = (entry.path(), to.join(entry.file_name()));
        if source.is_dir() {
            lay_over(&source, &target)?;
        } else {
            fs::copy(&source, &target).map_err(said)?;
        }
    }
    Ok(())
}

fn read(file: &Path) -> Result<String, String> {
    fs::read_to_string(file).map_err(|e| format!("{}: {e}", file.display()))
}

/// Run by the tests that include this file: cargo does not test build scripts.
#[cfg(test)]
mod tests {
    use super::*;

    const FIXTURE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/android/app");

    /// A copy of the project as dx 0.7.10 writes it.
    fn project(name: &str) -> std::path::PathBuf {
        let folder = env::temp_dir().join(format!("ma-region-{}-{name}", std::process::id()));
        lay_over(Path::new(FIXTURE), &folder.join("app")).unwrap();
        folder
    }

    fn patch_it(folder: &Path) -> Result<(), String> {
        patch_project(Path::new(env!("CARGO_MANIFEST_DIR")), &folder.join("app/src/main"), "1.20.3")
    }

    #[test]
    fn the_project_of_dx_gets_every_patch_and_a_second_time_nothing() {
        let folder = project("every-patch");
        patch_it(&folder).unwrap();
        let file = |path: &str| read(&folder.join("app").join(path)).unwrap();
        let now = || {
            (
                file("src/main/AndroidManifest.xml"),
                file("src/main/res/values/strings.xml"),
                file("build.gradle.kts"),
            )
        };
        let (manifest, strings, gradle) = now();
        for expected in [
            "\"singleTask\"",
            "|uiMode|density|fontScale\"",
            "allowBackup=\"false\"",
            "@xml/data_extraction_rules",
        ] {
            assert_eq!(manifest.matches(expected).count(), 1, "{expected}");
        }
        // Clear text stays allowed to 127.0.0.1 alone: the edits of the page travel there.
        assert!(manifest.contains("android:networkSecurityConfig=\"@xml/network_security_config\""));
        assert!(strings.contains("<string name=\"app_name\">Ma R\u{e9}gion &amp; moi</string>"), "{strings}");
        assert!(gradle.contains("versionCode = 12003\n"));
        assert!(file("src/main/res/xml/data_extraction_rules.xml").contains("<device-transfer>"));
        patch_it(&folder).unwrap();
        assert_eq!(now(), (manifest, strings, gradle));
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_project_that_another_dx_wrote_fails_the_build() {
        for (file, text) in [
            ("src/main/AndroidManifest.xml", "screenLayout|"),
            ("src/main/AndroidManifest.xml", "android:hasCode=\"true\""),
            ("src/main/res/values/strings.xml", "MaRegion"),
            ("build.gradle.kts", "versionCode = 1\n"),
        ] {
            let folder = project("another-dx");
            let file = folder.join("app").join(file);
            fs::write(&file, read(&file).unwrap().replace(text, "")).unwrap();
            let refused = patch_it(&folder).unwrap_err();
            assert!(refused.contains("not what dx 0.7.10 generates"), "{refused}");
            fs::remove_dir_all(folder).unwrap();
        }
    }

    #[test]
    fn a_version_code_grows_with_the_version() {
        let code = |version| version_code(version).map(|patch| patch.to);
        assert_eq!(code("0.1.0"), Ok("versionCode = 100\n".into()));
        assert_eq!(code("2.3.4-beta.1+5"), Ok("versionCode = 20304\n".into()));
        assert!(code("1.100.0").is_err() && code("1.2").is_err());
    }
}
