//! Stories 14 and 15: the nearest open desk, the teleconsultation near me.

mod instants;
mod nearest;
mod travelling;
