//! Agenda: what takes place, day by day; one event; and what the citizen keeps, in « Mon agenda ».

mod calendar;
mod chosen_days;
mod dates;
mod event;
mod filters;
mod list;
mod mine;
mod row;
mod venue;
pub mod wanted;

pub use event::EventPage;
pub use list::Agenda;
pub use mine::Mine;
