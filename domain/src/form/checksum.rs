//! Numbers that carry a key: IBAN, SIREN, SIRET; and the shape of an RNA number.

/// Why a number is not one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flaw {
    /// No country of the register begins so.
    Country,
    /// Too short, too long, or a character that cannot stand there.
    Length,
    /// The key does not fit: a character was mistyped.
    Key,
}

/// Length of an IBAN by country: SWIFT's IBAN register (ISO 13616), the table being one of facts.
const IBAN_LENGTHS: &[(u8, &str)] = &[
    (15, "NO"),
    (16, "BE"),
    (18, "DK FI FK FO GL NL SD"),
    (19, "MK SI"),
    (20, "AT BA EE KZ LT LU MN XK"),
    (21, "CH HR LI LV"),
    (22, "BG BH CR DE GB GE IE ME RS VA"),
    (23, "AE GI IL IQ OM SO TL"),
    (24, "AD CZ ES MD PK RO SA SE SK TN VG"),
    (25, "LY PT ST"),
    (26, "IS TR"),
    (27, "BI DJ FR GR IT MC MR SM"),
    (28, "AL AZ BY CY DO GT HN HU LB NI PL SV"),
    (29, "BR EG PS QA UA"),
    (30, "JO KW MU YE"),
    (31, "MT SC"),
    (32, "LC"),
    (33, "RU"),
];

/// Checks an IBAN without spaces, in capitals: country, length, then the key of ISO 7064 (modulo 97).
pub fn iban(iban: &str) -> Result<(), Flaw> {
    if !iban.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit()) || iban.len() < 4 {
        return Err(Flaw::Length);
    }
    let country = &iban[..2];
    let length = IBAN_LENGTHS
        .iter()
        .find(|(_, countries)| countries.split(' ').any(|known| known == country))
        .map(|(length, _)| usize::from(*length))
        .ok_or(Flaw::Country)?;
    if iban.len() != length {
        return Err(Flaw::Length);
    }
    let rest = iban[4..].bytes().chain(iban[..4].bytes()).fold(0_u32, |rest, byte| match byte {
        b'0'..=b'9' => (rest * 10 + u32::from(byte - b'0')) % 97,
        // A letter stands for two figures, A for 10.
        _ => (rest * 100 + u32::from(byte - b'A') + 10) % 97,
    });
    if rest == 1 && iban[2..4].bytes().all(|byte| byte.is_ascii_digit()) { Ok(()) } else { Err(Flaw::Key) }
}

/// Checks a SIREN number without spaces: nine figures, Luhn's key.
pub fn siren(siren: &str) -> Result<(), Flaw> {
    figures(siren, 9)?;
    if luhn(siren) { Ok(()) } else { Err(Flaw::Key) }
}

/// The SIREN of La Poste, whose post offices do not all carry Luhn's key.
const LA_POSTE: &str = "356000000";

/// Checks a SIRET number without spaces: fourteen figures, Luhn's key; for La Poste, whose offices
/// outgrew it, figures whose sum is a multiple of five are enough (INSEE's own rule).
pub fn siret(siret: &str) -> Result<(), Flaw> {
    figures(siret, 14)?;
    let sum: u32 = siret.bytes().map(|byte| u32::from(byte - b'0')).sum();
    let post_office = siret.starts_with(LA_POSTE) && sum.is_multiple_of(5);
    let whole = siren(&siret[..9]).is_ok() && luhn(siret);
    if whole || post_office { Ok(()) } else { Err(Flaw::Key) }
}

/// Checks an RNA number without spaces, in capitals: W, the prefecture, then the association.
///
/// Nine figures after the W, save that Corsica and overseas write a letter in the third place
/// (`W2A…`, `W9R…`). It carries no key.
pub fn rna(rna: &str) -> Result<(), Flaw> {
    let fits = rna.len() == 10
        && rna.bytes().enumerate().all(|(at, byte)| match at {
            0 => byte == b'W',
            2 => byte.is_ascii_digit() || byte.is_ascii_uppercase(),
            _ => byte.is_ascii_digit(),
        });
    if fits { Ok(()) } else { Err(Flaw::Length) }
}

fn figures(text: &str, count: usize) -> Result<(), Flaw> {
    if text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit()) {
        Ok(())
    } else {
        Err(Flaw::Length)
    }
}

/// Every second figure from the right is doubled; the sum of all figures is a multiple of ten.
fn luhn(figures: &str) -> bool {
    let sum: u32 = figures
        .bytes()
        .rev()
        .enumerate()
        .map(|(at, byte)| {
            let figure = u32::from(byte - b'0') << (at % 2);
            if figure > 9 { figure - 9 } else { figure }
        })
        .sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Examples of the register itself, one per family of shapes.
    const IBANS: [&str; 9] = [
        "FR1420041010050500013M02606",
        "DE89370400440532013000",
        "BE68539007547034",
        "CH9300762011623852957",
        "GB29NWBK60161331926819",
        "NO9386011117947",
        "ES9121000418450200051332",
        "MT84MALT011000012345MTLCAST001S",
        "LC55HEMM000100010012001200023015",
    ];

    #[test]
    fn the_register_s_own_ibans_are_taken() {
        for known in IBANS {
            assert_eq!(iban(known), Ok(()), "{known}");
        }
    }

    #[test]
    fn one_wrong_figure_of_an_iban_is_always_seen() {
        for known in IBANS {
            for at in 4..known.len() {
                let mut bytes = known.as_bytes().to_vec();
                bytes[at] = if bytes[at] == b'7' { b'8' } else { b'7' };
                assert_eq!(iban(&String::from_utf8(bytes).unwrap()), Err(Flaw::Key), "{known} at {at}");
            }
        }
    }

    #[test]
    fn an_iban_has_the_length_of_its_country() {
        assert_eq!(iban("FR1420041010050500013M0260"), Err(Flaw::Length));
        assert_eq!(iban("ZZ1420041010050500013M02606"), Err(Flaw::Country));
        assert_eq!(iban("FR14 20041010050500013M0260"), Err(Flaw::Length));
        assert_eq!(iban(""), Err(Flaw::Length));
        assert_eq!(iban("é1"), Err(Flaw::Length));
    }

    #[test]
    fn no_country_stands_twice_in_the_table() {
        let mut all: Vec<_> = IBAN_LENGTHS.iter().flat_map(|(_, countries)| countries.split(' ')).collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
        assert!(all.iter().all(|country| country.len() == 2));
    }

    #[test]
    fn a_siren_and_a_siret_carry_luhn_s_key() {
        // The Region itself, and INSEE: both published.
        for known in ["200053726", "120027016"] {
            assert_eq!(siren(known), Ok(()), "{known}");
        }
        assert_eq!(siren("200053727"), Err(Flaw::Key));
        assert_eq!(siren("20005372"), Err(Flaw::Length));
        assert_eq!(siret("73282932000074"), Ok(()));
        assert_eq!(siret("73282932000075"), Err(Flaw::Key));
        assert_eq!(siret("7328293200007"), Err(Flaw::Length));
        assert_eq!(siret("7328293200007A"), Err(Flaw::Length));
    }

    #[test]
    fn a_post_office_needs_a_sum_that_is_a_multiple_of_five() {
        assert_eq!(siret("35600000000048"), Ok(()), "the head office carries Luhn's key");
        assert_eq!(siret("35600000049837"), Ok(()), "a post office does not");
        assert_eq!(siret("35600000049838"), Err(Flaw::Key));
        assert_eq!(siret("73282932000040"), Err(Flaw::Key), "nobody else may");
    }

    #[test]
    fn an_rna_number_is_a_w_and_nine_more() {
        for known in ["W751004076", "W2A1000123", "W9R1000123"] {
            assert_eq!(rna(known), Ok(()), "{known}");
        }
        for wrong in ["W75100407", "W7510040761", "X751004076", "W75100407A", "w751004076", ""] {
            assert_eq!(rna(wrong), Err(Flaw::Length), "{wrong}");
        }
    }
}
