//! The first start with nobody at the other end of the line.

use crate::hand::Hand;

#[test]
fn the_first_start_needs_no_network() {
    let mut hand = Hand::first_start();
    hand.wait_for_heading("Bienvenue");
    hand.picture("hello");
}
