//! Editions, deltas, the seed, the base map.

mod base_map;
mod deltas;
mod export;
mod measured;
mod places;
mod seed;
mod slices;
