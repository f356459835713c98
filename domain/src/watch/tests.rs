//! What became of an aid, by hand and over whatever marks.

use proptest::prelude::*;

use super::*;

fn marks(life: Life, amount: u32) -> Marks {
    let of = |section| (section, if section == Section::Amount { amount } else { 7 });
    Marks { life, sections: Section::ALL.map(of).to_vec() }
}

fn found(marks: Marks, among_the_first: bool) -> Found {
    Found { id: RecordId::parse("test:1").unwrap(), title: "Aide".into(), marks, among_the_first }
}

#[test]
fn the_parts_that_differ_are_named_and_an_end_is_told_once() {
    let live = marks(Life::Live, 1);
    assert_eq!(became(&live, &live), None);
    assert_eq!(became(&live, &marks(Life::Live, 2)), Some(Why::Changed(vec![Section::Amount])));
    assert_eq!(became(&live, &marks(Life::Ended, 2)), Some(Why::Ended));
    assert_eq!(became(&marks(Life::Ended, 1), &marks(Life::Ended, 2)), None, "it is over anyway");
    assert_eq!(became(&live, &Marks::GONE), Some(Why::Gone));
    assert_eq!(became(&Marks::GONE, &Marks::GONE), None);
    assert_eq!(became(&Marks::GONE, &live), Some(Why::New));
}

#[test]
fn nothing_is_told_the_first_time_nor_of_what_stands_far_down() {
    let live = || marks(Life::Live, 1);
    assert_eq!(then(&found(live(), true), None, true), Then::Remember);
    assert_eq!(then(&found(live(), true), None, false), Then::Tell(Why::New));
    assert_eq!(then(&found(live(), false), None, false), Then::Remember);
    assert_eq!(then(&found(marks(Life::Ended, 1), true), None, false), Then::Remember);
    assert_eq!(then(&found(live(), true), Some(None), false), Then::Remember, "written in another way");
    assert_eq!(then(&found(live(), true), Some(Some(&live())), false), Then::Rest);
    let other = marks(Life::Live, 2);
    assert_eq!(then(&found(live(), false), Some(Some(&other)), false), Then::Rest);
    assert_eq!(
        then(&found(live(), true), Some(Some(&other)), false),
        Then::Tell(Why::Changed(vec![Section::Amount]))
    );
}

#[test]
fn quiet_hours_go_over_midnight_or_not_at_all() {
    let night = Quiet::default();
    assert!(night.holds(20) && night.holds(23) && night.holds(0) && night.holds(7));
    assert!(!night.holds(8) && !night.holds(19));
    let nap = Quiet { from: 13, until: 15 };
    assert!(nap.holds(13) && nap.holds(14) && !nap.holds(15) && !nap.holds(3));
    assert!((0..24).all(|hour| !Quiet { from: 9, until: 9 }.holds(hour)));
    assert_eq!(Quiet::parse(&night.written()), Some(night));
    for wrong in ["", "20", "20-24", "-1-3", "a-b", "20-8-9"] {
        assert_eq!(Quiet::parse(wrong), None, "{wrong}");
    }
}

#[test]
fn a_question_of_blanks_asks_for_nothing() {
    assert!(Asked { text: " \t".into(), ..Asked::default() }.is_empty());
    assert!(!Asked { open: true, ..Asked::default() }.is_empty());
}

proptest! {
    #[test]
    fn marks_are_read_back_and_never_differ_from_themselves(
        life in 0..2usize,
        sections in proptest::collection::vec(any::<u32>(), Section::ALL.len()),
    ) {
        let life = [Life::Live, Life::Ended][life];
        let marks = Marks { life, sections: Section::ALL.into_iter().zip(sections).collect() };
        prop_assert_eq!(Marks::read(&marks.written()), Some(marks.clone()));
        prop_assert_eq!(became(&marks, &marks), None);
    }

    #[test]
    fn no_line_is_read_wrong(line in "\\PC{0,60}") {
        if let Some(marks) = Marks::read(&line) {
            prop_assert_eq!(Marks::read(&marks.written()), Some(marks));
        }
    }

    #[test]
    fn why_is_read_back(which in 0..4usize, mask in 1..1024u32) {
        let parts = Section::ALL.into_iter().enumerate().filter(|(at, _)| mask & (1 << at) != 0);
        let why = [Why::New, Why::Changed(parts.map(|(_, part)| part).collect()), Why::Ended, Why::Gone][which].clone();
        let sections: Vec<String> = why.sections().into_iter().map(str::to_owned).collect();
        prop_assert_eq!(Why::parse(why.code(), &sections), Some(why));
    }
}
