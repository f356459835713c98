//! Editions, deltas, the seed.

mod deltas;
mod export;
mod measured;
mod seed;
mod slices;
