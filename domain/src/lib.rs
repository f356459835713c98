//! The pure rules of « Ma Région & moi », shared by the phone and the Region's gateway.
//!
//! Deliberately absent: clock, disk, network, async, randomness, serde, Dioxus, sentences.
//! Whoever needs today's date is given it; whoever needs to say something asks `words`.

pub mod aid;
pub mod application;
pub mod assistant;
pub mod base_map;
pub mod calendar;
pub mod campaign;
pub mod commune;
pub mod copied;
pub mod distance;
pub mod document;
pub mod draft;
pub mod easy;
pub mod edition;
pub mod eligibility;
pub mod erasure;
pub mod event;
pub mod feedback;
pub mod form;
pub mod glossary;
pub mod hours;
pub mod ics;
pub mod ids;
pub mod journal;
pub mod lock;
pub mod mandate;
pub mod merge;
pub mod orientation;
pub mod parcel;
pub mod paris;
pub mod personal;
pub mod place;
pub mod profile;
pub mod receipt;
pub mod scale;
pub mod school;
pub mod search;
pub mod sentences;
pub mod sheet;
pub mod sign_in;
pub mod simulators;
pub mod slip;
pub mod territory;
pub mod tiles;
pub mod uptime;
pub mod watch;
