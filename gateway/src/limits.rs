//! How often one caller may ask (WIRE.md §14): an allowance that fills again with time, for a bounded number of
//! callers.

use std::collections::HashMap;
use std::hash::Hash;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};

use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::app::App;
use crate::caller::{self, Peer};
use crate::config;
use crate::problem::Problem;
use crate::routes;
use crate::whose::{self, Whose};

/// What can be served from any folder: plain files, the same for everybody.
const CONTENT: [&str; 4] = [routes::MANIFEST, routes::BLOB, routes::NEWEST_ROOT, routes::ROOT];

/// The allowances of every caller.
pub struct Rates {
    anything: Allowance<IpAddr>,
    sign_in: Allowance<IpAddr>,
    letters: Allowance<IpAddr>,
    tokens: Allowance<IpAddr>,
    content: Allowance<IpAddr>,
    feedback: Allowance<IpAddr>,
    accounts: Allowance<[u8; 16]>,
    offices: Allowance<[u8; 16]>,
}

impl Rates {
    /// Those of a configuration.
    pub fn new(set: &config::Rates) -> Self {
        Self {
            anything: Allowance::new(set.per_minute, set.burst, set.callers),
            sign_in: Allowance::new(set.sign_in_per_minute, set.sign_in_burst, set.callers),
            letters: Allowance::new(set.letters_per_minute, set.letters_burst, set.callers),
            tokens: Allowance::new(set.token_per_minute, set.token_burst, set.callers),
            content: Allowance::new(set.content_per_minute, set.content_burst, set.callers),
            feedback: Allowance::a_day(set.feedback_per_day, set.callers),
            accounts: Allowance::new(set.account_per_minute, set.account_burst, set.callers),
            offices: Allowance::new(set.office_per_minute, set.office_burst, set.callers),
        }
    }
}

/// Refuses a caller that asks too often, and says when to come back. Who is signed in is counted by account, and
/// a service by its token, wherever they ask from: a village shares one address.
pub async fn each(State(app): State<Arc<App>>, mut request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned());
    let route = route.unwrap_or_default();
    let now = app.config.clock.now().timestamp_micros();
    let by_address = |allowance: &Allowance<IpAddr>, request: &Request| {
        let peer = request.extensions().get::<Peer>().copied();
        match peer.and_then(|peer| caller::of(peer, request.headers(), &app.config)) {
            Some(caller) => allowance.spend(caller, now),
            None => Ok(()),
        }
    };
    let page = route.starts_with(routes::AUTH) || route == routes::SIGNED_OUT;
    let spent = if CONTENT.contains(&route.as_str()) {
        by_address(&app.rates.content, &request)
    } else if [routes::TOKEN, routes::REVOKE].contains(&route.as_str()) {
        by_address(&app.rates.tokens, &request)
    } else if route == routes::FEEDBACK {
        // Whoever is signed in or not: nobody is, for that.
        by_address(&app.rates.anything, &request).and_then(|()| by_address(&app.rates.feedback, &request))
    } else if page {
        let letter = || by_address(&app.rates.letters, &request);
        by_address(&app.rates.sign_in, &request)
            .and_then(|()| if route == routes::LETTER { letter() } else { Ok(()) })
    } else {
        let whose = whose::of(&app, &route, request.headers()).await;
        let spent = match &whose {
            Whose::Account(account) | Whose::Eraser(account) => app.rates.accounts.spend(account.0, now),
            Whose::Office(token) => app.rates.offices.spend(*token.id.as_bytes(), now),
            // Also whoever tries tokens.
            Whose::Nobody(_) => by_address(&app.rates.anything, &request),
        };
        request.extensions_mut().insert(whose);
        spent
    };
    match spent {
        Ok(()) => next.run(request).await,
        Err(seconds) if page && ![routes::TOKEN, routes::REVOKE].contains(&route.as_str()) => {
            routes::auth::too_many(&app, request.headers(), seconds)
        }
        Err(seconds) => Problem::TooMany { seconds }.into_response(),
    }
}

/// Microseconds.
const DAY: i64 = 24 * 60 * 60 * 1_000_000;

/// A rate and a burst, by the generic cell rate algorithm (ITU-T I.371): one instant per caller.
struct Allowance<K> {
    /// Microseconds that one request costs; 0: nothing is counted.
    cost: i64,
    /// Microseconds that may be owed.
    burst: i64,
    callers: usize,
    owed: Mutex<Owed<K>>,
}

/// Until when each caller's allowance is used up. The callers of the older half are forgotten first: an
/// allowance begun anew is all that a flood of addresses can gain.
struct Owed<K> {
    newer: HashMap<K, i64>,
    older: HashMap<K, i64>,
}

impl<K: Hash + Eq + Copy> Allowance<K> {
    fn new(per_minute: u32, burst: u32, callers: usize) -> Self {
        let cost = 60_000_000_i64.checked_div(i64::from(per_minute)).unwrap_or(0);
        Self::costing(cost, burst, callers)
    }

    /// So many at once, and one more each time that part of a day is over.
    fn a_day(count: u32, callers: usize) -> Self {
        Self::costing(DAY.checked_div(i64::from(count)).unwrap_or(0), count, callers)
    }

    fn costing(cost: i64, burst: u32, callers: usize) -> Self {
        Self {
            cost,
            burst: cost * i64::from(burst.max(1)),
            callers: (callers / 2).max(1),
            owed: Mutex::new(Owed { newer: HashMap::new(), older: HashMap::new() }),
        }
    }

    /// Spends one request at that instant; else the seconds to wait for the next.
    fn spend(&self, caller: K, now: i64) -> Result<(), u32> {
        let mut owed = self.owed.lock().unwrap_or_else(PoisonError::into_inner);
        let until = owed.newer.get(&caller).or_else(|| owed.older.get(&caller)).copied().unwrap_or(now);
        // Nobody owes more than a burst, even when the clock was put back.
        let owing = until.clamp(now, now + self.burst);
        let until = owing + self.cost;
        let beyond = until - now - self.burst;
        if beyond > 0 {
            let Owed { newer, older } = &mut *owed;
            if let Some(held) = newer.get_mut(&caller).or_else(|| older.get_mut(&caller)) {
                *held = owing;
            }
            return Err(u32::try_from((beyond + 999_999) / 1_000_000).unwrap_or(u32::MAX));
        }
        if owed.newer.len() >= self.callers && !owed.newer.contains_key(&caller) {
            owed.older = std::mem::take(&mut owed.newer);
        }
        owed.newer.insert(caller, until);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: i64 = 1_000_000;

    fn address(n: u32) -> IpAddr {
        IpAddr::from(n.to_be_bytes())
    }

    /// How many of a hundred requests of one caller pass at that instant.
    fn passed(allowance: &Allowance<IpAddr>, caller: u32, now: i64) -> usize {
        (0..100).filter(|_| allowance.spend(address(caller), now).is_ok()).count()
    }

    #[test]
    fn a_burst_passes_then_one_a_second_each_caller_for_itself() {
        let allowance = Allowance::new(60, 30, 100);
        let noon = 1_795_161_600 * SECOND;
        assert_eq!(passed(&allowance, 1, noon), 30);
        assert_eq!(allowance.spend(address(1), noon), Err(1));
        assert_eq!(passed(&allowance, 2, noon), 30);
        assert_eq!(passed(&allowance, 1, noon + SECOND - 1), 0);
        assert_eq!(passed(&allowance, 1, noon + SECOND), 1);
        assert_eq!(passed(&allowance, 1, noon + 11 * SECOND), 10);
        assert_eq!(passed(&allowance, 1, noon + 3600 * SECOND), 30, "no more than a burst is saved");
        let slow = Allowance::new(2, 1, 100);
        assert_eq!((slow.spend(address(1), noon), slow.spend(address(1), noon)), (Ok(()), Err(30)));
    }

    #[test]
    fn a_clock_put_back_locks_nobody_out() {
        let allowance = Allowance::new(60, 30, 100);
        assert_eq!(passed(&allowance, 1, 7200 * SECOND), 30);
        assert_eq!(passed(&allowance, 1, 0), 0);
        assert_eq!(passed(&allowance, 1, 10 * SECOND), 10);
    }

    #[test]
    fn a_flood_of_addresses_takes_a_bounded_memory_and_forgets_the_quiet_ones_first() {
        let allowance = Allowance::new(60, 30, 100);
        assert_eq!(passed(&allowance, 0, 0), 30);
        for n in 1..100_000 {
            assert!(allowance.spend(address(n), 0).is_ok());
            if n % 40 == 0 {
                assert!(allowance.spend(address(0), i64::from(n / 40) * SECOND).is_ok(), "not forgotten");
                assert!(allowance.spend(address(0), i64::from(n / 40) * SECOND).is_err(), "nor forgiven");
            }
        }
        let owed = allowance.owed.lock().unwrap();
        assert!(owed.newer.len() + owed.older.len() <= 100);
    }

    #[test]
    fn ten_a_day_are_ten_at_once_then_one_each_tenth_of_a_day() {
        let allowance = Allowance::a_day(10, 100);
        let noon = 1_795_161_600 * SECOND;
        assert_eq!(passed(&allowance, 1, noon), 10);
        assert_eq!(allowance.spend(address(1), noon), Err(8_640));
        assert_eq!(passed(&allowance, 1, noon + 8_639 * SECOND), 0);
        assert_eq!(passed(&allowance, 1, noon + 8_640 * SECOND), 1);
        assert_eq!(passed(&allowance, 1, noon + 3 * DAY), 10);
        assert_eq!(passed(&Allowance::a_day(0, 1), 1, noon), 100);
    }

    #[test]
    fn a_rate_of_nothing_counts_nothing() {
        assert_eq!(passed(&Allowance::new(0, 1, 1), 1, 0), 100);
    }
}
