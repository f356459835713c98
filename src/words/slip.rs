//! The sentences of a slip that is read: the code of an orientation sheet, on another telephone.

words! {
    slip_title();
    slip_lead();
    slip_link_text();
    slip_pick();
    slip_pick_text();
    slip_reading();
    slip_typed();
    slip_typed_hint();
    slip_read_typed();
    slip_again();
    slip_trouble(code: &str);
    slip_said();
    slip_made_on(date: &str);
    slip_cut();
    slip_theirs();
    slip_card();
    slip_card_text();
    slip_unknown();
    slip_no_card();
    slip_search();
}
