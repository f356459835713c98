//! Tests of the drawing: any text is drawn, on as many pages as it takes, and always the same way.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use domain::sheet::{Attached, Block, Sheet};
use proptest::prelude::*;

use super::faces::Faces;
use super::pdf;
use super::place::{Branch, MARGIN, Mark, PAGE, place};

fn sheet(blocks: Vec<Block>) -> Sheet {
    Sheet {
        title: "R\u{e9}capitulatif".into(),
        language: "fr",
        made_at: "2026-11-24T12:00:00+01:00".parse().unwrap(),
        blocks,
        attached: None,
    }
}

#[test]
fn the_same_sheet_gives_the_same_bytes() {
    let mut sheet = sheet(vec![Block::Text("Bonjour".into()), Block::Heading("Suite".into())]);
    sheet.blocks.push(Block::Code { holds: "sha256:ab".into(), told: "Code".into() });
    sheet.attached =
        Some(Attached { name: "a.receipt".into(), told: "Accus\u{e9}".into(), bytes: vec![1, 2, 3] });
    let drawn = pdf(&sheet).unwrap();
    assert!(drawn.starts_with(b"%PDF-1.7"));
    assert_eq!(pdf(&sheet).unwrap(), drawn);
}

#[test]
fn a_long_answer_goes_on_over_pages_and_never_beyond_the_margins() {
    let long = "Nous demandons une aide pour remettre \u{e0} neuf la salle. ".repeat(160);
    let sheet = sheet(vec![Block::Pairs(vec![("Projet".into(), long)]), Block::Heading("Fin".into())]);
    let faces = Faces::read().unwrap();
    let laid = place(&sheet, &faces);
    assert!(laid.pages >= 2, "{}", laid.pages);
    for placed in &laid.placed {
        let Mark::Line { text, size, bold, .. } = &placed.mark else { continue };
        let right = placed.x + faces.width(text.drawn.trim_end(), *size, *bold);
        assert!(placed.x >= MARGIN && right <= PAGE.0 - MARGIN + 0.01, "{}", text.drawn);
        assert!(placed.y > MARGIN && placed.y < PAGE.1 - MARGIN, "{}", text.drawn);
    }
    let pages: Vec<_> = laid.placed.iter().map(|placed| placed.page).collect();
    assert!(pages.is_sorted());
    assert!(pdf(&sheet).is_ok());
}

#[test]
fn a_heading_stays_with_what_follows_it() {
    let faces = Faces::read().unwrap();
    for lines in 20..60 {
        let filling = vec!["ligne"; lines].join("\n");
        let blocks =
            vec![Block::Text(filling), Block::Heading("T\u{ea}te".into()), Block::Text("Corps".into())];
        let laid = place(&sheet(blocks), &faces);
        let page = |leaf: usize| laid.placed.iter().find(|placed| placed.leaf == Some(leaf)).unwrap().page;
        let [.., Branch::Heading(head, ..), Branch::Text(body)] = &laid.branches[..] else { panic!() };
        assert_eq!(page(*head), page(*body), "{lines}");
    }
}

#[test]
fn a_letter_that_is_missing_is_drawn_as_a_mark_and_read_as_itself() {
    let faces = Faces::read().unwrap();
    let spelt = faces.spell("Zo\u{eb} \u{1f600}\u{200d} \u{4f60}", false);
    assert_eq!(spelt.drawn, "Zo\u{eb} \u{fffd} \u{fffd}");
    assert_eq!(spelt.read.as_deref(), Some("Zo\u{eb} \u{1f600} \u{4f60}"));
    assert_eq!(
        faces.spell("\u{152}uvre \u{2019} \u{ab}\u{a0}\u{20ac}\u{a0}\u{bb}\u{202f}!", true).read,
        None
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_text_is_drawn(text in "(?s).{0,120}") {
        let all = vec![
            Block::Lead(text.clone()),
            Block::Pairs(vec![(text.clone(), text.clone())]),
            Block::Items(vec![text.clone()]),
            Block::Small(text),
        ];
        prop_assert!(pdf(&sheet(all)).is_ok());
    }
}
