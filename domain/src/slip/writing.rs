//! Writes a slip: the longest lines are cut so that all of it fits; the last line never is.

use super::letters::{in_a_row, one_line, sum};
use super::{AID, MARK, MOST, Part, Slip, VERSION};

/// Fewest letters that are left of a line that is cut.
const FEWEST: usize = 20;
/// Most letters of a name that the last line has room for, whatever stands above it.
const LONGEST_NAME: usize = 120;

/// The text of the code, of at most `MOST` letters. `bring` is what stands before the things to bring, its colon
/// included.
pub fn written(slip: &Slip, bring: &str) -> String {
    let mut sheet = slip.sheet.clone();
    let mut lines: Vec<(Part, String, bool)> = Vec::new();
    for part in Part::ALL {
        let said = part.on(&mut sheet);
        let line = if part.is_list() { in_a_row(said) } else { one_line(said) };
        if !line.is_empty() {
            let line = if part == Part::Bring { format!("{} {line}", one_line(bring)) } else { line };
            lines.push((part, line, slip.cut.contains(&part)));
        }
    }
    let aid = slip.aid.as_ref().map(|aid| aid.as_str()).filter(|aid| aid.len() <= LONGEST_NAME);
    let aid = aid.map(|aid| format!(" {AID}{aid}")).unwrap_or_default();
    let last = |lines: &[(Part, String, bool)]| {
        let letter = |(part, _, cut): &(Part, String, bool)| match (part.letter(), cut) {
            (letter, true) => letter.to_ascii_uppercase(),
            (letter, false) => letter,
        };
        let letters: String = lines.iter().map(letter).collect();
        format!("{MARK}{VERSION} {letters} {}{aid}", slip.made_on)
    };
    // A space and the four figures of the sum, and the end of the line before.
    let room = MOST - last(&lines).chars().count() - 6;
    shorten(&mut lines, room);
    let last = last(&lines);
    let texts: Vec<&str> = lines.iter().map(|(_, line, _)| line.as_str()).chain([last.as_str()]).collect();
    format!("{} {}", texts.join("\n"), sum(&texts))
}

/// Cuts the longest lines until all of them have room; a line that is cut says so.
fn shorten(lines: &mut [(Part, String, bool)], room: usize) {
    loop {
        let length = lines.iter().map(|(_, line, _)| line.chars().count() + 1).sum::<usize>();
        let over = length.saturating_sub(room + 1);
        let longest = lines.iter_mut().max_by_key(|(_, line, _)| line.chars().count());
        let Some((_, line, cut)) = longest.filter(|(_, line, _)| over > 0 && line.chars().count() > FEWEST)
        else {
            return;
        };
        let kept = line.chars().count().saturating_sub(over + 1).max(FEWEST - 1);
        let kept: String = line.chars().take(kept).collect();
        *line = kept.trim_end_matches([' ', '\u{b7}', '\u{2026}']).to_owned() + "\u{2026}";
        *cut = true;
    }
}
