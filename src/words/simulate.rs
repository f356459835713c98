//! What `simulate` says of a line it cannot answer. What was typed is never repeated.

use domain::scale::{Kind, Status, Year};
use domain::simulators::Limit;

words! {
    simulate_bad_json();
    simulate_too_long();
    simulate_missing();
    simulate_integer();
    simulate_bound(limit: &str, figure: &str);
    simulate_flag();
    simulate_text();
    simulate_object();
    simulate_one_of(words: &str);
    simulate_year(year: &str);
    simulate_no_scale(year: &str, nearest: &str, status: &str);
    simulate_other(kind: &str);
    scale_status(code: &str);
}

/// No year.
const NONE: &str = "none";

impl super::Words {
    /// What a figure would have to be.
    pub fn simulate_limit(&self, limit: Limit) -> String {
        let (word, figure) = limit.told();
        self.simulate_bound(word, &figure.to_string())
    }

    /// No scale for that year, and the nearest one that there is.
    pub fn simulate_unknown_year(&self, asked: Option<Year>, nearest: Option<(Year, Status)>) -> String {
        let year = asked.map_or_else(|| NONE.to_owned(), |year| year.to_string());
        match nearest {
            Some((near, status)) => {
                self.simulate_no_scale(&year, &near.to_string(), &self.scale_status(status.code()))
            }
            None => self.simulate_no_scale(&year, NONE, NONE),
        }
    }

    /// The line is of another bourse than the command's.
    pub fn simulate_other_kind(&self, kind: Kind) -> String {
        self.simulate_other(kind.code())
    }
}
