//! Breaks a text into lines that fit: at spaces, and inside a word only where it is wider than a whole line.

/// The lines of a text, in order. A line that goes on ends with its space, so that whoever reads on, or
/// copies, finds the words apart. `fits` says whether a text is no wider than a line.
pub fn broken(text: &str, fits: impl Fn(&str) -> bool) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.lines() {
        let mut line: Option<String> = None;
        // Only the plain space breaks: the others are there so that nothing does.
        for word in paragraph.split(' ') {
            let longer = line.as_ref().map_or_else(|| word.to_owned(), |line| format!("{line} {word}"));
            if fits(&longer) {
                line = Some(longer);
                continue;
            }
            lines.extend(line.map(|line| line + " "));
            line = Some(cut(word, &fits, &mut lines));
        }
        lines.extend(line);
    }
    lines
}

/// Puts all of a long word but its end into lines; gives the end.
fn cut(word: &str, fits: &impl Fn(&str) -> bool, lines: &mut Vec<String>) -> String {
    if fits(word) {
        return word.to_owned();
    }
    let mut line = String::new();
    for letter in word.chars() {
        line.push(letter);
        if line.chars().nth(1).is_some() && !fits(&line) {
            line.pop();
            lines.push(std::mem::take(&mut line));
            line.push(letter);
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn ten(text: &str) -> bool {
        text.chars().count() <= 10
    }

    #[test]
    fn words_stay_whole_and_a_no_break_space_holds() {
        assert_eq!(broken("un deux trois quatre", ten), ["un deux ", "trois ", "quatre"]);
        assert_eq!(broken("prix 300\u{a0}\u{20ac} net", ten), ["prix 300\u{a0}\u{20ac} ", "net"]);
        assert_eq!(broken("a\n\nb", ten), ["a", "", "b"]);
        assert_eq!(broken("abcdefghijklmno p", ten), ["abcdefghij", "klmno p"]);
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_every_line_fits(text in "([a-z]{0,14}[ \u{a0}]){0,12}[a-z]{0,14}") {
            let lines = broken(&text, ten);
            prop_assert_eq!(lines.concat(), text);
            for line in &lines {
                prop_assert!(ten(line.trim_end_matches(' ')), "{}", line);
            }
        }
    }
}
