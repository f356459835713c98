//! The sentences of the agenda.

words! {
    agenda_title();
    agenda_useful();
    agenda_deadlines();
    agenda_deadlines_none();
}
