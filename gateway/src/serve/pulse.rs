//! How long a connection may still wait for its caller: pure rules, over instants that are given.

use std::time::Duration;

use tokio::time::Instant;

use crate::config::Limits;

/// What a connection is about at one instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    /// No request came yet: the first bytes, a preface, a first head.
    First,
    /// Everything is answered.
    Idle,
    /// The answer is being made here: the caller owes nothing.
    Ours,
    /// Bytes have to move: a body that comes, an answer that goes.
    Moving,
}

/// Why a connection must end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Overdue {
    /// Nothing was asked for long: it may be told politely.
    Idle,
    /// A head, a body or an answer does not get on.
    Stalled,
}

/// Something that begins or ends on a connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// A head is whole.
    Asked { http2: bool },
    /// A route waits for the body of its request.
    BodyAwaited,
    /// It has it, or no longer wants it.
    BodyDone,
    /// The head of an answer leaves.
    Answering,
    /// An answer left whole, or nobody wants it any more.
    Answered { begun: bool },
    /// Bytes came.
    Read(usize),
    /// Bytes left.
    Written(usize),
    /// The line takes no more for now.
    Full,
}

/// The waiting of one connection.
///
/// While bytes have to move, patience runs out, and every byte that moves buys some back: at the floor or
/// above it never ends, however slow the line and however large the answer.
#[derive(Debug)]
pub struct Pulse {
    head: Duration,
    idle: Duration,
    grace: Duration,
    most: Duration,
    floor: u64,
    phase: Phase,
    deadline: Instant,
    patience: Duration,
    http2: bool,
    asked: bool,
    heading: bool,
    open: u32,
    bodies: u32,
    answers: u32,
    full: bool,
}

impl Pulse {
    /// A connection that was accepted at that instant.
    pub fn new(limits: &Limits, now: Instant) -> Self {
        let floor = limits.floor_bytes.max(1);
        let grace = Duration::from_secs(limits.floor_seconds);
        let head = Duration::from_secs(limits.head_seconds);
        // The kernel takes up to twice its buffer at once, and asks for more when a part of it has left.
        let buffered = Duration::from_secs(2 * u64::from(limits.answer_buffer_bytes) / floor);
        Self {
            head,
            idle: Duration::from_secs(limits.idle_seconds),
            grace,
            most: grace + buffered,
            floor,
            phase: Phase::First,
            deadline: now + head,
            patience: grace,
            http2: false,
            asked: false,
            heading: false,
            open: 0,
            bodies: 0,
            answers: 0,
            full: false,
        }
    }

    /// Until when the caller may keep this connection waiting; none while the waiting is on our side.
    pub fn deadline(&self) -> Option<Instant> {
        (self.phase != Phase::Ours).then_some(self.deadline)
    }

    /// Whether it must end.
    pub fn overdue(&self, now: Instant) -> Option<Overdue> {
        let over = self.deadline().is_some_and(|deadline| deadline <= now);
        let idle = self.phase == Phase::Idle && !self.heading;
        over.then_some(if idle { Overdue::Idle } else { Overdue::Stalled })
    }

    /// Leaves a connection that is told to end the time of a head to do so.
    pub fn last_words(&mut self, now: Instant) {
        self.deadline = now + self.head;
    }

    /// Writes down what happened.
    pub fn turn(&mut self, turn: Turn, now: Instant) {
        match turn {
            Turn::Asked { http2 } => {
                if self.open == 0 {
                    self.patience = self.grace;
                }
                self.http2 = http2;
                self.asked = true;
                self.heading = false;
                self.open += 1;
            }
            Turn::BodyAwaited => self.bodies += 1,
            Turn::BodyDone => self.bodies = self.bodies.saturating_sub(1),
            Turn::Answering => self.answers += 1,
            Turn::Answered { begun } => {
                self.open = self.open.saturating_sub(1);
                self.answers = self.answers.saturating_sub(u32::from(begun));
            }
            Turn::Read(bytes) => self.read(bytes, now),
            Turn::Written(bytes) => self.written(bytes, now),
            Turn::Full => self.full = true,
        }
        self.move_on(now);
    }

    fn read(&mut self, bytes: usize, now: Instant) {
        match self.phase {
            Phase::Moving => self.buy(bytes, self.most, now),
            // The next head has begun. HTTP/2 also says things that ask for nothing.
            Phase::Idle if !self.http2 && !self.heading && bytes > 0 => {
                self.heading = true;
                self.deadline = now + self.head;
            }
            _ => {}
        }
    }

    fn written(&mut self, bytes: usize, now: Instant) {
        self.full = false;
        match self.phase {
            Phase::Moving => self.buy(bytes, self.most, now),
            // The end of an answer may still wait in a buffer of HTTP/2.
            Phase::Idle if self.http2 => self.buy(bytes, self.idle, now),
            _ => {}
        }
    }

    fn buy(&mut self, bytes: usize, most: Duration, now: Instant) {
        let bought = Duration::from_micros(bytes as u64 * 1_000_000 / self.floor);
        self.deadline = (self.deadline + bought).min(now + most);
    }

    fn move_on(&mut self, now: Instant) {
        let phase = if self.full || self.bodies > 0 || self.answers > 0 {
            Phase::Moving
        } else if self.open > 0 {
            Phase::Ours
        } else if self.asked {
            Phase::Idle
        } else {
            Phase::First
        };
        if phase == self.phase {
            return;
        }
        if self.phase == Phase::Moving {
            self.patience = self.deadline.saturating_duration_since(now);
        }
        match phase {
            Phase::Moving => self.deadline = now + self.patience,
            Phase::Idle => self.deadline = now + self.idle,
            Phase::First | Phase::Ours => {}
        }
        self.phase = phase;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ASKED: Turn = Turn::Asked { http2: false };
    const ANSWERED: Turn = Turn::Answered { begun: true };

    struct Told {
        pulse: Pulse,
        now: Instant,
    }

    impl Told {
        fn new() -> Self {
            let limits = crate::Config::from_text("").unwrap().limits;
            let now = Instant::now();
            Self { pulse: Pulse::new(&limits, now), now }
        }

        fn after(&mut self, seconds: u64, turn: Turn) {
            self.now += Duration::from_secs(seconds);
            self.pulse.turn(turn, self.now);
        }

        fn left(&self) -> Option<u64> {
            self.pulse.deadline().map(|deadline| (deadline - self.now).as_secs())
        }
    }

    #[test]
    fn a_first_head_has_its_time_however_it_dribbles() {
        let mut told = Told::new();
        for _ in 0..9 {
            told.after(1, Turn::Read(1));
        }
        assert_eq!(told.left(), Some(1));
        assert_eq!(told.pulse.overdue(told.now + Duration::from_secs(1)), Some(Overdue::Stalled));
    }

    #[test]
    fn what_waits_for_us_is_never_cut_and_what_is_answered_may_rest() {
        let mut told = Told::new();
        told.after(1, ASKED);
        assert_eq!((told.left(), told.pulse.overdue(told.now + Duration::from_secs(9999))), (None, None));
        told.after(500, Turn::Answering);
        assert_eq!(told.left(), Some(60));
        told.after(0, Turn::Written(200));
        told.after(0, ANSWERED);
        assert_eq!(told.left(), Some(75));
        assert_eq!(told.pulse.overdue(told.now + Duration::from_secs(75)), Some(Overdue::Idle));
        for _ in 0..9 {
            told.after(1, Turn::Read(1));
        }
        assert_eq!(told.left(), Some(2), "the next head, once begun, has the time of a head");
        assert_eq!(told.pulse.overdue(told.now + Duration::from_secs(2)), Some(Overdue::Stalled));
    }

    #[test]
    fn a_line_at_the_floor_is_kept_for_ever_and_one_below_it_is_not() {
        for (bytes, kept) in [(1024, true), (1000, false)] {
            let mut told = Told::new();
            told.after(1, ASKED);
            told.after(0, Turn::BodyAwaited);
            let cut = (0..10_000).any(|_| {
                told.after(1, Turn::Read(bytes));
                told.pulse.overdue(told.now).is_some()
            });
            assert_eq!(cut, !kept, "{bytes} bytes a second");
        }
    }

    #[test]
    fn waiting_in_turns_with_us_buys_no_patience() {
        let mut told = Told::new();
        told.after(1, ASKED);
        told.after(0, Turn::BodyAwaited);
        for _ in 0..5 {
            told.after(10, Turn::BodyDone);
            told.after(100, Turn::BodyAwaited);
        }
        assert_eq!(told.left(), Some(10));
    }

    #[test]
    fn a_full_line_is_waited_for_as_long_as_its_buffers_may_take_at_the_floor() {
        let mut told = Told::new();
        told.after(1, ASKED);
        told.after(0, Turn::Answering);
        told.after(0, Turn::Written(10_000_000));
        told.after(0, Turn::Full);
        assert_eq!(told.left(), Some(60 + 128));
        told.after(0, ANSWERED);
        assert_eq!(told.left(), Some(60 + 128), "the last bytes have not left yet");
        told.after(100, Turn::Written(1));
        assert_eq!(told.left(), Some(75));
    }

    #[test]
    fn small_talk_of_http2_does_not_keep_an_idle_connection() {
        let mut told = Told::new();
        told.after(1, Turn::Asked { http2: true });
        told.after(0, Turn::Answering);
        told.after(0, ANSWERED);
        for _ in 0..7 {
            told.after(10, Turn::Read(17));
            told.after(0, Turn::Written(17));
        }
        assert_eq!(told.left(), Some(5));
    }
}
