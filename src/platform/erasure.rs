//! What a vault keeps so that somebody can be erased: a token for each account, and one for each erasure that is owed.
//!
//! Such a token asks for an erasure and is good for nothing else; it outlives the session, and the desk itself.

use std::collections::BTreeMap;

use domain::ids::ParcelId;
use uuid::Uuid;
use zeroize::Zeroizing;

use super::{Secret, Vault, VaultGone};

type Tokens = BTreeMap<String, String>;

/// Keeps what asks for an account's erasure; each account has its own.
pub fn may_erase(vault: &dyn Vault, account: &str, token: &str) -> Result<(), VaultGone> {
    if token.is_empty() {
        return Ok(());
    }
    let mut kept = read(vault, Secret::Erasure)?;
    kept.insert(account.to_owned(), token.to_owned());
    write(vault, Secret::Erasure, &kept)
}

/// The accounts that can be erased from here.
pub fn erasable(vault: &dyn Vault) -> Result<Vec<String>, VaultGone> {
    Ok(read(vault, Secret::Erasure)?.into_keys().collect())
}

/// From now on that parcel can be delivered: it asks for the erasure of that account. False if nothing asks for that.
pub fn owe(vault: &dyn Vault, account: &str, parcel: ParcelId) -> Result<bool, VaultGone> {
    let Some(token) = read(vault, Secret::Erasure)?.remove(account) else { return Ok(false) };
    let mut owed = read(vault, Secret::Erased)?;
    owed.insert(parcel.0.to_string(), token);
    write(vault, Secret::Erased, &owed)?;
    Ok(true)
}

/// The erasures that are owed, or whose answer is still to come.
pub fn owed(vault: &dyn Vault) -> Result<Vec<ParcelId>, VaultGone> {
    let owed = read(vault, Secret::Erased)?;
    Ok(owed.keys().filter_map(|id| Uuid::parse_str(id).ok()).map(ParcelId).collect())
}

/// What delivers that parcel.
pub fn token(vault: &dyn Vault, parcel: ParcelId) -> Result<Option<Zeroizing<String>>, VaultGone> {
    Ok(read(vault, Secret::Erased)?.remove(&parcel.0.to_string()).map(Zeroizing::new))
}

/// Nothing is asked of that parcel any more.
pub fn answered(vault: &dyn Vault, parcel: ParcelId) -> Result<(), VaultGone> {
    let mut owed = read(vault, Secret::Erased)?;
    match owed.remove(&parcel.0.to_string()) {
        Some(_) => write(vault, Secret::Erased, &owed),
        None => Ok(()),
    }
}

/// Destroys the key, takes out every secret of the citizen's, and makes another key. What the gateway is still to hear
/// (a session that is over, an erasure that is owed) stays until it has. May be done again where it was cut off.
pub fn rekey(vault: &dyn Vault) -> Result<Zeroizing<[u8; 32]>, VaultGone> {
    vault.destroy_key()?;
    if let Some(tokens) = vault.secret(Secret::Tokens)? {
        let left = vault.secret(Secret::Leaving)?.unwrap_or_default();
        if left.lines().all(|line| *line != **tokens) {
            let left = Zeroizing::new(format!("{}\n{}", *left, *tokens));
            vault.keep(Secret::Leaving, Some(left.trim_start()))?;
        }
    }
    for what in [Secret::Tokens, Secret::Trip, Secret::Erasure] {
        vault.keep(what, None)?;
    }
    vault.desk_key(true)
}

fn read(vault: &dyn Vault, what: Secret) -> Result<Tokens, VaultGone> {
    let text = vault.secret(what)?;
    // Nothing but this file writes there: what cannot be read is none of ours.
    Ok(text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default())
}

fn write(vault: &dyn Vault, what: Secret, tokens: &Tokens) -> Result<(), VaultGone> {
    if tokens.is_empty() {
        return vault.keep(what, None);
    }
    let text = serde_json::to_string(tokens).map(Zeroizing::new).map_err(|_| VaultGone)?;
    vault.keep(what, Some(&text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::fake::HandVault;

    #[test]
    fn each_account_keeps_its_own_way_to_be_erased() {
        let vault = HandVault::with(Some([7; 32]));
        for (account, token) in [("a", "one"), ("b", "two"), ("a", "three"), ("b", "")] {
            may_erase(&vault, account, token).unwrap();
        }
        assert_eq!(erasable(&vault).unwrap(), ["a", "b"]);
        let parcel = ParcelId(Uuid::from_u128(1));
        assert!(owe(&vault, "a", parcel).unwrap() && !owe(&vault, "c", parcel).unwrap());
        assert_eq!(**token(&vault, parcel).unwrap().unwrap(), *"three");
        assert_eq!(owed(&vault).unwrap(), [parcel]);
        answered(&vault, parcel).unwrap();
        answered(&vault, parcel).unwrap();
        assert!(owed(&vault).unwrap().is_empty() && vault.secret(Secret::Erased).unwrap().is_none());
    }

    #[test]
    fn another_key_and_no_secret_but_what_the_gateway_is_still_to_hear() {
        let vault = HandVault::with(Some([7; 32]));
        let tokens = "{\"access\":\"a\",\"refresh\":\"r\"}";
        for (what, text) in [(Secret::Tokens, tokens), (Secret::Trip, "{}"), (Secret::Leaving, "before")] {
            vault.keep(what, Some(text)).unwrap();
        }
        may_erase(&vault, "a", "one").unwrap();
        let parcel = ParcelId(Uuid::from_u128(1));
        owe(&vault, "a", parcel).unwrap();
        let key = rekey(&vault).unwrap();
        assert_ne!(*key, [7; 32]);
        // Cut off before it was written down that it was done, it is done again.
        vault.keep(Secret::Tokens, Some(tokens)).unwrap();
        let again = rekey(&vault).unwrap();
        assert_ne!(*again, *key);
        assert_eq!(*vault.desk_key(false).unwrap(), *again);
        for what in [Secret::Tokens, Secret::Trip, Secret::Erasure] {
            assert!(vault.secret(what).unwrap().is_none(), "{what:?}");
        }
        assert_eq!(**vault.secret(Secret::Leaving).unwrap().unwrap(), *format!("before\n{tokens}"));
        assert_eq!(owed(&vault).unwrap(), [parcel]);
    }

    #[test]
    fn a_vault_that_is_locked_destroys_nothing() {
        let vault = HandVault::with(None);
        assert!(rekey(&vault).is_err() && vault.destroy_key().is_err());
        vault.becomes(Some([7; 32]));
        assert_eq!(*vault.desk_key(false).unwrap(), [7; 32]);
    }
}
