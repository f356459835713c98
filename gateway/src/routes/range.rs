//! Which part of a file a request asks for (RFC 9110 §14): one range of bytes, or all of it.

use axum::http::{HeaderMap, header};

/// The part to send.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// All of it.
    Whole,
    /// From the first to the last byte, both included.
    Bytes { first: u64, last: u64 },
    /// Beyond the end.
    Beyond,
}

/// Reads `Range` and `If-Range` for a file of that size and tag. What cannot be read asks for all of it.
pub fn asked(headers: &HeaderMap, size: u64, etag: &str) -> Part {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    if text(header::IF_RANGE).is_some_and(|held| held != etag) {
        return Part::Whole;
    }
    text(header::RANGE).and_then(|range| part(range, size)).unwrap_or(Part::Whole)
}

fn part(range: &str, size: u64) -> Option<Part> {
    let (first, last) = range.strip_prefix("bytes=")?.split_once('-')?;
    let number = |text: &str| -> Option<u64> {
        text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten()
    };
    let end = size.checked_sub(1);
    Some(match (first, last) {
        ("", length) => match (number(length)?, end) {
            (0, _) | (_, None) => Part::Beyond,
            (length, Some(end)) => Part::Bytes { first: size.saturating_sub(length), last: end },
        },
        (first, last) => {
            let first = number(first)?;
            let last = if last.is_empty() { None } else { Some(number(last)?) };
            match end {
                _ if last.is_some_and(|last| last < first) => return None,
                Some(end) if first <= end => Part::Bytes { first, last: last.unwrap_or(end).min(end) },
                _ => Part::Beyond,
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_range_is_understood_and_anything_else_asks_for_the_whole() {
        for (range, expected) in [
            ("bytes=0-0", Some(Part::Bytes { first: 0, last: 0 })),
            ("bytes=2-", Some(Part::Bytes { first: 2, last: 9 })),
            ("bytes=2-100", Some(Part::Bytes { first: 2, last: 9 })),
            ("bytes=-3", Some(Part::Bytes { first: 7, last: 9 })),
            ("bytes=-30", Some(Part::Bytes { first: 0, last: 9 })),
            ("bytes=10-", Some(Part::Beyond)),
            ("bytes=-0", Some(Part::Beyond)),
            ("bytes=5-4", None),
            ("bytes=0-1,3-4", None),
            ("bytes=+1-2", None),
            ("bytes=99999999999999999999-", None),
            ("items=0-1", None),
        ] {
            assert_eq!(part(range, 10), expected, "{range}");
        }
        assert_eq!(part("bytes=0-", 0), Some(Part::Beyond));
    }
}
