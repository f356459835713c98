//! The words of opening hours in French. A word that is not among them makes the whole text unreadable.

use super::super::text::folded;
use super::week::DAY;

/// What a piece of the text means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Token {
    /// A day; Monday is 0.
    Day(usize),
    /// A time, in minutes.
    Time(u16),
    /// `-`
    Dash,
    /// « à », « au ».
    To,
    /// « et », « puis », `/`, `,`
    And,
    /// `;` or the end of a line.
    Stop,
    /// `(`
    Open,
    /// `)`
    Close,
    /// « sauf », « hors ».
    Except,
    /// « fermé ».
    Closed,
    /// « tous ».
    All,
    /// « jours ».
    Days,
    /// « fériés ».
    Holidays,
    /// « sur rendez-vous ».
    Appointment,
    /// « uniquement ».
    Only,
}

/// The tokens of a text, or none where something is not understood.
pub fn tokens(text: &str) -> Option<Vec<Token>> {
    let chars: Vec<char> = text.chars().collect();
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(&c) = chars.get(at) {
        if c.is_ascii_digit() {
            let (minutes, next) = time(&chars, at)?;
            tokens.push(Token::Time(minutes));
            at = next;
            continue;
        }
        if c.is_alphabetic() {
            let end = (at..chars.len()).find(|end| !chars[*end].is_alphabetic()).unwrap_or(chars.len());
            let word = folded(&chars[at..end].iter().collect::<String>());
            at = match word.as_str() {
                "rendez" => after_vous(&chars, end)?,
                _ => end,
            };
            tokens.extend(meaning(&word)?);
            continue;
        }
        match c {
            '-' | '–' | '—' => tokens.push(Token::Dash),
            '/' | ',' | '&' => tokens.push(Token::And),
            ';' | '\n' => tokens.push(Token::Stop),
            '(' => tokens.push(Token::Open),
            ')' => tokens.push(Token::Close),
            ':' | '.' | '\'' | '’' => {}
            c if c.is_whitespace() => {}
            _ => return None,
        }
        at += 1;
    }
    Some(tokens)
}

/// What a word means; nothing for those that only lead to the next one, none for one that we do not know.
fn meaning(word: &str) -> Option<Option<Token>> {
    Some(Some(match word {
        "lundi" | "lundis" | "lun" | "lu" => Token::Day(0),
        "mardi" | "mardis" | "mar" | "ma" => Token::Day(1),
        "mercredi" | "mercredis" | "mer" | "me" => Token::Day(2),
        "jeudi" | "jeudis" | "jeu" | "je" => Token::Day(3),
        "vendredi" | "vendredis" | "ven" | "ve" => Token::Day(4),
        "samedi" | "samedis" | "sam" | "sa" => Token::Day(5),
        "dimanche" | "dimanches" | "dim" | "di" => Token::Day(6),
        "midi" => Token::Time(DAY / 2),
        "a" | "au" => Token::To,
        "et" | "puis" => Token::And,
        "sauf" | "hors" | "excepte" => Token::Except,
        "ferme" | "fermee" | "fermes" | "fermeture" => Token::Closed,
        "tous" => Token::All,
        "jours" => Token::Days,
        "feries" => Token::Holidays,
        "rdv" | "rendez" => Token::Appointment,
        "uniquement" | "seulement" | "exclusivement" => Token::Only,
        "du" | "de" | "des" | "d" | "le" | "les" | "sur" | "ouvert" | "ouverte" | "ouverture" | "horaire"
        | "horaires" => return Some(None),
        _ => return None,
    }))
}

/// After the « vous » of « rendez-vous ».
fn after_vous(chars: &[char], end: usize) -> Option<usize> {
    let at = end + 1;
    let vous = chars.get(at..at + 4)?.iter().flat_map(|c| c.to_lowercase()).eq("vous".chars());
    let alone = !chars.get(at + 4).is_some_and(|c| c.is_alphabetic());
    (vous && alone).then_some(at + 4)
}

/// A time that begins there, in minutes, and where it ends: `8h`, `8h30`, `8 h 30`, `08:30`. A bare number is none.
fn time(chars: &[char], start: usize) -> Option<(u16, usize)> {
    let (hour, mut at) = number(chars, start)?;
    at = spaces(chars, at);
    let minute = match chars.get(at)? {
        ':' => {
            let (minute, end) = number(chars, at + 1).filter(|(_, end)| end - at == 3)?;
            at = end;
            minute
        }
        'h' | 'H' => {
            at += 1;
            let digits = spaces(chars, at);
            match number(chars, digits) {
                // « 9h 12h » : what follows is the next time.
                Some((_, end)) if matches!(chars.get(spaces(chars, end)), Some('h' | 'H' | ':')) => 0,
                Some((minute, end)) if end - digits == 2 => {
                    at = end;
                    minute
                }
                Some(_) => return None,
                None => 0,
            }
        }
        _ => return None,
    };
    let glued = chars.get(at).is_some_and(|c| c.is_alphanumeric() || *c == ':')
        || (chars.get(at) == Some(&'.') && chars.get(at + 1).is_some_and(char::is_ascii_digit));
    let minutes = hour * 60 + minute;
    (!glued && minute < 60 && minutes <= DAY).then_some((minutes, at))
}

/// At most two figures.
fn number(chars: &[char], start: usize) -> Option<(u16, usize)> {
    let end = (start..chars.len()).find(|at| !chars[*at].is_ascii_digit()).unwrap_or(chars.len());
    let figures: String = chars.get(start..end)?.iter().collect();
    if figures.len() > 2 {
        return None;
    }
    Some((figures.parse().ok()?, end))
}

/// Past the spaces of a line.
fn spaces(chars: &[char], start: usize) -> usize {
    (start..chars.len()).find(|at| !matches!(chars[*at], ' ' | '\u{a0}' | '\u{202f}')).unwrap_or(chars.len())
}
