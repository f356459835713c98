//! A slip as it is written, read back, cut, copied badly, and what is none.

use proptest::prelude::*;

use super::*;

const BRING: &str = "\u{c0} apporter\u{a0}:";

fn permit() -> Slip {
    Slip {
        sheet: Orientation {
            aid: "Aide au permis de conduire".into(),
            place: "France Services de Vesoul".into(),
            address: "12 rue de la R\u{e9}publique, 70000 Vesoul".into(),
            phone: "03 84 00 00 01".into(),
            hours: "Lundi 9\u{a0}h \u{2013} 12\u{a0}h\nMardi 14\u{a0}h \u{2013} 17\u{a0}h".into(),
            bring: "RIB\nAvis d\u{2019}imp\u{f4}t : original".into(),
        },
        aid: RecordId::parse("content:aide-permis-de-conduire"),
        made_on: NaiveDate::from_ymd_opt(2026, 11, 24).unwrap(),
        cut: Vec::new(),
    }
}

fn had_back(text: &str) -> Slip {
    match read(text) {
        Reading::Slip(slip) => *slip,
        other => panic!("{other:?}: {text}"),
    }
}

#[test]
fn it_is_plain_text_with_a_last_line_for_the_app() {
    let text = written(&permit(), BRING);
    let (plain, last) = text.rsplit_once('\n').unwrap();
    assert_eq!(
        plain,
        "Aide au permis de conduire\nFrance Services de Vesoul\n12 rue de la R\u{e9}publique, 70000 Vesoul\n\
         03 84 00 00 01\nLundi 9\u{a0}h \u{2013} 12\u{a0}h \u{b7} Mardi 14\u{a0}h \u{2013} 17\u{a0}h\n\
         \u{c0} apporter\u{a0}: RIB \u{b7} Avis d\u{2019}imp\u{f4}t : original"
    );
    let (said, summed) = last.rsplit_once(' ').unwrap();
    assert_eq!(said, "ma-region/1 tpanhb 2026-11-24 aid=content:aide-permis-de-conduire");
    assert!(summed.len() == 4 && summed.bytes().all(|c| c.is_ascii_hexdigit()), "{summed}");
    assert!(!text.contains("://"));
    assert_eq!(had_back(&text), permit());
}

#[test]
fn what_a_messenger_or_a_keyboard_does_to_it_is_forgiven() {
    let text = written(&permit(), BRING);
    let sent = format!("Bonjour\n\n{text}");
    assert_eq!(read(&sent), Reading::Changed, "a line too many");
    let typed = text.replace('\n', "\r\n\r\n  ").replace('\u{2019}', "'").replace('\u{2013}', "-");
    let typed =
        format!("{}\n\nEnvoy\u{e9} de mon t\u{e9}l\u{e9}phone", typed.replace("ma-region", "Ma-region"));
    let had = had_back(&typed);
    assert_eq!((had.aid, had.sheet.phone), (permit().aid, permit().sheet.phone));
    assert_eq!(had.sheet.bring, "RIB\nAvis d'imp\u{f4}t : original");
}

#[test]
fn a_figure_that_changed_a_line_that_is_missing_and_a_newer_app_are_told_apart() {
    let text = written(&permit(), BRING);
    assert_eq!(read(&text.replace("00 00 01", "00 00 07")), Reading::Changed);
    assert_eq!(read(text.split_once('\n').unwrap().1), Reading::Changed);
    assert_eq!(read("ma-region/1"), Reading::Changed);
    assert_eq!(read(&text.replace("ma-region/1 ", "ma-region/2 ")), Reading::Newer);
    assert_eq!(read("ma-region/zut"), Reading::Changed);
    for foreign in ["", "WIFI:S:maison;T:WPA;P:secret;;", "https://example.org/ma-region/1", "ma region"] {
        assert_eq!(read(foreign), Reading::Foreign, "{foreign}");
    }
}

#[test]
fn what_a_later_app_adds_to_the_last_line_disturbs_nothing() {
    let text = written(&permit(), BRING);
    let (said, _) = text.rsplit_once(' ').unwrap();
    let more = said.replace(" aid=", " place=france-services:70-1 aid=");
    let lines: Vec<&str> = more.lines().collect();
    assert_eq!(had_back(&format!("{more} {}", letters::sum(&lines))), permit());
}

#[test]
fn parts_out_of_order_twice_or_without_place_are_no_slip() {
    for (letters, lines) in
        [("pt", "a\nb\n"), ("tt", "a\nb\n"), ("t", "a\n"), ("tpx", "a\nb\nc\n"), ("tp", "a\n")]
    {
        let said = format!("{lines}ma-region/1 {letters} 2026-11-24");
        let summed = letters::sum(&said.lines().collect::<Vec<_>>());
        assert_eq!(read(&format!("{said} {summed}")), Reading::Changed, "{letters}");
    }
}

#[test]
fn the_longest_lines_are_cut_first_and_it_is_known_which() {
    let mut long = permit();
    long.sheet.bring = "Attestation de domicile de moins de trois mois\n".repeat(5);
    let text = written(&long, BRING);
    assert_eq!(text.chars().count(), MOST);
    let had = had_back(&text);
    assert_eq!(had.cut, [Part::Bring]);
    assert_eq!((&had.sheet.hours, &had.aid), (&long.sheet.hours, &long.aid));
    assert!(had.sheet.bring.starts_with("Attestation de domicile") && had.sheet.bring.ends_with('\u{2026}'));
    // Shown on, it stays what it is, and is still said to be cut.
    assert_eq!(had_back(&written(&had, "To bring:")), had);
}

#[test]
fn a_name_without_room_is_left_out_and_the_sheet_is_not() {
    let mut slip = permit();
    slip.aid = RecordId::parse(&format!("content:{}", "x".repeat(140)));
    let had = had_back(&written(&slip, BRING));
    assert_eq!((had.aid, had.sheet), (None, slip.sheet));
}

prop_compose! {
    fn slips()(
        lines in proptest::array::uniform4("[A-Za-z\u{e9}\u{2019}0-9]{1,9}( [a-z\u{e9}:,;0-9]{1,7}){0,20}"),
        lists in proptest::array::uniform2(proptest::collection::vec("[A-Za-z\u{e9}0-9]{1,9}( [a-z\u{b7}:0-9]{1,7}x){0,9}", 0..5)),
        aid in proptest::option::of("[a-z0-9._:-]{1,150}"),
        day in 0..40_000_i32,
        given in proptest::array::uniform2(any::<bool>()),
    ) -> Slip {
        let [aid_words, place, address, phone] = lines;
        let clip = |text: String, most: usize| text.chars().take(most).collect::<String>().trim().to_owned();
        Slip {
            sheet: Orientation {
                aid: clip(aid_words, 120),
                place: clip(place, 120),
                address: if given[0] { clip(address, 160) } else { String::new() },
                phone: if given[1] { clip(phone, 40) } else { String::new() },
                hours: clip(lists[0].join("\n"), 240),
                bring: clip(lists[1].join("\n"), 600),
            },
            aid: aid.and_then(|aid| RecordId::parse(&aid)),
            made_on: NaiveDate::from_ymd_opt(1970, 1, 1).unwrap() + chrono::TimeDelta::days(day.into()),
            cut: Vec::new(),
        }
    }
}

proptest! {
    #[test]
    fn it_never_holds_more_and_what_fits_is_had_back(slip in slips()) {
        let text = written(&slip, BRING);
        prop_assert!(text.chars().count() <= MOST, "{}", text);
        let had = had_back(&text);
        prop_assert_eq!(had.made_on, slip.made_on);
        prop_assert_eq!(had.aid.clone(), slip.aid.clone().filter(|aid| aid.as_str().len() <= 120));
        for part in Part::ALL {
            let (mut one, mut other) = (slip.sheet.clone(), had.sheet.clone());
            let (whole, kept) = (part.on(&mut one).clone(), part.on(&mut other).clone());
            if had.cut.contains(&part) {
                prop_assert!(whole.starts_with(kept.trim_end_matches('\u{2026}').trim_end()), "{} {}", whole, kept);
                prop_assert!(kept.ends_with('\u{2026}'), "{}", kept);
            } else {
                prop_assert_eq!(whole, kept);
            }
        }
        prop_assert_eq!(had_back(&written(&had, BRING)), had);
    }

    #[test]
    fn no_text_makes_it_fall(text in any::<String>(), tail in "ma-region/[0-9 a-zA-Z=:.-]{0,60}") {
        let _ = read(&text);
        let _ = read(&tail);
        let _ = read(&format!("{text}\n{tail}"));
    }

    #[test]
    fn a_letter_that_changed_is_heard(slip in slips(), at in any::<prop::sample::Index>()) {
        let text = written(&slip, BRING);
        let counted: Vec<usize> =
            text.char_indices().filter(|(_, c)| c.is_ascii_digit()).map(|(at, _)| at).collect();
        let at = counted[at.index(counted.len())];
        let other = if &text[at..=at] == "0" { "1" } else { "0" };
        let changed = format!("{}{other}{}", &text[..at], &text[at + 1..]);
        prop_assert!(!matches!(read(&changed), Reading::Slip(_)), "{}", changed);
    }
}
