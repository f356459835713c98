//! The sentences of the agenda.

words! {
    agenda_useful();
    agenda_deadlines_none();
}
