//! What stands in the fields of a calculator, read all at once: what is asked, or all that is wrong.

use domain::simulators::{Euros, Field, Known, MOST_EUROS, MOST_PEOPLE, OLDEST, Refusal, euros};

use super::Matter;
use crate::screens::school::grants::typed::{Typed, Why, Wrong, figure};

/// The place of the income among the lines.
pub const INCOME: usize = 0;
/// The place of the number of people or of children.
pub const COUNT: usize = 1;
/// The place of the first age.
pub const AGES: usize = 2;

/// One age, with a name of its own: a field keeps what was typed when another one goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Age {
    /// Its name.
    pub key: u32,
    /// What was typed.
    pub text: String,
}

/// What was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The income.
    pub income: String,
    /// People of the household, or children at charge.
    pub count: String,
    /// The ages; one at least.
    pub ages: Vec<Age>,
}

impl Default for Entry {
    fn default() -> Self {
        Self { income: String::new(), count: String::new(), ages: vec![Age { key: 0, text: String::new() }] }
    }
}

/// What is asked of a scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The income, where it is known.
    pub income: Known<i64>,
    /// People of the household, or children at charge.
    pub count: i64,
    /// The ages; none where they are not asked for.
    pub ages: Vec<i64>,
}

impl Entry {
    /// One more age, as long as there may be as many children.
    pub fn add_age(&mut self) {
        if self.can_add() {
            let key = self.ages.iter().map(|age| age.key + 1).max().unwrap_or(0);
            self.ages.push(Age { key, text: String::new() });
        }
    }

    /// Whether one more age may be asked for.
    pub fn can_add(&self) -> bool {
        i64::try_from(self.ages.len()).is_ok_and(|count| count < MOST_PEOPLE)
    }

    /// One age less; the last one stays.
    pub fn remove_age(&mut self, at: usize) {
        if self.ages.len() > 1 && at < self.ages.len() {
            self.ages.remove(at);
        }
    }

    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// What a line holds.
    pub fn line(&self, at: usize) -> &str {
        match at {
            INCOME => &self.income,
            COUNT => &self.count,
            at => self.ages.get(at - AGES).map(|age| age.text.as_str()).unwrap_or_default(),
        }
    }

    /// Another text in a line.
    pub fn set(&mut self, at: usize, text: String) {
        match at {
            INCOME => self.income = text,
            COUNT => self.count = text,
            at => {
                if let Some(age) = self.ages.get_mut(at - AGES) {
                    age.text = text;
                }
            }
        }
    }

    /// What is asked, or everything that is wrong, in the order of the fields. An income that is not known is not read.
    pub fn read(&self, matter: Matter, knows_income: bool) -> Result<Asked, Vec<Wrong>> {
        let mut wrongs = Vec::new();
        let income = if knows_income {
            Typed::default().with_line(INCOME, self.income.clone()).income()
        } else {
            Ok(Known::Unsure)
        };
        let income = kept(income, &mut wrongs);
        let count = kept(figure(&self.count, COUNT, 1, MOST_PEOPLE), &mut wrongs);
        let ages = if matter == Matter::Ars { self.ages.as_slice() } else { &[] };
        let read = |(at, age): (usize, &Age)| kept(figure(&age.text, AGES + at, 0, OLDEST), &mut wrongs);
        let ages: Vec<i64> = ages.iter().enumerate().filter_map(read).collect();
        let most = count.unwrap_or(MOST_PEOPLE);
        // Of more pupils than children either figure may be the wrong one: it is said where one began.
        if wrongs.is_empty() && i64::try_from(ages.len()).is_ok_and(|pupils| pupils > most) {
            wrongs.push(Wrong { at: COUNT, why: Why::Least(i64::try_from(ages.len()).unwrap_or(most)) });
        }
        match (income, count, wrongs.is_empty()) {
            (Some(income), Some(count), true) => Ok(Asked { income, count, ages }),
            _ => Err(wrongs),
        }
    }
}

fn kept<T>(read: Result<T, Wrong>, wrongs: &mut Vec<Wrong>) -> Option<T> {
    read.map_err(|wrong| wrongs.push(wrong)).ok()
}

/// Whole euros of what was typed with cents, to be shown before they are taken.
pub fn rounded(text: &str) -> Option<i64> {
    match euros(text) {
        Ok(Euros { euros, rounded: true }) => Some(euros.min(MOST_EUROS)),
        _ => None,
    }
}

/// A refusal of the rules, at the line that it is about.
pub fn wrong_of(refusal: &Refusal) -> Wrong {
    use domain::simulators::Limit;
    let at = match refusal.about {
        Field::Income | Field::IncomeYear | Field::NoticeYear => INCOME,
        Field::Age => AGES,
        _ => COUNT,
    };
    let why = match refusal.limit {
        Limit::AtLeast(least) | Limit::Only(least) => Why::Least(least),
        Limit::AtMost(most) => Why::Most(most),
    };
    Wrong { at, why }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(income: &str, count: &str, ages: &[&str]) -> Entry {
        let mut entry = Entry { income: income.into(), count: count.into(), ..Entry::default() };
        for (at, text) in ages.iter().enumerate() {
            if at > 0 {
                entry.add_age();
            }
            entry.set(AGES + at, (*text).to_owned());
        }
        entry
    }

    #[test]
    fn everything_that_is_wrong_is_said_at_once_in_the_order_of_the_fields() {
        let wrongs = typed("", "0", &["huit", "126"]).read(Matter::Ars, true).unwrap_err();
        let told: Vec<_> = wrongs.iter().map(|wrong| (wrong.at, wrong.why)).collect();
        assert_eq!(
            told,
            [
                (INCOME, Why::Empty),
                (COUNT, Why::Least(1)),
                (AGES, Why::Figure),
                (AGES + 1, Why::Most(OLDEST))
            ]
        );
        let wrongs = typed("30 000 \u{20ac}", "1", &["8", "12"]).read(Matter::Ars, true).unwrap_err();
        assert_eq!(wrongs, [Wrong { at: COUNT, why: Why::Least(2) }], "two pupils are no single child");
    }

    #[test]
    fn what_is_asked_is_read_and_ages_only_where_they_count() {
        let asked = typed("30 000 \u{20ac}", "3", &["8", " 12 "]).read(Matter::Ars, true).unwrap();
        assert_eq!(asked, Asked { income: Known::Is(30_000), count: 3, ages: vec![8, 12] });
        let asked = typed("30000", "3", &["no age"]).read(Matter::Bracket, true).unwrap();
        assert_eq!(asked, Asked { income: Known::Is(30_000), count: 3, ages: Vec::new() });
        let asked = typed("whatever", "3", &[""]).read(Matter::Bracket, false).unwrap();
        assert_eq!(asked.income, Known::Unsure);
    }

    #[test]
    fn cents_are_rounded_and_shown_before_they_are_taken() {
        let wrongs = typed("16162,49", "2", &["8"]).read(Matter::Ars, true).unwrap_err();
        assert_eq!(wrongs, [Wrong { at: INCOME, why: Why::Rounded(16_162) }]);
        assert_eq!(rounded("16162,49"), Some(16_162));
        assert_eq!(rounded("16162"), None);
    }

    #[test]
    fn an_age_keeps_its_name_when_another_one_goes_and_the_last_stays() {
        let mut entry = typed("", "", &["8", "12", "15"]);
        entry.remove_age(1);
        assert_eq!(
            entry.ages.iter().map(|age| (age.key, age.text.as_str())).collect::<Vec<_>>(),
            [(0, "8"), (2, "15")]
        );
        entry.add_age();
        assert_eq!(entry.ages.last().unwrap().key, 3);
        for _ in 0..5 {
            entry.remove_age(0);
        }
        assert_eq!(entry.ages.len(), 1);
        for _ in 0..50 {
            entry.add_age();
        }
        assert_eq!(entry.ages.len(), 30);
    }
}
