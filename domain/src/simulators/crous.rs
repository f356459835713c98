//! Bourse sur critères sociaux: points of charge, then the table of the year.

use crate::scale::{BonusKind, CrousScale};

use super::award;
use super::bonus::extras;
use super::explain::{Explained, Hurdle, Note, Outcome};
use super::near::near;
use super::refusal::{Field, Refusal, within, years};
use super::{FARTHEST_KM, MOST_EUROS, MOST_PEOPLE, OLDEST};

/// Whose income counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Whose {
    /// The parents'.
    #[default]
    Parents,
    /// The student's own household: married, pacsé, or with a child at charge.
    Student,
}

/// Where one studies.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Institution {
    /// Public.
    #[default]
    Public,
    /// Private, authorised to receive holders of a bourse.
    Authorised,
    /// Private, not authorised.
    NotAuthorised,
}

/// What is asked of a student.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CrousAsked {
    /// Revenu brut global, in whole euros: not the revenu fiscal de référence.
    pub income_eur: i64,
    /// The year of that income, where it was said.
    pub income_year: Option<i64>,
    /// The year of the notice, where it was said.
    pub notice_year: Option<i64>,
    /// Whose income it is.
    pub whose: Whose,
    /// Asked because people expect it to count: it adds no point.
    pub single_parent: bool,
    /// Children at charge of the family, the student included.
    pub children: i64,
    /// Those of them in higher education, the student included.
    pub students: i64,
    /// Whole kilometres from the family's home to the place of study.
    pub distance_km: i64,
    /// Age on 1 September of the year.
    pub age: i64,
    /// The student's own children: each moves the age limit by a year, and adds no point.
    pub own_children: i64,
    /// The first time that a bourse is asked for.
    pub first_application: bool,
    /// A disability recognised by the CDAPH.
    pub disability: bool,
    /// Cares for a disabled relative.
    pub carer: bool,
    /// Where one studies.
    pub institution: Institution,
    /// An apprentice, or another contract of alternance.
    pub apprentice: bool,
    /// A doctorate.
    pub doctorate: bool,
    /// Bac with the mention très bien.
    pub merit: bool,
}

/// What a student may get by that scale.
pub fn crous(scale: &CrousScale, asked: &CrousAsked) -> Result<Outcome, Refusal> {
    checked(scale, asked)?;
    let (table, income) = (&scale.ceilings, asked.income_eur);
    let mut lines = vec![Explained::Income { euros: income, which: scale.about.income }];
    let sum = points(scale, asked, &mut lines);
    let row = usize::try_from(sum).unwrap_or(0);
    let last = table.rows.len().saturating_sub(1);
    let shown = i64::try_from(row.min(last)).unwrap_or(0);
    lines.push(Explained::Points { sum, row: shown, and_more: row > last });
    let placed = table.place(row, income);
    lines.extend(award::lines(table, row, income, placed));
    let mut hurdles = barred(scale, asked);
    let is_barred = !hurdles.is_empty();
    if placed.is_none() {
        hurdles.extend(award::over(table, row, income));
    }
    let given = placed.filter(|_| !is_barred);
    let award = given.and_then(|at| award::award(table, &scale.pay, at, 1));
    lines.extend(award.as_ref().map(award::amount));
    lines.push(Explained::table(&scale.about));
    let wished = [(BonusKind::Merit, asked.merit)];
    let (extras, wanting) = extras(&scale.bonuses, &wished, given.filter(|_| award.is_some()));
    let mut notes = notes(scale, asked, &hurdles);
    if award.is_some() {
        notes.push(Note::SummerPayments);
    }
    notes.extend(wanting);
    notes.push(Note::NotModelled);
    // Who is barred for another reason gains nothing by a euro.
    let near = near(table, row, income, usize::MAX).filter(|_| !is_barred);
    Ok(Outcome { award, hurdles, points: Some(sum), lines, near, extras, notes })
}

fn checked(scale: &CrousScale, asked: &CrousAsked) -> Result<(), Refusal> {
    years(&scale.about, asked.income_year, asked.notice_year)?;
    within(Field::Income, asked.income_eur, 0, MOST_EUROS)?;
    within(Field::Children, asked.children, 1, MOST_PEOPLE)?;
    within(Field::Students, asked.students, 1, asked.children)?;
    within(Field::Distance, asked.distance_km, 0, FARTHEST_KM)?;
    within(Field::Age, asked.age, 0, OLDEST)?;
    within(Field::OwnChildren, asked.own_children, 0, MOST_PEOPLE)
}

/// The true sum of points; a line for each that counts, and for the distance always.
fn points(scale: &CrousScale, asked: &CrousAsked, lines: &mut Vec<Explained>) -> i64 {
    let worth = &scale.points;
    let km = asked.distance_km;
    let step = scale.distance_steps_km.iter().filter(|step| km >= **step).count();
    let distance = worth.distance.get(step).copied().unwrap_or(0);
    lines.push(Explained::Distance { km, points: distance });
    let (students, others) = (asked.students - 1, asked.children - asked.students);
    let of_students = worth.other_student * students;
    let of_others = worth.other_child * others;
    if students > 0 {
        lines.push(Explained::OtherStudents { count: students, points: of_students });
    }
    if others > 0 {
        lines.push(Explained::OtherChildren { count: others, points: of_others });
    }
    let disability = if asked.disability { worth.disability } else { 0 };
    let carer = if asked.carer { worth.carer } else { 0 };
    if asked.disability {
        lines.push(Explained::Disability { points: disability });
    }
    if asked.carer {
        lines.push(Explained::Carer { points: carer });
    }
    distance + of_students + of_others + disability + carer
}

/// What keeps somebody from a bourse whatever the income.
fn barred(scale: &CrousScale, asked: &CrousAsked) -> Vec<Hurdle> {
    let limit = scale.age_limit + asked.own_children;
    [
        (asked.age >= limit && !asked.disability).then_some(Hurdle::Age { limit }),
        (asked.institution == Institution::NotAuthorised).then_some(Hurdle::Institution),
        asked.apprentice.then_some(Hurdle::Apprentice),
        asked.doctorate.then_some(Hurdle::Doctorate),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn notes(scale: &CrousScale, asked: &CrousAsked, hurdles: &[Hurdle]) -> Vec<Note> {
    let km = asked.distance_km;
    let doubt = scale.distance_doubts_km.iter().find(|(from, to)| (*from..=*to).contains(&km));
    let too_old = hurdles.iter().any(|hurdle| matches!(hurdle, Hurdle::Age { .. }));
    [
        doubt.map(|(from_km, to_km)| Note::DistanceInDoubt { from_km: *from_km, to_km: *to_km }),
        asked.single_parent.then_some(Note::SingleParentCrous),
        (asked.whose == Whose::Student).then_some(Note::OwnHousehold),
        (too_old && !asked.first_application).then_some(Note::Renewal),
    ]
    .into_iter()
    .flatten()
    .collect()
}
