//! Lines of any bytes, of which a long one is never held whole.

use std::io::{self, BufRead};

/// The longest line that is read, in bytes: a case has a few hundred.
const LONGEST: usize = 1_000_000;
/// What some editors write at the head of a file.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// One line.
#[derive(Debug, PartialEq, Eq)]
pub enum Read<'a> {
    /// Its bytes, without its end.
    Line(&'a [u8]),
    /// It goes on beyond what is read.
    TooLong,
}

/// The lines of an input, one after the other.
pub struct Lines<R> {
    input: R,
    line: Vec<u8>,
    begun: bool,
}

impl<R: BufRead> Lines<R> {
    /// Reads that input.
    pub fn new(input: R) -> Self {
        Self { input, line: Vec::new(), begun: false }
    }

    /// The next line; none at the end. The last one may lack its end.
    pub fn next_line(&mut self) -> io::Result<Option<Read<'_>>> {
        self.line.clear();
        let (mut seen, mut blank) = (false, true);
        let mut long = false;
        loop {
            let bytes = match self.input.fill_buf() {
                Ok(bytes) => bytes,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            if bytes.is_empty() {
                break;
            }
            seen = true;
            let end = bytes.iter().position(|byte| *byte == b'\n');
            let piece = bytes.get(..end.unwrap_or(bytes.len())).unwrap_or_default();
            blank = blank && piece.trim_ascii().is_empty();
            // A blank line is blank however long it is: nothing of it is kept.
            if !blank && !long {
                long = self.line.len() + piece.len() > LONGEST;
                self.line.extend_from_slice(if long { &[] } else { piece });
            }
            let taken = end.map_or(bytes.len(), |end| end + 1);
            self.input.consume(taken);
            if end.is_some() {
                break;
            }
        }
        if !seen {
            return Ok(None);
        }
        let first = !std::mem::replace(&mut self.begun, true);
        let line = self.line.strip_prefix(MARK).filter(|_| first).unwrap_or(&self.line);
        Ok(Some(if long { Read::TooLong } else { Read::Line(line) }))
    }
}
