//! A sheet of a feed (CSV): its separator is detected, its columns are found by their names in any order.

use std::collections::HashMap;

use csv::{Reader, ReaderBuilder, StringRecord};

use super::feed::refused;
use super::{Code, NotTheFeed};

/// The most rows that a sheet may hold: some twenty-five times the largest national one.
pub const MOST_ROWS: usize = 500_000;

/// A sheet, of which only the first line was read.
pub struct Sheet<'a> {
    path: &'a str,
    columns: HashMap<String, usize>,
    width: usize,
    rows: Reader<&'a [u8]>,
}

/// One row, asked by the names of its columns.
pub struct Row<'a> {
    columns: &'a HashMap<String, usize>,
    cells: &'a StringRecord,
    /// Line of the sheet, the heading being the first.
    pub number: usize,
    /// Whether it has as many cells as the heading: else nobody knows which is which.
    pub whole: bool,
}

impl Row<'_> {
    /// A cell that says something.
    pub fn cell(&self, name: &str) -> Option<&str> {
        let cell = self.cells.get(*self.columns.get(name)?)?.trim();
        (!cell.is_empty()).then_some(cell)
    }
}

impl<'a> Sheet<'a> {
    /// Reads the heading. A sheet that lacks a compulsory column is refused, and which one it lacks is said; one
    /// that has none of them is not of this feed at all.
    pub fn open(path: &'a str, text: &'a str, compulsory: &[&str]) -> Result<Self, NotTheFeed> {
        Self::open_by(path, text, compulsory, |name| name.trim().to_lowercase())
    }

    /// The same of a sheet whose columns people name: `named` gives the name by which a column is asked.
    pub fn open_by(
        path: &'a str,
        text: &'a str,
        compulsory: &[&str],
        named: impl Fn(&str) -> String,
    ) -> Result<Self, NotTheFeed> {
        let separator = separator(text);
        let reader = |flexible: bool| {
            ReaderBuilder::new().flexible(flexible).delimiter(separator).from_reader(text.as_bytes())
        };
        let mut rows = reader(true);
        let headers = rows.headers().map_err(|_| refused(Code::NotTheFeed, path))?;
        let mut columns = HashMap::with_capacity(headers.len());
        for (at, name) in headers.iter().enumerate() {
            columns.entry(named(name)).or_insert(at);
        }
        let lacks: Vec<&str> =
            compulsory.iter().copied().filter(|name| !columns.contains_key(*name)).collect();
        if let Some(first) = lacks.first() {
            return Err(match lacks.len() == compulsory.len() {
                true => refused(Code::NotTheFeed, path),
                false => refused(Code::MissingField, &format!("{path}: {first}")),
            });
        }
        // Before anything is read of a sheet that is too long, it is counted; lines are no more than a first guess.
        let lines = text.bytes().filter(|byte| *byte == b'\n').count();
        if lines > MOST_ROWS && reader(true).byte_records().count() > MOST_ROWS {
            return Err(refused(Code::TooLarge, path));
        }
        let width = headers.len();
        Ok(Self { path, columns, width, rows })
    }

    /// Gives every row. A sheet whose last row stops early was cut on its way, and is refused whole.
    pub fn each(mut self, mut take: impl FnMut(&Row<'_>)) -> Result<(), NotTheFeed> {
        let mut cells = StringRecord::new();
        let (mut number, mut stopped) = (1, false);
        while self.rows.read_record(&mut cells).map_err(|_| refused(Code::NotTheFeed, self.path))? {
            number += 1;
            stopped = cells.len() < self.width;
            let whole = cells.len() == self.width;
            take(&Row { columns: &self.columns, cells: &cells, number, whole });
        }
        if stopped { Err(refused(Code::Truncated, self.path)) } else { Ok(()) }
    }
}

/// What separates the names of the heading: of comma, semicolon and tab, the one that stands there most.
fn separator(text: &str) -> u8 {
    let heading = text.trim_start().lines().next().unwrap_or_default();
    let count = |separator: u8| heading.bytes().filter(|byte| *byte == separator).count();
    let mut best = b',';
    for other in [b';', b'\t'] {
        if count(other) > count(best) {
            best = other;
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, compulsory: &[&str]) -> Result<Vec<Option<String>>, NotTheFeed> {
        let mut cells = Vec::new();
        Sheet::open("a.csv", text, compulsory)?.each(|row| cells.push(row.cell("nom").map(str::to_owned)))?;
        Ok(cells)
    }

    #[test]
    fn columns_are_found_by_name_whatever_separates_them() {
        for text in [
            "id,nom\n1,Un\n2,\n",
            "nom;id\nUn;1\n ;2\n",
            "id\t NOM \n1\tUn\n2\t\n",
            "id,\"nom\"\n1,Un\n2, \n",
        ] {
            assert_eq!(read(text, &["id", "nom"]), Ok(vec![Some("Un".to_owned()), None]), "{text}");
        }
        assert_eq!(
            read("id,nom\n1,\"Deux,\nlignes\"\n", &["id"]),
            Ok(vec![Some("Deux,\nlignes".to_owned())])
        );
    }

    #[test]
    fn a_sheet_that_lacks_a_column_says_which_one() {
        let lacking = read("id,lieu\n1,Un\n", &["id", "nom"]).unwrap_err();
        assert_eq!((lacking.code, lacking.file.as_str()), ("missing_field", "a.csv: nom"));
        assert_eq!(read("a,b\n1,2\n", &["id", "nom"]).unwrap_err().code, "not_the_feed");
    }

    #[test]
    fn a_sheet_that_stops_in_the_middle_of_a_row_was_cut() {
        assert_eq!(read("id,nom\n1,Un\n2", &["id", "nom"]).unwrap_err().code, "truncated");
        assert_eq!(read("id,nom\n1,Un,trop\n", &["id", "nom"]).unwrap().len(), 1);
    }
}
