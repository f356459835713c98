//! The questions in their order, one a screen, and what is still missing before anything is computed.

use crate::scale::{Kind, Year};

use super::crous::{CrousAsked, Institution, Whose};
use super::school::SchoolAsked;

/// What is asked, in the order of the screens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Question {
    /// For which school year.
    Year,
    /// The income that the scale of that year names, with the year of its notice.
    Income,
    /// Crous: whose income it is.
    Whose,
    /// Children at charge, the one concerned included.
    Children,
    /// How many of them are at collège, how many at lycée: one screen.
    Pupils,
    /// Crous: how many of them are in higher education, the student included.
    Students,
    /// Crous: kilometres between home and studies.
    Distance,
    /// Crous: age on 1 September.
    Age,
    /// Crous: own children.
    OwnChildren,
    /// Crous: a disability recognised by the CDAPH.
    Disability,
    /// Crous: cares for a disabled relative.
    Carer,
    /// Crous: where one studies.
    Institution,
    /// Crous: an apprentice.
    Apprentice,
    /// Crous: a doctorate.
    Doctorate,
    /// Lycée: a class of collège level.
    CollegeLevelClass,
    /// Whether the pupil boards.
    Boarder,
    /// Lycée: the mention of the brevet. Crous: that of the bac.
    Merit,
}

/// An answer, or « je ne sais pas ».
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Known<T> {
    /// Known.
    Is(T),
    /// Not known: say where to look, compute nothing that needs it.
    Unsure,
}

/// Why nothing is computed yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Gap {
    /// Not answered.
    Open(Question),
    /// « Je ne sais pas »: where to look; of the income, the ceilings.
    Unsure(Question),
    /// Nobody of the household is in such a school.
    Nobody,
}

/// What a family has answered so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SchoolEntry {
    /// School year.
    pub year: Option<Year>,
    /// Revenu fiscal de référence.
    pub income: Option<Known<i64>>,
    /// Children at charge.
    pub children: Option<Known<i64>>,
    /// At collège, and at lycée.
    pub pupils: Option<(i64, i64)>,
    /// Of the pupil at lycée.
    pub college_level_class: Option<Known<bool>>,
    /// Of one of the pupils.
    pub boarder: Option<Known<bool>>,
    /// Of the pupil at lycée.
    pub merit: Option<Known<bool>>,
    /// Told unasked; it changes nothing.
    pub single_parent: bool,
}

impl SchoolEntry {
    /// The questions of this family.
    pub fn questions(&self) -> Vec<Question> {
        let mut all = vec![Question::Year, Question::Income, Question::Children, Question::Pupils];
        let (at_college, at_lycee) = self.pupils.unwrap_or((0, 1));
        if at_lycee > 0 {
            all.push(Question::CollegeLevelClass);
        }
        if at_college > 0 || at_lycee > 0 {
            all.push(Question::Boarder);
        }
        if at_lycee > 0 {
            all.push(Question::Merit);
        }
        all
    }

    /// The next one that is not answered.
    pub fn next(&self) -> Option<Question> {
        self.questions().into_iter().find(|question| match question {
            Question::Year => self.year.is_none(),
            Question::Income => self.income.is_none(),
            Question::Children => self.children.is_none(),
            Question::Pupils => self.pupils.is_none(),
            Question::CollegeLevelClass => self.college_level_class.is_none(),
            Question::Boarder => self.boarder.is_none(),
            Question::Merit => self.merit.is_none(),
            _ => false,
        })
    }

    /// What the simulator of that kind is asked; or what is missing. Boarding and mention may be left open: they add
    /// nothing then.
    pub fn asked(&self, kind: Kind) -> Result<SchoolAsked, Gap> {
        let is_lycee = kind == Kind::Lycee;
        let (at_college, at_lycee) = self.pupils.ok_or(Gap::Open(Question::Pupils))?;
        let pupils = if is_lycee { at_lycee } else { at_college };
        if pupils < 1 {
            return Err(Gap::Nobody);
        }
        let class = Question::CollegeLevelClass;
        Ok(SchoolAsked {
            income_eur: known(self.income, Question::Income)?,
            children: known(self.children, Question::Children)?,
            pupils,
            college_level_class: is_lycee && known(self.college_level_class, class)?,
            boarder: self.boarder == Some(Known::Is(true)),
            merit: is_lycee && self.merit == Some(Known::Is(true)),
            single_parent: self.single_parent,
            ..SchoolAsked::default()
        })
    }
}

/// What a student has answered so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CrousEntry {
    /// School year.
    pub year: Option<Year>,
    /// Revenu brut global.
    pub income: Option<Known<i64>>,
    /// Whose.
    pub whose: Option<Whose>,
    /// Children at charge, the student included.
    pub children: Option<Known<i64>>,
    /// Those in higher education, the student included.
    pub students: Option<Known<i64>>,
    /// Kilometres.
    pub distance_km: Option<Known<i64>>,
    /// Age on 1 September.
    pub age: Option<i64>,
    /// Own children.
    pub own_children: Option<i64>,
    /// Recognised by the CDAPH.
    pub disability: Option<Known<bool>>,
    /// Cares for a disabled relative.
    pub carer: Option<Known<bool>>,
    /// Where one studies.
    pub institution: Option<Known<Institution>>,
    /// An apprentice.
    pub apprentice: Option<Known<bool>>,
    /// A doctorate.
    pub doctorate: Option<Known<bool>>,
    /// Bac with the mention très bien.
    pub merit: Option<Known<bool>>,
}

impl CrousEntry {
    /// The questions of every student.
    pub const QUESTIONS: [Question; 14] = [
        Question::Year,
        Question::Income,
        Question::Whose,
        Question::Children,
        Question::Students,
        Question::Distance,
        Question::Age,
        Question::OwnChildren,
        Question::Disability,
        Question::Carer,
        Question::Institution,
        Question::Apprentice,
        Question::Doctorate,
        Question::Merit,
    ];

    /// The next one that is not answered.
    pub fn next(&self) -> Option<Question> {
        Self::QUESTIONS.into_iter().find(|question| match question {
            Question::Year => self.year.is_none(),
            Question::Income => self.income.is_none(),
            Question::Whose => self.whose.is_none(),
            Question::Children => self.children.is_none(),
            Question::Students => self.students.is_none(),
            Question::Distance => self.distance_km.is_none(),
            Question::Age => self.age.is_none(),
            Question::OwnChildren => self.own_children.is_none(),
            Question::Disability => self.disability.is_none(),
            Question::Carer => self.carer.is_none(),
            Question::Institution => self.institution.is_none(),
            Question::Apprentice => self.apprentice.is_none(),
            Question::Doctorate => self.doctorate.is_none(),
            Question::Merit => self.merit.is_none(),
            Question::Pupils | Question::CollegeLevelClass | Question::Boarder => false,
        })
    }

    /// What the simulator is asked; or what is missing. The mention may be left open. Whether it is a renewal is not
    /// asked: whoever is too old is told that a renewal may differ.
    pub fn asked(&self) -> Result<CrousAsked, Gap> {
        let income_eur = known(self.income, Question::Income);
        self.asked_with(income_eur?)
    }

    /// The same without an income, for the ceilings.
    pub fn asked_without_income(&self) -> Result<CrousAsked, Gap> {
        self.asked_with(0)
    }

    fn asked_with(&self, income_eur: i64) -> Result<CrousAsked, Gap> {
        let age = self.age.ok_or(Gap::Open(Question::Age))?;
        Ok(CrousAsked {
            income_eur,
            whose: self.whose.ok_or(Gap::Open(Question::Whose))?,
            children: known(self.children, Question::Children)?,
            students: known(self.students, Question::Students)?,
            distance_km: known(self.distance_km, Question::Distance)?,
            age,
            own_children: self.own_children.ok_or(Gap::Open(Question::OwnChildren))?,
            disability: known(self.disability, Question::Disability)?,
            carer: known(self.carer, Question::Carer)?,
            institution: known(self.institution, Question::Institution)?,
            apprentice: known(self.apprentice, Question::Apprentice)?,
            doctorate: known(self.doctorate, Question::Doctorate)?,
            merit: self.merit == Some(Known::Is(true)),
            first_application: false,
            ..CrousAsked::default()
        })
    }
}

fn known<T>(answer: Option<Known<T>>, question: Question) -> Result<T, Gap> {
    match answer {
        Some(Known::Is(value)) => Ok(value),
        Some(Known::Unsure) => Err(Gap::Unsure(question)),
        None => Err(Gap::Open(question)),
    }
}
