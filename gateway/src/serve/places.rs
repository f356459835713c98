//! The places there are, and how many of them one address may take.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::caller;
use crate::config::Limits;

/// The places of a server; cheap to clone.
#[derive(Clone)]
pub struct Places {
    free: Arc<Semaphore>,
    taken: Arc<Mutex<HashMap<IpAddr, usize>>>,
    all: u32,
    per_address: usize,
}

/// A place, given back when it is dropped.
pub struct Place {
    _permit: OwnedSemaphorePermit,
    counted: Option<(Places, IpAddr)>,
}

impl Places {
    /// As many as the limits say.
    pub fn new(limits: &Limits) -> Self {
        let all = u32::try_from(limits.connections.clamp(1, Semaphore::MAX_PERMITS)).unwrap_or(u32::MAX);
        Self {
            free: Arc::new(Semaphore::new(all as usize)),
            taken: Arc::default(),
            all,
            per_address: limits.connections_per_address.max(1),
        }
    }

    /// Waits for a free place.
    pub async fn free(&self) -> Option<OwnedSemaphorePermit> {
        self.free.clone().acquire_owned().await.ok()
    }

    /// Gives a place to an address; none if it holds its share already. A trusted proxy speaks for many.
    pub fn take(&self, permit: OwnedSemaphorePermit, peer: IpAddr, trusted: bool) -> Option<Place> {
        if trusted {
            return Some(Place { _permit: permit, counted: None });
        }
        let household = caller::household(peer);
        let mut taken = self.taken();
        let held = taken.entry(household).or_insert(0);
        if *held >= self.per_address {
            return None;
        }
        *held += 1;
        Some(Place { _permit: permit, counted: Some((self.clone(), household)) })
    }

    /// Waits until every place is free again.
    pub async fn all_free(&self) {
        let _all = self.free.acquire_many(self.all).await;
    }

    fn taken(&self) -> MutexGuard<'_, HashMap<IpAddr, usize>> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        if let Some((places, household)) = &self.counted {
            let mut taken = places.taken();
            match taken.get_mut(household) {
                Some(held) if *held > 1 => *held -= 1,
                _ => {
                    taken.remove(household);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn one_address_takes_its_share_and_gives_it_back() {
        let mut limits = crate::Config::from_text("").unwrap().limits;
        (limits.connections, limits.connections_per_address) = (5, 2);
        let places = Places::new(&limits);
        let take = async |peer: &str, trusted| {
            places.take(places.free().await.unwrap(), peer.parse().unwrap(), trusted)
        };
        let first = take("2001:db8:0:1::1", false).await;
        let second = take("2001:db8:0:1:ffff::2", false).await;
        assert!(first.is_some() && second.is_some());
        assert!(take("2001:db8:0:1::3", false).await.is_none(), "the same /64");
        assert!(take("2001:db8:0:2::3", false).await.is_some());
        assert!(take("2001:db8:0:1::3", true).await.is_some(), "a proxy");
        drop(first);
        assert!(take("2001:db8:0:1::3", false).await.is_some());
        drop(second);
        places.all_free().await;
        assert!(places.taken().is_empty(), "what nobody holds is forgotten");
    }
}
