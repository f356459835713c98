//! Mandates over a turned clock.

use proptest::prelude::*;

use super::*;

fn noon() -> DateTime<Utc> {
    "2026-11-25T12:00:00Z".parse().unwrap()
}

fn wanted() -> Wanted {
    Wanted {
        for_whom: " Marcel Dupont ".into(),
        by_whom: "Aline".into(),
        matter: "Permis".into(),
        length: Length::Day,
        consent: Consent::Present,
    }
}

#[test]
fn its_last_instant_still_counts() {
    let until = noon();
    let mandate = Mandate { for_whom: String::new(), by_whom: String::new(), until };
    assert!(!mandate.is_over(until));
    assert!(mandate.is_over(until + chrono::TimeDelta::seconds(1)));
}

#[test]
fn it_says_who_whom_and_what_or_is_not_one() {
    let up = TimeDelta::seconds(7);
    let help = wanted().begins(noon(), up).unwrap();
    assert_eq!(
        (help.mandate.for_whom.as_str(), help.mandate.until),
        ("Marcel Dupont", noon() + TimeDelta::days(1))
    );
    assert_eq!(Wanted { by_whom: " ".into(), ..wanted() }.begins(noon(), up), Err(Unfit::Blank));
    assert_eq!(Wanted { matter: "x".repeat(81), ..wanted() }.begins(noon(), up), Err(Unfit::Long));
    let lengths = Length::ALL.map(Length::days);
    assert_eq!(lengths, [1, 31, 182, 365]);
    assert!(Length::of_days(30).is_none());
}

#[test]
fn a_person_is_called_by_their_initials_where_others_look() {
    assert_eq!(initials("M. Dupont"), "M.\u{a0}D.");
    assert_eq!(initials("\u{e9}lise van Damme"), "\u{c9}.\u{a0}V.\u{a0}D.");
    assert_eq!(initials(""), "");
}

proptest! {
    /// The clock says anything, the system is started again: it ends no later than it should by the time that
    /// passed between restarts, and once seen to be over it stays so.
    #[test]
    fn a_clock_turned_back_prolongs_nothing(steps in proptest::collection::vec((0_i64..40_000, -500_000_i64..500_000), 1..20)) {
        let up = TimeDelta::seconds(1_000);
        let mut help = wanted().begins(noon(), up).unwrap();
        let (mut real, mut was_over) = (0, false);
        for (passes, turned) in steps {
            real += passes;
            let (now, up) = (noon() + TimeDelta::seconds(real + turned), up + TimeDelta::seconds(real));
            let over = help.is_over(now, up);
            prop_assert!(over || TimeDelta::seconds(real) <= TimeDelta::days(1), "prolonged: {real}");
            prop_assert!(!was_over || over, "over, and on again");
            prop_assert_eq!(over, help.left(now, up) == TimeDelta::zero() && help.seen.later(now, up).at != help.mandate.until);
            help.seen = help.seen.later(now, up);
            was_over = over;
        }
    }
}
