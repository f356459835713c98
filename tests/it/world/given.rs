//! What a citizen of age answers to the form of the driving licence: for the rooms, and for the window.

/// Everything that the form asks of her.
pub const GIVEN: [(&str, &str); 12] = [
    ("applicant.first_name", "Ma\u{eb}lle"),
    ("applicant.last_name", "Vuillemin"),
    ("applicant.born_on", "2008-03-14"),
    ("applicant.commune", "25056"),
    ("applicant.email", "maelle@example.org"),
    ("minor", "no"),
    ("situation", "job_seeker"),
    ("own_tax_return", "yes"),
    ("driving_school.name", "\u{c9}cole de la Boucle"),
    ("driving_school.commune", "25056"),
    ("volunteering.agreed", "yes"),
    ("volunteering.chosen", "no"),
];
