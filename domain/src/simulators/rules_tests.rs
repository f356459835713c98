//! What a screen is told: reasons in their order, notes, complements, what is missing, the two figures beside.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use super::sample::{crous as crous_of, of, school as school_of};
use super::*;
use crate::scale::{BonusKind, Kind, NoScale, Scale, Status, Year, held};

fn family(income_eur: i64, children: i64) -> SchoolAsked {
    SchoolAsked { income_eur, children, pupils: 1, ..SchoolAsked::default() }
}

#[test]
fn the_words_of_the_result_are_there_as_data() {
    // « échelon 3 : 732 € pour l'année, soit 244 € par trimestre ; votre revenu (16 000 €) est sous 16 162 € »
    let scale = school_of(Kind::Lycee, 2026);
    let outcome = school(&scale, &SchoolAsked { pupils: 2, ..family(16_000, 2) }).unwrap();
    assert_eq!(outcome.award.as_ref().unwrap().total_cents, 146_400);
    assert_eq!(
        outcome.lines,
        [
            Explained::Income { euros: 16_000, which: scale.about.income },
            Explained::Children { count: 2, row: 2, and_more: false },
            Explained::Ceiling { echelon: "3".into(), euros: 16_162, margin_eur: 162 },
            Explained::NextCeiling { echelon: "4".into(), euros: 13_034 },
            Explained::Amount { payment_cents: 24_400, payments: 3, year_cents: 73_200 },
            Explained::Total { people: 2, cents: 146_400 },
            Explained::Table {
                year: Year::School(2026),
                table_year: Year::School(2026),
                status: Status::Derived
            },
        ]
    );
    // 162 is a little more than a hundredth of 16 162.
    assert_eq!((outcome.near, &outcome.notes[..]), (None, &[Note::NotModelled][..]));
    // « vous dépassez de 120 € le plafond (23 731 € pour 2 enfants) »
    let over = school(&scale, &family(23_851, 2)).unwrap();
    assert_eq!(over.hurdles, [Hurdle::Income { ceiling_eur: 23_731, over_eur: 120 }]);
    assert_eq!(over.notes, [Note::SocialFund, Note::RegionalHelp, Note::NotModelled]);
    assert_eq!(over.near, Some(Near { echelon: "1".into(), ceiling_eur: 23_731, margin_eur: -120 }));
    let college = school(&school_of(Kind::College, 2026), &family(60_000, 2)).unwrap();
    assert_eq!(college.notes, [Note::SocialFund, Note::NotModelled]);
    let alone = school(&scale, &SchoolAsked { single_parent: true, ..family(16_000, 2) }).unwrap();
    assert_eq!(alone.notes[0], Note::SingleParent);
    let many = school(&scale, &family(16_000, 9)).unwrap();
    assert_eq!(many.lines[1], Explained::Children { count: 9, row: 8, and_more: true });
}

#[test]
fn near_is_a_hundredth_of_the_ceiling_on_either_side() {
    let scale = school_of(Kind::Lycee, 2025);
    let near = |income| school(&scale, &family(income, 1)).unwrap().near.map(|near| near.margin_eur);
    // 21 611 € : 216 € away is a hundredth or less, 217 € is more.
    assert_eq!((near(21_395), near(21_394)), (Some(216), None));
    assert_eq!((near(21_827), near(21_828)), (Some(-216), None));
    // The cap closes the ceilings above it: being near one of them changes nothing.
    let capped = SchoolAsked { college_level_class: true, ..family(2_846, 1) };
    assert_eq!(school(&scale, &capped).unwrap().near, None);
    assert_eq!(school(&scale, &family(2_846, 1)).unwrap().near.unwrap().echelon, "6");
}

#[test]
fn a_class_of_college_level_has_its_cap_and_the_complements_follow_it() {
    let scale = school_of(Kind::Lycee, 2026);
    let asked = SchoolAsked { college_level_class: true, boarder: true, merit: true, ..family(0, 1) };
    let outcome = school(&scale, &asked).unwrap();
    assert!(outcome.lines.contains(&Explained::Capped { from: "6".into(), to: "3".into() }));
    let extras: Vec<_> = outcome.extras.iter().map(|one| (one.kind, one.year_cents, one.status)).collect();
    let expected =
        [(BonusKind::Boarding, 46_500, Status::CarriedOver), (BonusKind::Merit, 64_200, Status::Derived)];
    assert_eq!(extras, expected);
    assert_eq!(outcome.award.unwrap().year_cents, 73_200, "not in the amount of the bourse");
    let none = school(&scale, &SchoolAsked { boarder: true, ..family(90_000, 1) }).unwrap();
    assert!(none.extras.is_empty() && none.notes.contains(&Note::ExtraNeedsAward(BonusKind::Boarding)));
}

#[test]
fn points_of_the_crous_are_explained_one_by_one() {
    let scale = crous_of(2026);
    let asked = CrousAsked {
        income_eur: 30_000,
        children: 4,
        students: 2,
        distance_km: 250,
        age: 19,
        carer: true,
        disability: true,
        single_parent: true,
        whose: Whose::Student,
        merit: true,
        ..CrousAsked::default()
    };
    let outcome = crous(&scale, &asked).unwrap();
    assert_eq!(outcome.points, Some(2 + 4 + 4 + 8));
    assert_eq!(
        outcome.lines[1..8],
        [
            Explained::Distance { km: 250, points: 2 },
            Explained::OtherStudents { count: 1, points: 4 },
            Explained::OtherChildren { count: 2, points: 4 },
            Explained::Disability { points: 4 },
            Explained::Carer { points: 4 },
            Explained::Points { sum: 18, row: 17, and_more: true },
            Explained::Ceiling { echelon: "5".into(), euros: 36_581, margin_eur: 6_581 },
        ]
    );
    let table = outcome.lines.last().unwrap();
    assert!(matches!(table, Explained::Table { status: Status::CarriedOver, .. }), "{table:?}");
    assert_eq!(outcome.extras[0].year_cents, 90_000);
    assert_eq!(
        outcome.notes,
        [
            Note::DistanceInDoubt { from_km: 230, to_km: 270 },
            Note::SingleParentCrous,
            Note::OwnHousehold,
            Note::SummerPayments,
            Note::NotModelled,
        ]
    );
}

#[test]
fn who_is_barred_is_told_every_reason_and_still_the_points() {
    let scale = crous_of(2025);
    let asked = CrousAsked {
        income_eur: 1_000_000,
        children: 1,
        students: 1,
        distance_km: 40,
        age: 29,
        own_children: 1,
        apprentice: true,
        doctorate: true,
        institution: Institution::NotAuthorised,
        ..CrousAsked::default()
    };
    let outcome = crous(&scale, &asked).unwrap();
    assert_eq!(
        outcome.hurdles,
        [
            Hurdle::Age { limit: 29 },
            Hurdle::Institution,
            Hurdle::Apprentice,
            Hurdle::Doctorate,
            Hurdle::Income { ceiling_eur: 38_966, over_eur: 961_034 },
        ]
    );
    assert_eq!((outcome.points, outcome.near), (Some(1), None));
    assert!(outcome.notes.contains(&Note::Renewal));
    let first = crous(&scale, &CrousAsked { first_application: true, ..asked.clone() }).unwrap();
    assert!(!first.notes.contains(&Note::Renewal));
    let recognised = crous(&scale, &CrousAsked { disability: true, ..asked }).unwrap();
    assert!(!recognised.hurdles.contains(&Hurdle::Age { limit: 29 }));
}

#[test]
fn who_does_not_know_the_income_gets_the_ceilings() {
    let steps = ceilings_of_school(&school_of(Kind::Lycee, 2025), 2).unwrap();
    assert_eq!((steps.len(), steps[0].ceiling_eur, steps[0].year_cents), (6, 23_272, 49_500));
    let asked =
        CrousAsked { children: 1, students: 1, distance_km: 30, income_eur: -7, ..CrousAsked::default() };
    let Unknown { points, hurdles, steps } = ceilings_of_crous(&crous_of(2025), &asked).unwrap();
    assert_eq!((points, steps[0].ceiling_eur, steps[0].echelon.as_str()), (1, 38_966, "0bis"));
    assert!(hurdles.is_empty());
    let refusal = ceilings_of_school(&school_of(Kind::Lycee, 2025), 0).unwrap_err();
    assert_eq!(refusal, Refusal { about: Field::Children, limit: Limit::AtLeast(1) });
}

#[test]
fn what_is_refused_says_which_answer_and_what_it_would_have_to_be() {
    let scale = school_of(Kind::Lycee, 2026);
    let refused = |asked: &SchoolAsked| school(&scale, asked).unwrap_err();
    for (asked, about, limit) in [
        (family(-1, 1), Field::Income, Limit::AtLeast(0)),
        (family(MOST_EUROS + 1, 1), Field::Income, Limit::AtMost(MOST_EUROS)),
        (family(0, 0), Field::Children, Limit::AtLeast(1)),
        (family(0, 40), Field::Children, Limit::AtMost(30)),
        (SchoolAsked { pupils: 3, ..family(0, 2) }, Field::Pupils, Limit::AtMost(2)),
        (SchoolAsked { pupils: 0, ..family(0, 2) }, Field::Pupils, Limit::AtLeast(1)),
        (SchoolAsked { income_year: Some(2024), ..family(0, 1) }, Field::IncomeYear, Limit::Only(2025)),
        (SchoolAsked { notice_year: Some(2025), ..family(0, 1) }, Field::NoticeYear, Limit::Only(2026)),
    ] {
        assert_eq!(refused(&asked), Refusal { about, limit }, "{asked:?}");
    }
}

#[test]
fn a_year_without_a_scale_is_told_and_never_answered_by_another_one() {
    let scales = of(Kind::Crous);
    let nearest = |first| held(&scales, Year::School(first)).unwrap_err();
    assert_eq!(nearest(2022), NoScale { nearest: Some((Year::School(2024), Status::Published)) });
    assert_eq!(nearest(2030), NoScale { nearest: Some((Year::School(2026), Status::CarriedOver)) });
    assert_eq!(held(&[], Year::School(2025)).unwrap_err(), NoScale { nearest: None });
    // Of two years as far away, the later one.
    let apart: Vec<Scale> =
        scales.into_iter().filter(|scale| scale.about().year != Year::School(2025)).collect();
    assert_eq!(held(&apart, Year::School(2025)).unwrap_err().nearest.unwrap().0, Year::School(2026));
}

#[test]
fn questions_come_in_their_order_and_only_those_that_concern_the_family() {
    use Question::*;
    let mut entry = SchoolEntry::default();
    assert_eq!(entry.next(), Some(Year));
    entry.year = Some(crate::scale::Year::School(2026));
    entry.income = Some(Known::Unsure);
    assert_eq!((entry.next(), entry.asked(Kind::Lycee)), (Some(Children), Err(Gap::Open(Pupils))));
    entry.children = Some(Known::Is(3));
    entry.pupils = Some((2, 0));
    assert_eq!(entry.questions(), [Year, Income, Children, Pupils, Boarder]);
    assert_eq!(entry.asked(Kind::Lycee), Err(Gap::Nobody));
    assert_eq!(entry.asked(Kind::College), Err(Gap::Unsure(Income)));
    entry.pupils = Some((1, 1));
    entry.income = Some(Known::Is(16_000));
    assert_eq!(entry.questions(), [Year, Income, Children, Pupils, CollegeLevelClass, Boarder, Merit]);
    assert_eq!(entry.asked(Kind::Lycee), Err(Gap::Open(CollegeLevelClass)));
    entry.college_level_class = Some(Known::Is(true));
    entry.merit = Some(Known::Is(true));
    let (college, lycee) = (entry.asked(Kind::College).unwrap(), entry.asked(Kind::Lycee).unwrap());
    assert_eq!((college.pupils, college.college_level_class, college.merit), (1, false, false));
    assert_eq!((lycee.pupils, lycee.college_level_class, lycee.merit), (1, true, true));
    assert_eq!(entry.next(), Some(Boarder));
    let student = CrousEntry::default();
    assert_eq!((student.next(), student.asked()), (Some(Year), Err(Gap::Open(Income))));
    let student = CrousEntry {
        whose: Some(super::Whose::Parents),
        children: Some(Known::Is(1)),
        students: Some(Known::Is(1)),
        distance_km: Some(Known::Is(12)),
        age: Some(19),
        own_children: Some(0),
        disability: Some(Known::Is(false)),
        carer: Some(Known::Is(false)),
        institution: Some(Known::Is(super::Institution::Public)),
        apprentice: Some(Known::Is(false)),
        doctorate: Some(Known::Unsure),
        ..CrousEntry::default()
    };
    assert_eq!(student.asked_without_income(), Err(Gap::Unsure(Doctorate)));
    let student = CrousEntry { doctorate: Some(Known::Is(false)), ..student };
    assert!(student.asked_without_income().is_ok() && student.asked() == Err(Gap::Open(Income)));
}

#[test]
fn the_allocation_de_rentree_slides_above_its_ceiling() {
    let Some(Scale::Ars(scale)) = of(Kind::Ars).into_iter().next() else { panic!("no scale") };
    let asked = |income_eur| ArsAsked { income_eur, children: 2, ages: vec![7, 12] };
    // 22 274 € × 1,6 = 35 638,40 €
    let below = ars(&scale, &asked(35_638)).unwrap();
    assert_eq!((below.ceiling_cents, below.paid_cents, below.over_cents), (3_563_840, 42_901 + 45_267, 0));
    assert!(below.before_crds);
    let above = ars(&scale, &asked(35_639)).unwrap();
    assert_eq!((above.over_cents, above.paid_cents), (60, 88_168 - 60));
    assert_eq!(ars(&scale, &asked(36_505)).unwrap().paid_cents, 88_168 - 86_660);
    // 14,08 € would be left: less than 15 € is not paid.
    assert_eq!(ars(&scale, &asked(36_506)).unwrap().paid_cents, 0);
    assert_eq!(ars(&scale, &asked(60_000)).unwrap().paid_cents, 0);
    let young = ars(&scale, &ArsAsked { ages: vec![3, 18], ..asked(0) }).unwrap();
    assert_eq!((young.outside, young.paid_cents), (vec![3, 18], 0));
    let more = ars(&scale, &ArsAsked { ages: vec![7; 3], ..asked(0) }).unwrap_err();
    assert_eq!(more, Refusal { about: Field::Pupils, limit: Limit::AtMost(2) });
}

#[test]
fn a_household_stands_in_one_bracket_of_the_anah() {
    let Some(Scale::Anah(scale)) = of(Kind::Anah).into_iter().next() else { panic!("no scale") };
    let of = |income_eur, people| bracket(&scale, &HouseholdAsked { income_eur, people }).unwrap();
    for (income, people, name) in [
        (17_173, 1, Some("very_modest")),
        (17_174, 1, Some("modest")),
        (22_016, 1, Some("intermediate")),
        (30_845, 1, None),
        (40_388 + 2 * 5_094, 7, Some("very_modest")),
        (73_098 + 2 * 9_254 + 1, 7, None),
    ] {
        assert_eq!(of(income, people).name.as_deref(), name, "{income} {people}");
    }
    assert_eq!(of(90_000, 1).ceiling_eur, 30_844);
    assert_eq!(scale.about.year.to_string(), "2025");
}
