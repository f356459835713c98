//! Editions, deltas, the seed.

mod deltas;
mod export;
mod measured;
mod places;
mod seed;
mod slices;
