//! The orientation sheet: where to go, when it is open, what to bring, for which aid. One page; its code is a slip.

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

#[cfg(test)]
mod tests {
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
}
