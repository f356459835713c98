//! Story 16: what is on this week-end, near, for whom, and what became of it.

mod asked;
mod calendar;
mod naive;
