//! The orientation sheet: where to go, when it is open, what to bring, for which aid. One page, and one code.

/// Most letters that the code holds: more is too fine for an ordinary telephone.
pub const MOST: usize = 300;
/// Fewest letters that are left of a line that is cut.
const FEWEST: usize = 20;

/// What stands on it, in the words of whoever orients.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Orientation {
    /// The aid, or the matter.
    pub aid: String,
    /// The desk where one goes.
    pub place: String,
    /// Its address.
    pub address: String,
    /// Its telephone.
    pub phone: String,
    /// When it is open.
    pub hours: String,
    /// What to bring, one thing a line.
    pub bring: String,
}

/// Why there is no such sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// It does not say for what, or where to go.
    Blank,
    /// More than one page holds.
    Long,
}

impl Unfit {
    /// Stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Blank => "orientation-blank",
            Self::Long => "orientation-long",
        }
    }
}

impl Orientation {
    /// The same without white around it, if it says enough and fits on a page.
    pub fn judged(self) -> Result<Self, Unfit> {
        let one = |text: &str, most: usize| match text.trim() {
            text if text.chars().count() > most || text.lines().count() > LINES => Err(Unfit::Long),
            text => Ok(text.to_owned()),
        };
        let judged = Self {
            aid: one(&self.aid, 120)?,
            place: one(&self.place, 120)?,
            address: one(&self.address, 160)?,
            phone: one(&self.phone, 40)?,
            hours: one(&self.hours, 240)?,
            bring: one(&self.bring, 600)?,
        };
        if judged.aid.is_empty() || judged.place.is_empty() { Err(Unfit::Blank) } else { Ok(judged) }
    }

    /// What to bring, thing by thing.
    pub fn things(&self) -> Vec<String> {
        let things = self.bring.lines().map(str::trim).filter(|thing| !thing.is_empty());
        things.map(str::to_owned).collect()
    }
}

/// Most lines of one answer.
const LINES: usize = 12;

/// The lines of a code, in at most `MOST` letters: the longest are cut first, and say so; the first ones last of all.
pub fn short(lines: &[String]) -> String {
    let mut lines: Vec<String> = lines.iter().filter(|line| !line.trim().is_empty()).cloned().collect();
    let length =
        |lines: &[String]| lines.iter().map(|line| line.chars().count() + 1).sum::<usize>().saturating_sub(1);
    loop {
        let over = length(&lines).saturating_sub(MOST);
        if over == 0 {
            return lines.join("\n");
        }
        let longest = (0..lines.len()).max_by_key(|at| lines[*at].chars().count());
        let Some(longest) = longest.filter(|at| lines[*at].chars().count() > FEWEST) else {
            lines.pop();
            continue;
        };
        let letters = lines[longest].chars().count();
        let kept = letters.saturating_sub(over + 1).max(FEWEST - 1);
        lines[longest] =
            lines[longest].chars().take(kept).collect::<String>().trim_end().to_owned() + "\u{2026}";
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn it_says_for_what_and_where_or_is_none() {
        let sheet = Orientation { aid: " Permis ".into(), place: "Mairie".into(), ..Orientation::default() };
        assert_eq!(sheet.clone().judged().unwrap().aid, "Permis");
        assert_eq!(Orientation { place: "\n".into(), ..sheet.clone() }.judged(), Err(Unfit::Blank));
        assert_eq!(Orientation { bring: "a\n".repeat(13), ..sheet.clone() }.judged(), Err(Unfit::Long));
        assert_eq!(Orientation { hours: "x".repeat(241), ..sheet.clone() }.judged(), Err(Unfit::Long));
        let things = Orientation { bring: "RIB\n\n  avis d\u{2019}imp\u{f4}t ".into(), ..sheet }.things();
        assert_eq!(things, ["RIB", "avis d\u{2019}imp\u{f4}t"]);
    }

    #[test]
    fn what_fits_is_left_as_it_is() {
        let lines = ["Permis".to_owned(), String::new(), "Mairie de Vesoul".to_owned()];
        assert_eq!(short(&lines), "Permis\nMairie de Vesoul");
    }

    proptest! {
        #[test]
        fn it_never_holds_more_and_begins_as_it_should(lines in proptest::collection::vec("[a-z\u{e9} ]{0,400}", 0..30)) {
            let text = short(&lines);
            prop_assert!(text.chars().count() <= MOST);
            if let Some(first) = lines.iter().find(|line| !line.trim().is_empty()) {
                let beginning: String = first.chars().take(FEWEST - 1).collect();
                prop_assert!(text.starts_with(beginning.trim_end()), "{text}");
            }
        }
    }
}
