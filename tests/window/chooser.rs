//! A file dialog that chooses by itself.

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use serde_json::json;

use crate::hand::Hand;

/// A file chooser that chooses what the test says: the desktop asks `zenity` where no portal answers.
pub struct Chooser(PathBuf);

impl Chooser {
    /// Lies in that folder, which must be among the programs of the app.
    pub fn in_folder(folder: &Path) -> Self {
        let program = folder.join("zenity");
        std::fs::write(&program, "#!/bin/sh\ncat \"$(dirname \"$0\")/chosen\"\n").unwrap();
        std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
        Self(folder.to_owned())
    }

    /// These files, at the next press on the button of that field.
    pub fn gives(&self, hand: &mut Hand, field: &str, files: &[&Path]) {
        let files: Vec<String> = files.iter().map(|file| file.to_string_lossy().into_owned()).collect();
        std::fs::write(self.0.join("chosen"), files.join("|")).unwrap();
        let field = json!(format!("input[name={field}]"));
        hand.page.value(&format!("document.querySelector({field}).closest('label').click(); 0"));
    }
}
