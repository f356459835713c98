//! What a family or a student has answered, as long as the window lives: nothing of it is kept anywhere.

use dioxus::prelude::*;
use domain::scale::{Kind, Year};
use domain::simulators::{CrousEntry, Institution, Known, Question, SchoolEntry, Whose};

use super::typed::{Typed, Why, Wrong, figure};

/// One pass through the questions.
#[derive(Debug, Clone, PartialEq)]
pub enum Pass {
    /// For pupils at collège or lycée.
    Family(SchoolEntry),
    /// For a student.
    Student(CrousEntry),
}

/// The passes of this window.
#[derive(Clone, Copy)]
pub struct Grants {
    family: Signal<Pass>,
    student: Signal<Pass>,
}

/// Made once, at the root.
pub fn use_grants_provider() {
    use_context_provider(|| Grants {
        family: Signal::new(Pass::begun(false)),
        student: Signal::new(Pass::begun(true)),
    });
}

/// The pass of a student, or of a family.
pub fn use_pass(student: bool) -> Signal<Pass> {
    let grants = use_context::<Grants>();
    if student { grants.student } else { grants.family }
}

const YES: &str = "yes";
const NO: &str = "no";
/// « Je ne sais pas » among rows.
pub const UNSURE: &str = "unsure";

impl Pass {
    /// Nothing answered yet.
    pub fn begun(student: bool) -> Self {
        if student { Self::Student(CrousEntry::default()) } else { Self::Family(SchoolEntry::default()) }
    }

    /// Whether it is a student's.
    pub fn is_student(&self) -> bool {
        matches!(self, Self::Student(_))
    }

    /// The kinds of scale that it is about.
    pub fn kinds(&self) -> &'static [Kind] {
        if self.is_student() { &[Kind::Crous] } else { &[Kind::Lycee, Kind::College] }
    }

    /// The school year, once it is chosen.
    pub fn year(&self) -> Option<Year> {
        match self {
            Self::Family(entry) => entry.year,
            Self::Student(entry) => entry.year,
        }
    }

    /// The questions, in the order of the screens.
    pub fn questions(&self) -> Vec<Question> {
        match self {
            Self::Family(entry) => entry.questions(),
            Self::Student(_) => CrousEntry::QUESTIONS.to_vec(),
        }
    }

    /// The place of the next question that is not answered; none once there is nothing left to ask.
    pub fn next(&self) -> Option<usize> {
        let next = match self {
            Self::Family(entry) => entry.next(),
            Self::Student(entry) => entry.next(),
        }?;
        self.questions().iter().position(|question| *question == next)
    }

    /// Whether one answer stands for several pupils at lycée, who are capped all alike.
    pub fn are_all_at_college_level(&self) -> bool {
        match self {
            Self::Family(entry) => {
                entry.college_level_class == Some(Known::Is(true))
                    && entry.pupils.is_some_and(|(_, lycee)| lycee > 1)
            }
            Self::Student(_) => false,
        }
    }

    /// Whether a question was answered, be it by « je ne sais pas ».
    pub fn is_answered(&self, question: Question) -> bool {
        !self.stands(question).is_empty()
    }

    /// What stands in the fields of a question: what was answered there.
    pub fn stands(&self, question: Question) -> Typed {
        match self {
            Self::Family(entry) => of_family(entry, question),
            Self::Student(entry) => of_student(entry, question),
        }
    }

    /// Takes an answer, or says what is wrong with it; what was answered before stays then.
    pub fn take(&mut self, question: Question, typed: &Typed) -> Result<(), Wrong> {
        match self {
            Self::Family(entry) => take_of_family(entry, question, typed),
            Self::Student(entry) => take_of_student(entry, question, typed),
        }
    }
}

fn of_family(entry: &SchoolEntry, question: Question) -> Typed {
    match question {
        Question::Year => Typed::picked(entry.year.map(|year| year.to_string())),
        Question::Income => Typed::known(entry.income),
        Question::Children => Typed::known(entry.children),
        Question::Pupils => match entry.pupils {
            Some((college, lycee)) => Typed::lines(&[college, lycee]),
            None => Typed::default(),
        },
        Question::CollegeLevelClass => yes_or_no(entry.college_level_class),
        Question::Boarder => yes_or_no(entry.boarder),
        Question::Merit => yes_or_no(entry.merit),
        _ => Typed::default(),
    }
}

fn of_student(entry: &CrousEntry, question: Question) -> Typed {
    let count = |count: Option<i64>| count.map_or_else(Typed::default, |count| Typed::lines(&[count]));
    match question {
        Question::Year => Typed::picked(entry.year.map(|year| year.to_string())),
        Question::Income => Typed::known(entry.income),
        Question::Whose => Typed::picked(entry.whose.map(|whose| whose_code(whose).to_owned())),
        Question::Children => Typed::known(entry.children),
        Question::Students => Typed::known(entry.students),
        Question::Distance => Typed::known(entry.distance_km),
        Question::Age => count(entry.age),
        Question::OwnChildren => count(entry.own_children),
        Question::Disability => yes_or_no(entry.disability),
        Question::Carer => yes_or_no(entry.carer),
        Question::Institution => Typed::picked(entry.institution.map(|known| match known {
            Known::Is(institution) => institution_code(institution).to_owned(),
            Known::Unsure => UNSURE.to_owned(),
        })),
        Question::Apprentice => yes_or_no(entry.apprentice),
        Question::Doctorate => yes_or_no(entry.doctorate),
        Question::Merit => yes_or_no(entry.merit),
        Question::Pupils | Question::CollegeLevelClass | Question::Boarder => Typed::default(),
    }
}

fn take_of_family(entry: &mut SchoolEntry, question: Question, typed: &Typed) -> Result<(), Wrong> {
    use domain::simulators::MOST_PEOPLE;
    match question {
        Question::Year => {
            let year = year(typed)?;
            // The income of another year stands on another notice.
            entry.income = entry.income.filter(|_| entry.year == Some(year));
            entry.year = Some(year);
        }
        Question::Income => entry.income = Some(typed.income()?),
        Question::Children => {
            let children = typed.count(0, 1, MOST_PEOPLE)?;
            // Fewer children than pupils: how many go to school is asked again.
            entry.pupils = entry.pupils.filter(|(college, lycee)| fits(children, college + lycee));
            entry.children = Some(children);
        }
        Question::Pupils => {
            let college = figure(typed.line(0), 0, 0, MOST_PEOPLE)?;
            let lycee = figure(typed.line(1), 1, 0, MOST_PEOPLE)?;
            if college + lycee == 0 {
                return Err(Wrong { at: 0, why: Why::Nobody });
            }
            if let Some(Known::Is(children)) = entry.children
                && college + lycee > children
            {
                return Err(Wrong { at: 0, why: Why::More(children) });
            }
            entry.pupils = Some((college, lycee));
        }
        Question::CollegeLevelClass => entry.college_level_class = Some(said(typed)?),
        Question::Boarder => entry.boarder = Some(said(typed)?),
        Question::Merit => entry.merit = Some(said(typed)?),
        _ => {}
    }
    Ok(())
}

fn take_of_student(entry: &mut CrousEntry, question: Question, typed: &Typed) -> Result<(), Wrong> {
    use domain::simulators::{FARTHEST_KM, MOST_PEOPLE, OLDEST};
    match question {
        Question::Year => {
            let year = year(typed)?;
            if entry.year != Some(year) {
                // The income of another year stands on another notice, and one is older then.
                (entry.income, entry.age) = (None, None);
            }
            entry.year = Some(year);
        }
        Question::Income => entry.income = Some(typed.income()?),
        Question::Whose => entry.whose = Some(pick(typed, &WHOSE, whose_code)?),
        Question::Children => {
            let children = typed.count(0, 1, MOST_PEOPLE)?;
            entry.students = entry.students.filter(|students| match students {
                Known::Is(students) => fits(children, *students),
                Known::Unsure => true,
            });
            entry.children = Some(children);
        }
        Question::Students => {
            let students = typed.count(0, 1, MOST_PEOPLE)?;
            if let (Some(Known::Is(children)), Known::Is(count)) = (entry.children, students)
                && count > children
            {
                return Err(Wrong { at: 0, why: Why::More(children) });
            }
            entry.students = Some(students);
        }
        Question::Distance => entry.distance_km = Some(typed.count(0, 0, FARTHEST_KM)?),
        Question::Age => entry.age = Some(figure(typed.line(0), 0, 10, OLDEST)?),
        Question::OwnChildren => entry.own_children = Some(figure(typed.line(0), 0, 0, MOST_PEOPLE)?),
        Question::Disability => entry.disability = Some(said(typed)?),
        Question::Carer => entry.carer = Some(said(typed)?),
        Question::Institution => {
            entry.institution = Some(match typed.choice() {
                Some(UNSURE) => Known::Unsure,
                _ => Known::Is(pick(typed, &INSTITUTIONS, institution_code)?),
            });
        }
        Question::Apprentice => entry.apprentice = Some(said(typed)?),
        Question::Doctorate => entry.doctorate = Some(said(typed)?),
        Question::Merit => entry.merit = Some(said(typed)?),
        Question::Pupils | Question::CollegeLevelClass | Question::Boarder => {}
    }
    Ok(())
}

/// Whether so many of them may be at school.
fn fits(children: Known<i64>, pupils: i64) -> bool {
    !matches!(children, Known::Is(children) if pupils > children)
}

const WHOSE: [Whose; 2] = [Whose::Parents, Whose::Student];
const INSTITUTIONS: [Institution; 3] =
    [Institution::Public, Institution::Authorised, Institution::NotAuthorised];

fn whose_code(whose: Whose) -> &'static str {
    match whose {
        Whose::Parents => "parents",
        Whose::Student => "student",
    }
}

fn institution_code(institution: Institution) -> &'static str {
    match institution {
        Institution::Public => "public",
        Institution::Authorised => "authorised",
        Institution::NotAuthorised => "not-authorised",
    }
}

/// Whether a figure that is typed may not be known: how many children they have, and how old they are, people know.
pub fn may_be_unsure(question: Question) -> bool {
    matches!(question, Question::Income | Question::Children | Question::Students | Question::Distance)
}

/// The codes that may be chosen for a question; empty where something is typed, or where it is the year.
pub fn rows(question: Question) -> Vec<&'static str> {
    match question {
        Question::Whose => WHOSE.into_iter().map(whose_code).collect(),
        Question::Institution => INSTITUTIONS.into_iter().map(institution_code).chain([UNSURE]).collect(),
        Question::CollegeLevelClass
        | Question::Boarder
        | Question::Merit
        | Question::Disability
        | Question::Carer
        | Question::Apprentice
        | Question::Doctorate => vec![YES, NO, UNSURE],
        _ => Vec::new(),
    }
}

fn yes_or_no(known: Option<Known<bool>>) -> Typed {
    Typed::picked(known.map(|known| {
        match known {
            Known::Is(true) => YES,
            Known::Is(false) => NO,
            Known::Unsure => UNSURE,
        }
        .to_owned()
    }))
}

fn said(typed: &Typed) -> Result<Known<bool>, Wrong> {
    match typed.choice() {
        Some(YES) => Ok(Known::Is(true)),
        Some(NO) => Ok(Known::Is(false)),
        Some(UNSURE) => Ok(Known::Unsure),
        _ => Err(Wrong { at: 0, why: Why::Choice }),
    }
}

fn pick<T: Copy>(typed: &Typed, all: &[T], code: fn(T) -> &'static str) -> Result<T, Wrong> {
    let chosen = typed.choice();
    let found = all.iter().copied().find(|one| Some(code(*one)) == chosen);
    found.ok_or(Wrong { at: 0, why: Why::Choice })
}

fn year(typed: &Typed) -> Result<Year, Wrong> {
    typed.choice().and_then(Year::parse).ok_or(Wrong { at: 0, why: Why::Choice })
}

#[cfg(test)]
mod tests;
