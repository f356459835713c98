//! One journey a file, each told as a person would tell it.

mod first_start_without_network;
