//! Hours as people write them: « Lundi au vendredi : 9h-12h et 14h-17h », « fermé le mercredi ».
//!
//! A small grammar, and nothing beside it: whatever it does not hold (even weeks, « le 1er mardi », a comment)
//! is left to people. What could be read in two ways is not read at all.

use super::tokens::{Token, tokens};
use super::week::{Span, Week, in_order};

/// The week that a text tells; none if any of it is not surely understood.
pub fn week(text: &str) -> Option<Week> {
    let mut said = Said { tokens: tokens(text)?, at: 0, week: Week::default(), given: [false; 7] };
    said.whole()?;
    said.week.days.iter().any(|spans| !spans.is_empty()).then_some(said.week)
}

/// The ranges of one day, which the text does not name; empty if it says that it is closed.
pub fn day(text: &str) -> Option<Vec<Span>> {
    let tokens = tokens(text)?;
    if tokens == [Token::Closed] {
        return Some(Vec::new());
    }
    let mut said = Said { tokens, at: 0, week: Week::default(), given: [false; 7] };
    let spans = said.ranges()?;
    said.is_over().then_some(spans)
}

struct Said {
    tokens: Vec<Token>,
    at: usize,
    week: Week,
    /// Days of which hours were given: nobody knows what a second time means.
    given: [bool; 7],
}

impl Said {
    fn whole(&mut self) -> Option<()> {
        if matches!(self.peek(), Some(Token::Time(_))) {
            let spans = self.ranges()?;
            let days = self.days()?;
            self.give(&days, &spans)?;
            return self.is_over().then_some(());
        }
        let mut clauses = 0;
        loop {
            while matches!(self.peek(), Some(Token::Stop | Token::And)) {
                self.at += 1;
            }
            if self.is_over() {
                // By appointment: of one clause, it is known which hours are meant.
                return (!self.week.by_appointment || clauses == 1).then_some(());
            }
            if self.take(Token::Closed) {
                self.closed()?;
            } else {
                self.clause()?;
                clauses += 1;
            }
        }
    }

    /// Days, then their hours or that they are closed, then what is excepted.
    fn clause(&mut self) -> Option<()> {
        let mut days = self.days()?;
        if self.take(Token::Except) {
            self.except(&mut days)?;
        }
        if self.take(Token::Closed) {
            return self.close(&days);
        }
        if self.peek() == Some(Token::Dash) {
            self.at += 1;
        }
        let start = self.at;
        let spans = self.ranges()?;
        // With two ranges, « sauf le mercredi » or « sur rendez-vous » could be said of the second alone.
        let single =
            self.tokens[start..self.at].iter().filter(|token| matches!(token, Token::Time(_))).count() == 2;
        let bracket = self.take(Token::Open);
        if self.take(Token::Except) {
            single.then_some(())?;
            self.except(&mut days)?;
        } else if bracket && self.take(Token::Closed) {
            self.except(&mut days)?;
        } else if matches!(self.peek(), Some(Token::Only | Token::Appointment)) {
            single.then_some(())?;
            let only = self.take(Token::Only);
            self.take(Token::Appointment).then_some(())?;
            if !only {
                self.take(Token::Only);
            }
            self.week.by_appointment = true;
        } else if bracket {
            return None;
        }
        if bracket {
            self.take(Token::Close).then_some(())?;
        }
        self.give(&days, &spans)
    }

    /// After « fermé »: which days.
    fn closed(&mut self) -> Option<()> {
        if self.holidays() {
            self.week.closed_on_holidays = true;
            return Some(());
        }
        let days = self.days()?;
        // « Fermé le lundi 9h-12h » says when it is closed, or that the next hours lack their day.
        (!matches!(self.peek(), Some(Token::Time(_)))).then_some(())?;
        self.close(&days)
    }

    fn close(&mut self, days: &[usize]) -> Option<()> {
        for day in days {
            self.week.days[*day].clear();
            self.given[*day] = true;
        }
        Some(())
    }

    fn except(&mut self, days: &mut Vec<usize>) -> Option<()> {
        if self.holidays() {
            self.week.closed_on_holidays = true;
            return Some(());
        }
        let excepted = self.days()?;
        let all_named = excepted.iter().all(|day| days.contains(day));
        days.retain(|day| !excepted.contains(day));
        (all_named && !days.is_empty()).then_some(())
    }

    fn give(&mut self, days: &[usize], spans: &[Span]) -> Option<()> {
        for day in days {
            if std::mem::replace(&mut self.given[*day], true) {
                return None;
            }
            self.week.days[*day] = spans.to_vec();
        }
        Some(())
    }

    /// « lundi, mardi et du jeudi au samedi », « tous les jours ».
    fn days(&mut self) -> Option<Vec<usize>> {
        if self.take(Token::All) {
            if self.take(Token::Days) {
                return Some((0..7).collect());
            }
            // « tous les lundis »
            matches!(self.peek(), Some(Token::Day(_))).then_some(())?;
        }
        let mut days = Vec::new();
        loop {
            let first = self.day()?;
            let ranged = matches!(self.peek(), Some(Token::To | Token::Dash))
                && matches!(self.tokens.get(self.at + 1), Some(Token::Day(_)));
            let mut last = first;
            if ranged {
                self.at += 1;
                last = self.day()?;
            }
            // « vendredi au lundi » goes over the end of the week; « lundi au lundi » is nothing.
            (!ranged || first != last).then_some(())?;
            for step in 0..=(last + 7 - first) % 7 {
                let day = (first + step) % 7;
                (!days.contains(&day)).then(|| days.push(day))?;
            }
            let more = self.peek() == Some(Token::And)
                && matches!(self.tokens.get(self.at + 1), Some(Token::Day(_)));
            if !more {
                return Some(days);
            }
            self.at += 1;
        }
    }

    fn ranges(&mut self) -> Option<Vec<Span>> {
        let mut spans = Vec::new();
        loop {
            let from = self.time()?;
            (self.take(Token::Dash) || self.take(Token::To)).then_some(())?;
            spans.push((from, self.time()?));
            let apart = usize::from(self.peek() == Some(Token::And));
            if !matches!(self.tokens.get(self.at + apart), Some(Token::Time(_))) {
                return in_order(spans);
            }
            self.at += apart;
        }
    }

    fn holidays(&mut self) -> bool {
        let said = self.tokens.get(self.at..self.at + 2) == Some(&[Token::Days, Token::Holidays]);
        self.at += if said { 2 } else { 0 };
        said
    }

    fn day(&mut self) -> Option<usize> {
        let Some(Token::Day(day)) = self.peek() else { return None };
        self.at += 1;
        Some(day)
    }

    fn time(&mut self) -> Option<u16> {
        let Some(Token::Time(time)) = self.peek() else { return None };
        self.at += 1;
        Some(time)
    }

    fn take(&mut self, token: Token) -> bool {
        let there = self.peek() == Some(token);
        self.at += usize::from(there);
        there
    }

    fn peek(&self) -> Option<Token> {
        self.tokens.get(self.at).copied()
    }

    fn is_over(&self) -> bool {
        self.at == self.tokens.len()
    }
}
