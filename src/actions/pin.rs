//! A PIN made unreadable, and tried: Argon2id (RFC 9106), so that each guess costs time and memory.

use argon2::{Algorithm, Argon2, Params, Version};
use zeroize::Zeroizing;

use crate::store::desk::lock::{Cost, Verifier};

/// What only the citizen knows. Never shown, wiped when dropped.
pub type Pin = Zeroizing<String>;

/// What a PIN costs to try: 32 MiB, six passes, four lanes (SECURITY.md §3).
const COST: Cost = Cost { memory: 32 * 1024, passes: 6, lanes: 4 };
const LENGTH: usize = 32;

/// The system gave no salt, or no memory for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotMade;

/// What is kept of a PIN, under a salt of its own.
pub fn made(pin: &str) -> Result<Verifier, NotMade> {
    let mut salt = vec![0; 16];
    getrandom::fill(&mut salt).map_err(|_| NotMade)?;
    let tag = tag(pin, &salt, COST)?.to_vec();
    Ok(Verifier { salt, tag, cost: COST })
}

/// Whether it is this PIN. Takes as long for a wrong one as for the right one.
pub fn is_it(pin: &str, kept: &Verifier) -> Result<bool, NotMade> {
    let tried = tag(pin, &kept.salt, kept.cost)?;
    let differs = tried.iter().zip(&kept.tag).fold(0, |differs, (one, other)| differs | (one ^ other));
    Ok(differs == 0 && kept.tag.len() == LENGTH)
}

fn tag(pin: &str, salt: &[u8], cost: Cost) -> Result<Zeroizing<[u8; LENGTH]>, NotMade> {
    let params = Params::new(cost.memory, cost.passes, cost.lanes, Some(LENGTH)).map_err(|_| NotMade)?;
    let mut tag = Zeroizing::new([0; LENGTH]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(pin.as_bytes(), salt, tag.as_mut())
        .map_err(|_| NotMade)?;
    Ok(tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Of the reference implementation's own tests (phc-winner-argon2, `src/test.c`): 256 KiB, two passes, one lane.
    #[test]
    fn it_is_argon2id_as_everybody_makes_it() {
        let cost = Cost { memory: 256, passes: 2, lanes: 1 };
        let made = tag("password", b"somesalt", cost).unwrap();
        let hex: String = made.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(hex, "9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe");
    }

    #[test]
    fn the_same_pin_is_kept_otherwise_each_time_and_no_other_fits() {
        let (one, other) = (made("835106").unwrap(), made("835106").unwrap());
        assert_ne!(one, other);
        assert_eq!(one.cost, COST);
        assert_eq!(
            (is_it("835106", &one), is_it("835107", &one), is_it("", &one)),
            (Ok(true), Ok(false), Ok(false))
        );
        let cut = Verifier { tag: Vec::new(), ..one };
        assert_eq!(is_it("835106", &cut), Ok(false), "a damaged one opens to nobody");
    }
}
