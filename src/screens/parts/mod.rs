//! Stateless pieces of the screens: they are given everything, and ask nobody.

pub mod aid_row;
pub mod chip;
pub mod copy;
pub mod empty;
pub mod field;
pub mod icon;
pub mod link_row;
pub mod marked;
pub mod notice;
pub mod outside;
pub mod paragraphs;
pub mod picture;
pub mod scan;
pub mod sheet;
pub mod sources;
pub mod state;
pub mod tile;
pub mod verdict;
