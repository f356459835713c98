//! The lock over a turned clock: no way is shorter than the wait, and no door stays open by itself.

use chrono::TimeDelta;
use proptest::prelude::*;

use super::*;

fn seconds(seconds: i64) -> TimeDelta {
    TimeDelta::seconds(seconds)
}

#[test]
fn a_pin_is_four_to_twelve_figures_that_nobody_guesses_first() {
    for (pin, expected) in [
        ("8351", Ok(())),
        ("835147290614", Ok(())),
        ("", Err(Unfit::Short)),
        ("835", Err(Unfit::Short)),
        ("8351472906142", Err(Unfit::Long)),
        ("83a1", Err(Unfit::NotFigures)),
        ("8351\u{a0}", Err(Unfit::NotFigures)),
        ("\u{663}\u{664}\u{665}\u{666}", Err(Unfit::NotFigures)),
        ("0000", Err(Unfit::Guessable)),
        ("1234", Err(Unfit::Guessable)),
        ("987654", Err(Unfit::Guessable)),
        ("1235", Ok(())),
    ] {
        assert_eq!(judge(pin), expected, "{pin}");
    }
}

#[test]
fn five_tries_are_free_then_the_wait_doubles_up_to_an_hour() {
    let mut tries = Tries::default();
    let mut waits = Vec::new();
    let mut up = seconds(1_000);
    for _ in 0..14 {
        up += tries.left(up);
        tries = tries.begins(up).unwrap();
        waits.push(tries.left(up).num_seconds());
    }
    assert_eq!(waits, [0, 0, 0, 0, 30, 60, 120, 240, 480, 960, 1_920, 3_600, 3_600, 3_600]);
    assert_eq!(Tries { wrong: u32::MAX, last_up: up }.wait(), seconds(3_600));
    assert_eq!(tries.begins(up), Err(seconds(3_600)));
    assert_eq!(tries.begins(up + seconds(3_599)), Err(seconds(1)));
    assert!(tries.begins(up + seconds(3_600)).is_ok());
}

#[test]
fn a_restart_begins_the_wait_again_at_worst() {
    let tries = Tries { wrong: 12, last_up: seconds(50) };
    assert_eq!(tries.left(seconds(10)), seconds(3_590), "started again ten seconds ago");
    assert_eq!(tries.left(seconds(60)), seconds(3_590));
    assert_eq!(tries.left(seconds(50 + 3_600)), seconds(0));
}

/// What may befall somebody who tries.
#[derive(Debug, Clone)]
enum Step {
    /// Seconds pass.
    Pass(i64),
    /// The system is started again, and is up for so long.
    Restart(i64),
    /// A wrong PIN.
    Wrong,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        3 => (0_i64..4_000).prop_map(Step::Pass),
        1 => (0_i64..200).prop_map(Step::Restart),
        4 => Just(Step::Wrong),
    ];
    proptest::collection::vec(step, 0..60)
}

proptest! {
    #[test]
    fn whatever_is_turned_or_started_again_nobody_tries_sooner(steps in steps()) {
        let (mut up, mut real) = (5_000, 0);
        let mut tries = Tries::default();
        let mut last = None::<i64>;
        for step in steps {
            match step {
                Step::Pass(seconds) => {
                    up += seconds;
                    real += seconds;
                }
                Step::Restart(seconds) => {
                    up = seconds;
                    real += seconds;
                }
                Step::Wrong => match tries.begins(seconds(up)) {
                    Ok(next) => {
                        if let Some(last) = last {
                            prop_assert!(seconds(real - last) >= tries.wait(), "{real} {last} {tries:?}");
                        }
                        prop_assert_eq!(next.wrong, tries.wrong + 1);
                        (tries, last) = (next, Some(real));
                    }
                    Err(left) => prop_assert!(left > TimeDelta::zero() && left <= seconds(3_600)),
                },
            }
        }
        prop_assert!(tries.left(seconds(up)) <= seconds(3_600), "it never closes for good");
    }

    #[test]
    fn a_door_left_alone_closes_and_no_touch_opens_it(wait in 0_i64..1_000, away in any::<bool>()) {
        let up = seconds(100);
        let door = Door::opened(up);
        let door = if away { door.left(up) } else { door };
        let limit = if away { AWAY } else { IDLE };
        let later = up + seconds(wait);
        prop_assert_eq!(door.look(later).is_open(), seconds(wait) < limit);
        prop_assert_eq!(door.touched(later).is_open(), seconds(wait) < limit);
        prop_assert_eq!(door.left(later).is_open(), seconds(wait) < limit);
        prop_assert!(!Door::Closed.touched(later).is_open() && !Door::Closed.left(later).is_open());
    }
}
