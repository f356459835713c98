//! Hands everything of a desk over as one encrypted file, beside what the citizen saved before.

use super::baggage::Trouble;
use super::{Actions, Error, Exported, Passphrase, Result};
use crate::platform::given;

/// Numbers that are tried after a name that is taken.
const TRIES: u32 = 20;

impl Actions {
    /// Writes everything into a new file under a passphrase, where the citizen looks for what they saved: under that name
    /// and the day, with a number where that is taken.
    pub async fn hand_over(&self, name: &str, passphrase: Passphrase) -> Result<Exported> {
        let folder = self.folders.saved().ok_or(given::Trouble::Unwritable)?;
        let day = self.today();
        let mut last = Err(Error::from(Trouble::PassphraseShort));
        for number in 1..TRIES {
            let number = if number == 1 { String::new() } else { format!("-{number}") };
            let file = folder.join(format!("{name}-{day}{number}.zip.age"));
            last = self.export_me(file, Some(passphrase.clone())).await;
            match &last {
                Err(error) if error.code() == "file-exists" => {}
                _ => break,
            }
        }
        last
    }
}
