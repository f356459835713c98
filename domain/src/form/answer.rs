//! What somebody typed, read as what the field asks. Tolerant of spaces and habits, never of doubt.

use chrono::NaiveDate;

use super::check::Code;
use super::checksum::{self, Flaw};
use super::field::{Choice, Kind};
use super::{amounts, check};

/// An answer as it is understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A text, or an answer of a type newer than this build.
    Text(String),
    /// A figure, in thousandths.
    Number(i64),
    /// An amount, in cents.
    Money(i64),
    /// A day.
    Date(NaiveDate),
    /// Yes or no.
    YesNo(bool),
    /// What was chosen.
    Choice(String),
    /// All that was chosen, in the form's order.
    Choices(Vec<String>),
    /// INSEE code of a commune.
    Commune(String),
    /// A postal address.
    Address {
        /// Street, hamlet, building.
        street: String,
        /// Five figures.
        postcode: String,
        /// Town, as it is written on a letter.
        town: String,
    },
    /// An e-mail address.
    Email(String),
    /// A telephone number, `+` and the country's code first.
    Phone(String),
    /// An IBAN without spaces, in capitals.
    Iban(String),
    /// A SIRET, SIREN or RNA number without spaces.
    Registered(String),
}

/// Reads an answer; the code says what is wrong with it. A blank answer is for `check` to judge.
///
/// Total: any text of any length is read or refused.
pub fn read(kind: &Kind, typed: &str) -> Result<Value, Code> {
    let typed = typed.trim();
    let length = typed.chars().count();
    if length > check::LONGEST {
        return Err(Code::TooLong);
    }
    match kind {
        Kind::Text { max_length } | Kind::LongText { max_length } => {
            let fits = max_length.is_none_or(|max| length <= max as usize);
            if fits { Ok(Value::Text(typed.to_owned())) } else { Err(Code::TooLong) }
        }
        Kind::Unknown(_) | Kind::Group { .. } | Kind::Household => Ok(Value::Text(typed.to_owned())),
        Kind::Number { decimals, min, max } => number(typed, *decimals, *min, *max),
        Kind::Money { min, max } => {
            let cents = amounts::cents(typed).ok_or(Code::NotAnAmount)?;
            within(cents, *min, *max).map(Value::Money)
        }
        Kind::Date { min, max, .. } => {
            let day = amounts::day(typed).ok_or(Code::NotADate)?;
            if min.is_some_and(|min| day < min) {
                return Err(Code::TooEarly);
            }
            if max.is_some_and(|max| day > max) { Err(Code::TooLate) } else { Ok(Value::Date(day)) }
        }
        Kind::YesNo => yes_no(typed).map(Value::YesNo).ok_or(Code::NotYesOrNo),
        Kind::Choice(options) => {
            let chosen = option(options, typed).ok_or(Code::NotAChoice)?;
            Ok(Value::Choice(chosen.id.clone()))
        }
        Kind::Choices { options, max } => choices(options, *max, typed),
        Kind::Commune => commune(typed).map(Value::Commune).ok_or(Code::NotACommune),
        Kind::Address => address(typed).ok_or(Code::AddressIncomplete),
        Kind::Email => email(typed).map(Value::Email).ok_or(Code::NotAnEmail),
        Kind::Phone => phone(typed).map(Value::Phone).ok_or(Code::NotAPhone),
        Kind::Iban => {
            let iban = bare(typed);
            checksum::iban(&iban).map_err(|flaw| match flaw {
                Flaw::Country => Code::IbanCountry,
                Flaw::Length => Code::IbanLength,
                Flaw::Key => Code::IbanKey,
            })?;
            Ok(Value::Iban(iban))
        }
        Kind::Siret => registered(typed, checksum::siret, Code::SiretLength, Code::SiretKey),
        Kind::Siren => registered(typed, checksum::siren, Code::SirenLength, Code::SirenKey),
        Kind::Rna => registered(typed, checksum::rna, Code::NotAnRna, Code::NotAnRna),
    }
}

/// Codes of the communes among the answers.
pub fn communes(answers: &super::Answers) -> std::collections::BTreeSet<String> {
    let code = |typed: &String| match read(&Kind::Commune, typed) {
        Ok(Value::Commune(code)) if typed.trim().len() == 5 => Some(code),
        _ => None,
    };
    answers.values().filter_map(code).collect()
}

/// Without spaces or the marks that people put between groups, in capitals.
fn bare(typed: &str) -> String {
    typed.chars().filter(|c| !c.is_whitespace() && !".-/".contains(*c)).flat_map(char::to_uppercase).collect()
}

fn number(typed: &str, decimals: u8, min: Option<i64>, max: Option<i64>) -> Result<Value, Code> {
    let figure = amounts::figure(typed).ok_or(Code::NotANumber)?;
    if figure.decimals > decimals.min(3) {
        return Err(if decimals == 0 { Code::NotAWholeNumber } else { Code::TooManyDecimals });
    }
    let thousandths = figure.scaled(3).ok_or(Code::TooLarge)?;
    let bound = |whole: Option<i64>| whole.map(|whole| whole.saturating_mul(1000));
    within(thousandths, bound(min), bound(max)).map(Value::Number)
}

fn within(value: i64, min: Option<i64>, max: Option<i64>) -> Result<i64, Code> {
    if min.is_some_and(|min| value < min) {
        return Err(Code::TooSmall);
    }
    if max.is_some_and(|max| value > max) { Err(Code::TooLarge) } else { Ok(value) }
}

fn yes_no(typed: &str) -> Option<bool> {
    match typed.to_lowercase().as_str() {
        "yes" | "oui" | "true" => Some(true),
        "no" | "non" | "false" => Some(false),
        _ => None,
    }
}

fn option<'a>(options: &'a [Choice], typed: &str) -> Option<&'a Choice> {
    options.iter().find(|option| option.id.eq_ignore_ascii_case(typed))
}

fn choices(options: &[Choice], max: Option<u32>, typed: &str) -> Result<Value, Code> {
    let written: Vec<&str> = typed
        .split(|c: char| c.is_whitespace() || c == ',' || c == ';')
        .filter(|word| !word.is_empty())
        .collect();
    if written.iter().any(|word| option(options, word).is_none()) {
        return Err(Code::NotAChoice);
    }
    let is_written = |option: &&Choice| written.iter().any(|word| option.id.eq_ignore_ascii_case(word));
    let chosen: Vec<String> = options.iter().filter(is_written).map(|option| option.id.clone()).collect();
    if max.is_some_and(|max| chosen.len() > max as usize) {
        Err(Code::TooMany)
    } else {
        Ok(Value::Choices(chosen))
    }
}

/// `25056`, or what a picker may write: `Besançon (25056)`.
fn commune(typed: &str) -> Option<String> {
    let code = typed.strip_suffix(')').and_then(|rest| rest.rsplit_once('(')).map_or(typed, |(_, code)| code);
    let code = code.trim().to_ascii_uppercase();
    let corsican = code.starts_with("2A") || code.starts_with("2B");
    let figures = if corsican { code.get(2..)? } else { &code };
    let fits = code.len() == 5 && figures.bytes().all(|byte| byte.is_ascii_digit());
    fits.then_some(code)
}

/// On one line or several: what comes last before the town is the postcode.
fn address(typed: &str) -> Option<Value> {
    let words: Vec<&str> =
        typed.split(|c: char| c.is_whitespace() || c == ',').filter(|w| !w.is_empty()).collect();
    let is_postcode = |word: &&str| word.len() == 5 && word.bytes().all(|byte| byte.is_ascii_digit());
    let last = words.len().checked_sub(1)?;
    let at = words[..last].iter().rposition(is_postcode).filter(|at| *at > 0)?;
    Some(Value::Address {
        street: words[..at].join(" "),
        postcode: words[at].to_owned(),
        town: words[at + 1..].join(" "),
    })
}

fn email(typed: &str) -> Option<String> {
    let (local, host) = typed.rsplit_once('@')?;
    let plain = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c);
    let local_fits = (1..=64).contains(&local.len())
        && local.chars().all(plain)
        && !local.starts_with('.')
        && !local.ends_with('.')
        && !local.contains("..");
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c.is_alphanumeric() || c == '-')
    };
    let host_fits = host.len() <= 253 && host.contains('.') && host.split('.').all(label);
    (local_fits && host_fits).then(|| typed.to_owned())
}

fn phone(typed: &str) -> Option<String> {
    // The nought in brackets is dialled inside the country only.
    let without_nought = typed.replace("(0)", "");
    let dialled: String =
        without_nought.chars().filter(|c| !c.is_whitespace() && !".-/()".contains(*c)).collect();
    let national = |figures: &str| {
        let fits = figures.len() == 9 && figures.starts_with(|c: char| ('1'..='9').contains(&c));
        fits.then(|| format!("+33{figures}"))
    };
    let figures = dialled.strip_prefix('+').or_else(|| dialled.strip_prefix("00"));
    let only_figures = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    match figures {
        Some(abroad) if !only_figures(abroad) => None,
        Some(abroad) => match abroad.strip_prefix("33") {
            Some(here) => national(here.strip_prefix('0').unwrap_or(here)),
            None => {
                ((7..=15).contains(&abroad.len()) && !abroad.starts_with('0')).then(|| format!("+{abroad}"))
            }
        },
        None if only_figures(&dialled) => dialled.strip_prefix('0').and_then(national),
        None => None,
    }
}

fn registered(
    typed: &str,
    flaw: fn(&str) -> Result<(), Flaw>,
    length: Code,
    key: Code,
) -> Result<Value, Code> {
    let number = bare(typed);
    match flaw(&number) {
        Ok(()) => Ok(Value::Registered(number)),
        Err(Flaw::Key) => Err(key),
        Err(_) => Err(length),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn text(kind: &Kind, typed: &str) -> Option<String> {
        match read(kind, typed).ok()? {
            Value::Text(text) | Value::Commune(text) | Value::Email(text) | Value::Phone(text) => Some(text),
            Value::Iban(text) | Value::Registered(text) | Value::Choice(text) => Some(text),
            _ => None,
        }
    }

    #[test]
    fn numbers_with_a_key_are_read_with_their_spaces() {
        let iban = read(&Kind::Iban, " fr14 2004 1010 0505 0001 3m02 606 ");
        assert_eq!(iban, Ok(Value::Iban("FR1420041010050500013M02606".into())));
        assert_eq!(read(&Kind::Iban, "FR14 2004 1010 0505 0001 3M02 607"), Err(Code::IbanKey));
        assert_eq!(read(&Kind::Iban, "FR14"), Err(Code::IbanLength));
        assert_eq!(read(&Kind::Iban, "ZZ14 2004 1010"), Err(Code::IbanCountry));
        assert_eq!(text(&Kind::Siret, "732 829 320 00074").as_deref(), Some("73282932000074"));
        assert_eq!(read(&Kind::Siren, "200 053 727"), Err(Code::SirenKey));
        assert_eq!(text(&Kind::Rna, "w751004076").as_deref(), Some("W751004076"));
    }

    #[test]
    fn a_telephone_number_is_read_with_its_habits() {
        for typed in
            ["06 12 34 56 78", "06.12.34.56.78", "+33 6 12 34 56 78", "0033612345678", "+33 (0)6 12 34 56 78"]
        {
            assert_eq!(text(&Kind::Phone, typed).as_deref(), Some("+33612345678"), "{typed}");
        }
        assert_eq!(text(&Kind::Phone, "+41 21 123 45 67").as_deref(), Some("+41211234567"));
        for wrong in
            ["6 12 34 56 78", "0612345", "06123456789", "+0123456789", "abc", "00", "+33", "06 12 34 56 7x"]
        {
            assert_eq!(read(&Kind::Phone, wrong), Err(Code::NotAPhone), "{wrong}");
        }
    }

    #[test]
    fn an_address_has_a_street_a_postcode_and_a_town() {
        let read_address = |typed: &str| match read(&Kind::Address, typed) {
            Ok(Value::Address { street, postcode, town }) => Some((street, postcode, town)),
            _ => None,
        };
        let here = Some(("12 rue Neuve".into(), "25000".into(), "Besançon".into()));
        assert_eq!(read_address("12 rue Neuve\n25000 Besançon"), here);
        assert_eq!(read_address("12 rue Neuve, 25000 Besançon"), here);
        let cedex = read_address("BP 51857\n25030 Besançon Cedex");
        assert_eq!(cedex, Some(("BP 51857".into(), "25030".into(), "Besançon Cedex".into())));
        for incomplete in ["12 rue Neuve", "25000 Besançon", "12 rue Neuve 25000", ""] {
            assert_eq!(read(&Kind::Address, incomplete), Err(Code::AddressIncomplete), "{incomplete}");
        }
    }

    #[test]
    fn an_email_has_one_at_sign_and_a_whole_host() {
        for good in ["a.b+c@exemple.fr", " x@sous.exemple.org "] {
            assert!(read(&Kind::Email, good).is_ok(), "{good}");
        }
        for bad in ["a@b", "@b.fr", "a@@b.fr", "a b@c.fr", "a@b..fr", "a.@b.fr", "a@-b.fr", ""] {
            assert_eq!(read(&Kind::Email, bad), Err(Code::NotAnEmail), "{bad}");
        }
    }

    #[test]
    fn a_commune_is_its_insee_code() {
        assert_eq!(text(&Kind::Commune, "Besançon (25056)").as_deref(), Some("25056"));
        assert_eq!(text(&Kind::Commune, "2a004").as_deref(), Some("2A004"));
        for wrong in ["Besançon", "2500", "250560", "2C004", "()", "é25056"] {
            assert_eq!(read(&Kind::Commune, wrong), Err(Code::NotACommune), "{wrong}");
        }
    }

    #[test]
    fn a_figure_is_as_fine_as_the_field_asks() {
        let whole = Kind::Number { decimals: 0, min: Some(1), max: Some(30) };
        assert_eq!(read(&whole, "3,0"), Ok(Value::Number(3000)));
        assert_eq!(read(&whole, "3,5"), Err(Code::NotAWholeNumber));
        assert_eq!(read(&whole, "0"), Err(Code::TooSmall));
        assert_eq!(read(&whole, "31"), Err(Code::TooLarge));
        assert_eq!(read(&whole, "trois"), Err(Code::NotANumber));
        let fine = Kind::Number { decimals: 2, min: None, max: None };
        assert_eq!(read(&fine, "2,25"), Ok(Value::Number(2250)));
        assert_eq!(read(&fine, "2,255"), Err(Code::TooManyDecimals));
    }

    #[test]
    fn several_choices_are_read_in_the_form_s_order() {
        let choice = |id: &str| Choice { id: id.into(), label: Default::default() };
        let options = vec![choice("roof"), choice("walls"), choice("heating")];
        let kind = Kind::Choices { options, max: Some(2) };
        let two = Value::Choices(vec!["roof".into(), "heating".into()]);
        assert_eq!(read(&kind, "heating, roof heating"), Ok(two));
        assert_eq!(read(&kind, "roof walls heating"), Err(Code::TooMany));
        assert_eq!(read(&kind, "cellar"), Err(Code::NotAChoice));
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(typed in "\\PC{0,40}|[0-9 .,/@+()A-Z-]{0,30}") {
            for kind in super::super::sample::kinds() {
                let _ = read(&kind, &typed);
            }
        }
    }
}
