//! Answers that are taken, those that are not, and those that another answer takes back.

use super::*;

fn typed(lines: &[&str]) -> Typed {
    lines
        .iter()
        .enumerate()
        .fold(Typed::default(), |typed, (at, line)| typed.with_line(at, (*line).to_owned()))
}

fn chosen(code: &str) -> Typed {
    Typed::picked(Some(code.to_owned()))
}

#[test]
fn every_question_takes_an_answer_and_shows_it_again() {
    for student in [false, true] {
        let mut pass = Pass::begun(student);
        let mut asked = 0;
        while let Some(at) = pass.next() {
            let question = pass.questions()[at];
            assert!(!pass.is_answered(question), "{question:?}");
            let answer = match question {
                Question::Year => chosen("2025-2026"),
                Question::Pupils => typed(&["1", "1"]),
                Question::Income => typed(&["16 000 \u{20ac}"]),
                question => match rows(question).as_slice() {
                    [] => {
                        typed(&["3"]).with_line(0, if question == Question::Age { "20" } else { "3" }.into())
                    }
                    [first, ..] => chosen(first),
                },
            };
            pass.take(question, &answer).unwrap();
            assert!(pass.is_answered(question), "{question:?}");
            asked += 1;
            assert!(asked < 20, "it comes to an end");
        }
        assert_eq!(asked, pass.questions().len());
    }
}

#[test]
fn another_year_asks_for_its_own_income_and_fewer_children_for_their_pupils() {
    let mut pass = Pass::begun(false);
    pass.take(Question::Year, &chosen("2026-2027")).unwrap();
    pass.take(Question::Income, &typed(&["16000"])).unwrap();
    pass.take(Question::Children, &typed(&["2"])).unwrap();
    pass.take(Question::Pupils, &typed(&["1", "1"])).unwrap();
    pass.take(Question::Year, &chosen("2026-2027")).unwrap();
    assert!(pass.is_answered(Question::Income), "the same year changes nothing");
    pass.take(Question::Year, &chosen("2025-2026")).unwrap();
    assert!(!pass.is_answered(Question::Income));
    pass.take(Question::Children, &typed(&["1"])).unwrap();
    assert!(!pass.is_answered(Question::Pupils), "two pupils are more than one child");
    let mut pass = Pass::begun(true);
    pass.take(Question::Year, &chosen("2026-2027")).unwrap();
    pass.take(Question::Age, &typed(&["20"])).unwrap();
    pass.take(Question::Children, &typed(&["3"])).unwrap();
    pass.take(Question::Students, &typed(&["2"])).unwrap();
    pass.take(Question::Year, &chosen("2025-2026")).unwrap();
    pass.take(Question::Children, &typed(&["1"])).unwrap();
    assert!(!pass.is_answered(Question::Age) && !pass.is_answered(Question::Students));
}

#[test]
fn what_cannot_be_is_not_taken_and_what_was_answered_stays() {
    let mut pass = Pass::begun(false);
    pass.take(Question::Children, &typed(&["2"])).unwrap();
    for (lines, why) in [(["0", "0"], Why::Nobody), (["2", "1"], Why::More(2))] {
        assert_eq!(pass.take(Question::Pupils, &typed(&lines)), Err(Wrong { at: 0, why }));
    }
    assert_eq!(pass.take(Question::Pupils, &typed(&["1"])), Err(Wrong { at: 1, why: Why::Empty }));
    assert!(!pass.is_answered(Question::Pupils));
    assert_eq!(pass.take(Question::Children, &typed(&["40"])), Err(Wrong { at: 0, why: Why::Most(30) }));
    assert_eq!(pass.stands(Question::Children), typed(&["2"]));
    assert_eq!(pass.take(Question::Year, &Typed::default()), Err(Wrong { at: 0, why: Why::Choice }));
    let mut pass = Pass::begun(true);
    pass.take(Question::Children, &typed(&["1"])).unwrap();
    assert_eq!(pass.take(Question::Students, &typed(&["2"])), Err(Wrong { at: 0, why: Why::More(1) }));
    pass.take(Question::Institution, &Typed::unsure()).unwrap();
    assert_eq!(pass.stands(Question::Institution).choice(), Some(UNSURE));
}
