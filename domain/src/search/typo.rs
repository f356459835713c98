//! How far one word is from another, up to a bound: a letter wrong, missing, added, or two swapped.

/// Distance of Damerau and Levenshtein (adjacent swaps), if it is at most `bound`.
///
/// Compares bytes: both words are folded, hence ASCII but for rare letters.
pub fn distance_within(left: &str, right: &str, bound: usize) -> Option<usize> {
    let (left, right) = (left.as_bytes(), right.as_bytes());
    if left.len().abs_diff(right.len()) > bound || left.len() > MAX || right.len() > MAX {
        return None;
    }
    let mut before = [0u8; MAX + 1];
    let mut previous = [0u8; MAX + 1];
    let mut current = [0u8; MAX + 1];
    for (column, cell) in previous.iter_mut().enumerate().take(right.len() + 1) {
        *cell = column as u8;
    }
    for row in 1..=left.len() {
        current[0] = row as u8;
        let mut smallest = current[0];
        for column in 1..=right.len() {
            let same = left[row - 1] == right[column - 1];
            let mut cost = (previous[column] + 1).min(current[column - 1] + 1);
            cost = cost.min(previous[column - 1] + u8::from(!same));
            let swapped = row > 1
                && column > 1
                && left[row - 1] == right[column - 2]
                && left[row - 2] == right[column - 1];
            if swapped {
                cost = cost.min(before[column - 2] + 1);
            }
            current[column] = cost;
            smallest = smallest.min(cost);
        }
        if usize::from(smallest) > bound {
            return None;
        }
        (before, previous, current) = (previous, current, before);
    }
    let distance = usize::from(previous[right.len()]);
    (distance <= bound).then_some(distance)
}

/// Which letters and figures a word holds: two glances tell that most words are far from each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Letters(u64);

impl Letters {
    /// Those of a folded word; whatever is neither letter nor figure counts as one.
    pub fn of(word: &str) -> Self {
        let bit = |byte: u8| match byte {
            b'a'..=b'z' => byte - b'a',
            b'0'..=b'9' => byte - b'0' + 26,
            _ => 36,
        };
        Self(word.bytes().fold(0, |held, byte| held | 1 << bit(byte)))
    }

    /// Whether words with these letters may be so near: a slip brings in at most one new letter, and takes
    /// at most one away.
    pub fn may_be_within(self, other: Self, bound: usize) -> bool {
        let missing = |of: u64, from: u64| (of & !from).count_ones() as usize;
        missing(self.0, other.0) <= bound && missing(other.0, self.0) <= bound
    }

    /// Whether all of these letters but so many are among the other word's: it may begin so, with as many slips.
    pub fn lacks_at_most(self, other: Self, bound: usize) -> bool {
        (self.0 & !other.0).count_ones() as usize <= bound
    }
}

/// Longest word compared.
const MAX: usize = 40;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn one_slip_counts_one() {
        assert_eq!(distance_within("permis", "permis", 2), Some(0));
        assert_eq!(distance_within("permis", "premis", 2), Some(1), "swapped");
        assert_eq!(distance_within("permis", "permi", 2), Some(1), "missing");
        assert_eq!(distance_within("permis", "permiss", 2), Some(1), "added");
        assert_eq!(distance_within("permis", "pzrmis", 2), Some(1), "wrong");
        assert_eq!(distance_within("renovation", "rennovacion", 2), Some(2));
        assert_eq!(distance_within("velo", "loyer", 2), None);
    }

    proptest! {
        #[test]
        fn a_glance_never_hides_a_word_that_is_near(left in "[a-f0-2é-]{0,9}", right in "[a-f0-2é-]{0,9}") {
            let near = distance_within(&left, &right, 2).is_some();
            prop_assert!(!near || Letters::of(&left).may_be_within(Letters::of(&right), 2));
        }

        #[test]
        fn it_is_the_same_both_ways(left in "[a-e]{0,12}", right in "[a-e]{0,12}") {
            prop_assert_eq!(distance_within(&left, &right, 3), distance_within(&right, &left, 3));
        }
    }
}
