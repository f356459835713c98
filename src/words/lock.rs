//! The sentences of the lock.

use chrono::TimeDelta;

use super::Words;

words! {
    lock_title();
    lock_text();
    lock_forgotten();
    lock_on();
    lock_off();
    lock_set();
    lock_change();
    lock_remove();
    lock_close_now();
    lock_pin();
    lock_pin_present();
    lock_pin_new();
    lock_pin_again();
    lock_pin_hint();
    lock_done(what: &str);
    lock_differs();
    lock_closed_title();
    lock_closed_text();
    lock_open();
    lock_again_title();
    lock_again_text();
    lock_again_go();
    lock_wrong(free: usize);
    lock_wait(time: &str);
    lock_seconds(count: usize);
    lock_minutes(count: usize);
}

impl Words {
    /// How long to wait, in seconds or in whole minutes, never too little.
    pub fn lock_time(&self, wait: TimeDelta) -> String {
        let seconds = usize::try_from((wait.num_milliseconds() + 999) / 1_000).unwrap_or(0);
        match seconds {
            0..=120 => self.lock_seconds(seconds),
            _ => self.lock_minutes(seconds.div_ceil(60)),
        }
    }
}
