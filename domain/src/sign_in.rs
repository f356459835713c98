//! How far a sign-in is: wished for, out in the browser, or come to nothing. Never anything that was lost by it.

use chrono::TimeDelta;

/// How long the browser is waited for: as long as the provider itself waits for the citizen.
pub const LONGEST_TRIP: TimeDelta = TimeDelta::minutes(30);

/// How far a sign-in is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stage {
    /// The browser is to be opened.
    Wished,
    /// It is open, and waited for.
    Away,
    /// It came to nothing; the citizen may wish again.
    Ended(Ending),
}

macro_rules! endings {
    ($($(#[$meta:meta])* $name:ident = $code:literal),+ $(,)?) => {
        /// Why a sign-in, or the word of a sign-out, came to nothing.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Ending { $($(#[$meta])* $name),+ }

        impl Ending {
            /// All of them.
            pub const ALL: [Self; [$(Self::$name),+].len()] = [$(Self::$name),+];

            /// Stable code.
            pub fn code(self) -> &'static str {
                match self { $(Self::$name => $code),+ }
            }
        }
    };
}

endings! {
    /// The citizen said no, there or at the provider.
    Refused = "refused",
    /// Nobody came back in time.
    Abandoned = "abandoned",
    /// The way in is down for now: the provider, or the gateway's own side of it.
    Down = "down",
    /// What came back was good no more.
    Expired = "expired",
    /// No network.
    Offline = "offline",
    /// Somebody filters the connection.
    Intercepted = "intercepted",
    /// A Wi-Fi page answers instead of the gateway.
    Portal = "portal",
    /// The gateway asks to wait.
    Busy = "busy",
    /// Something is wrong at the gateway, or between it and this app.
    Fault = "fault",
    /// The system has nothing to open a page with.
    NoBrowser = "no-browser",
    /// The browser has no way back to the app.
    NoWayBack = "no-way-back",
    /// The vault is closed.
    VaultClosed = "vault-closed",
    /// This gateway takes no answers of citizens from this build.
    NoGateway = "no-gateway",
    /// This phone could not write it down.
    Local = "local",
}

impl Ending {
    /// Reads a code; one that is newer than this build is a fault.
    pub fn parse(code: &str) -> Self {
        Self::ALL.into_iter().find(|ending| ending.code() == code).unwrap_or(Self::Fault)
    }

    /// What the browser came back with instead of a code (RFC 6749 §4.1.2.1).
    pub fn of_error(code: &str) -> Self {
        match code {
            "access_denied" => Self::Refused,
            "temporarily_unavailable" | "server_error" => Self::Down,
            _ => Self::Fault,
        }
    }
}

impl Stage {
    /// The two columns it is stored in: stage, and why.
    pub fn codes(self) -> (&'static str, Option<&'static str>) {
        match self {
            Self::Wished => ("wished", None),
            Self::Away => ("away", None),
            Self::Ended(ending) => ("ended", Some(ending.code())),
        }
    }

    /// Reads both columns.
    pub fn parse(stage: &str, why: Option<&str>) -> Option<Self> {
        match stage {
            "wished" => Some(Self::Wished),
            "away" => Some(Self::Away),
            "ended" => Some(Self::Ended(why.map_or(Ending::Fault, Ending::parse))),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_stage_is_read_as_it_is_stored() {
        let ended = Ending::ALL.map(Stage::Ended);
        for stage in [Stage::Wished, Stage::Away].into_iter().chain(ended) {
            let (code, why) = stage.codes();
            assert_eq!(Stage::parse(code, why), Some(stage));
        }
        assert_eq!(Stage::parse("lost", None), None);
        assert_eq!(Stage::parse("ended", Some("of-tomorrow")), Some(Stage::Ended(Ending::Fault)));
    }

    #[test]
    fn a_no_is_told_from_a_way_in_that_is_down() {
        assert_eq!(Ending::of_error("access_denied"), Ending::Refused);
        assert_eq!(Ending::of_error("temporarily_unavailable"), Ending::Down);
        assert_eq!(Ending::of_error("invalid_scope"), Ending::Fault);
    }
}
