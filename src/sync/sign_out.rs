//! A sign-out: the tokens are set aside at once, the gateway hears of it when it can, and the browser forgets too.

use api_client::failure::Failure;
use api_client::gateway::{Gateway, Traffic};
use domain::parcel::Outcome;
use domain::sign_in::Stage;

use super::Sync;
use super::courier::outcome;
use super::keyring::in_vault;
use super::sign_in::Shown;
use super::tokens::Tokens;
use super::trip::ending_of;
use crate::platform::{Secret, Vault, VaultGone};
use crate::store::desk::Writer;
use crate::store::desk::wishes::{self, Kind};

impl Sync {
    /// Carries out a sign-out; on this phone it has happened already. An error says that it cannot be written down.
    pub(super) async fn leave(&self, shown: Option<Shown<'_>>) -> Result<(), crate::store::Error> {
        let left = self.tokens_left().await;
        let told = match (left, self.citizens_gateway()) {
            (Ok(false), _) => Ok(false),
            (Ok(true), Some(gateway)) => {
                self.tell_of_leaving(gateway, &mut Traffic::default()).await.map(|()| true)
            }
            (Ok(true), None) => Err(Outcome::Fault),
            (Err(outcome), _) => Err(outcome),
        };
        if let (Ok(true), Some(gateway)) = (&told, self.gateway.as_ref()) {
            // Without a browser there is no session in it either.
            let _ = self.open(gateway.sign_out_page(), shown).await;
        }
        let now = self.clock.now();
        let stands = move |db: &Writer<'_>| match told {
            Ok(_) => wishes::done(db, Kind::SignOut),
            Err(outcome) => wishes::stands(db, Kind::SignOut, Stage::Ended(ending_of(&outcome)), now),
        };
        self.store.write(stands).await
    }

    /// Takes the tokens out of use. True if the gateway is to hear of some.
    pub(super) async fn tokens_left(&self) -> Result<bool, Outcome> {
        let _turn = self.turn.lock().await;
        in_vault(self.vault.clone(), |vault| {
            set_aside(vault)?;
            vault.keep(Secret::Tokens, None)?;
            Ok(!leaving(vault)?.is_empty())
        })
        .await
    }

    /// Tells the gateway of every sign-out that it has not heard of yet: best effort, again with each round.
    pub(super) async fn tell_of_leaving(
        &self,
        gateway: &Gateway,
        traffic: &mut Traffic,
    ) -> Result<(), Outcome> {
        let left = in_vault(self.vault.clone(), |vault| {
            let left = leaving(vault)?;
            if left.is_empty() && vault.secret(Secret::Leaving)?.is_some() {
                // Sessions that were opened by hand: nobody need hear that they are over.
                vault.keep(Secret::Leaving, None)?;
            }
            Ok(left)
        });
        let left = left.await?;
        if left.is_empty() {
            return Ok(());
        }
        for token in left {
            let mut call = Traffic::default();
            let said = gateway.revoke(&token, &mut call).await;
            *traffic += call;
            match said {
                // A token that it does not know, or will not hear of, signs nobody in.
                Ok(()) | Err(Failure::SignedOut | Failure::Refused { .. }) => {}
                Err(failure) => return Err(outcome(&failure, call)),
            }
            let _turn = self.turn.lock().await;
            in_vault(self.vault.clone(), move |vault| {
                let rest: Vec<_> = leaving(vault)?.into_iter().filter(|left| *left != token).collect();
                vault.keep(Secret::Leaving, (!rest.is_empty()).then(|| rest.join("\n")).as_deref())
            })
            .await?;
        }
        // If it cannot be written down now, the next round finds nothing left to tell and tries again.
        let told = |db: &Writer<'_>| match wishes::of(db, Kind::SignOut)? {
            Some(wish) if wish.stage != Stage::Wished => wishes::done(db, Kind::SignOut),
            _ => Ok(()),
        };
        let _ = self.store.write(told).await;
        Ok(())
    }
}

/// What renews the pair in use is kept until the gateway has been told that it is over.
pub(super) fn set_aside(vault: &dyn Vault) -> Result<(), VaultGone> {
    let Some(refresh) = vault.secret(Secret::Tokens)?.and_then(|text| Tokens::read(&text).refresh) else {
        return Ok(());
    };
    let mut left = leaving(vault)?;
    if !left.contains(&*refresh) {
        left.push(refresh.to_string());
        vault.keep(Secret::Leaving, Some(&left.join("\n")))?;
    }
    Ok(())
}

/// Tokens of which the gateway is to hear, one a line. An erasure leaves the whole pair, as it was kept.
fn leaving(vault: &dyn Vault) -> Result<Vec<String>, VaultGone> {
    let text = vault.secret(Secret::Leaving)?.unwrap_or_default();
    let token = |line: &str| match line.starts_with('{') {
        true => Tokens::read(line).refresh.map(|refresh| refresh.to_string()),
        false => Some(line.to_owned()),
    };
    Ok(text.lines().filter_map(token).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::fake::HandVault;

    #[test]
    fn tokens_are_set_aside_once_and_those_opened_by_hand_are_not() {
        let vault = HandVault::with(Some([7; 32]));
        set_aside(&vault).unwrap();
        vault.keep(Secret::Tokens, Some("by-hand")).unwrap();
        set_aside(&vault).unwrap();
        assert!(leaving(&vault).unwrap().is_empty());
        for refresh in ["one", "one", "two"] {
            let tokens = serde_json::json!({"access": "a", "refresh": refresh}).to_string();
            vault.keep(Secret::Tokens, Some(&tokens)).unwrap();
            set_aside(&vault).unwrap();
        }
        assert_eq!(leaving(&vault).unwrap(), ["one", "two"]);
        crate::platform::erasure::rekey(&vault).unwrap();
        assert_eq!(
            leaving(&vault).unwrap(),
            ["one", "two", "two"],
            "the pair itself, once its desk was erased"
        );
    }
}
