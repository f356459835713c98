//! What came of a try: the classes of WIRE.md §5, as the policy needs them.

use chrono::TimeDelta;

/// What came of a try.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The gateway has it, durably, and said so.
    Accepted,
    /// No gateway of ours was met.
    Unreachable {
        /// What was met instead: for the words, not for the policy.
        cause: Unreachable,
        /// Whether bytes may have left before that: an answer may have been lost.
        left: bool,
    },
    /// Ours, and asks to wait; for that long where it says so.
    Busy {
        /// The wait asked for.
        wait: Option<TimeDelta>,
    },
    /// Ours, and in trouble.
    Fault,
    /// Ours, and asks for a sign-in.
    SignedOut,
    /// Ours, and refuses.
    Refused {
        /// Its code.
        why: Refusal,
    },
    /// This phone could not.
    Local {
        /// Why.
        cause: Local,
    },
}

/// What was met instead of the gateway.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unreachable {
    /// Nothing.
    Offline,
    /// Somebody who reads along.
    Intercepted,
    /// A page that is not ours.
    Portal,
}

/// What is wrong on this phone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Local {
    /// No room left.
    DiskFull,
    /// The keys are not to be had now.
    VaultClosed,
    /// Our own copy of a document is damaged or gone.
    DocumentDamaged,
}

impl Unreachable {
    /// Stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Offline => "offline",
            Self::Intercepted => "intercepted",
            Self::Portal => "portal",
        }
    }
}

impl Local {
    /// Stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::DiskFull => "disk-full",
            Self::VaultClosed => "vault-closed",
            Self::DocumentDamaged => "document-damaged",
        }
    }
}

macro_rules! refusals {
    ($($(#[$meta:meta])* $name:ident = $code:literal),+ $(,)?) => {
        /// Why the gateway refuses: its codes (WIRE.md §13) that can set a parcel aside.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Refusal { $($(#[$meta])* $name),+ }

        impl Refusal {
            /// All of them.
            pub const ALL: [Self; [$(Self::$name),+].len()] = [$(Self::$name),+];

            /// Stable code.
            pub fn code(self) -> &'static str {
                match self { $(Self::$name => $code),+ }
            }
        }
    };
}

refusals! {
    /// An answer is missing or wrong.
    AnswersRejected = "answers-rejected",
    /// The service does not take this kind of file.
    DocumentKind = "document-kind",
    /// No envelope declared this document.
    DocumentUndeclared = "document-undeclared",
    /// The antivirus refused it.
    DocumentInfected = "document-infected",
    /// The gateway does not know this form.
    FormUnknown = "form-unknown",
    /// The time to ask is over.
    FormClosed = "form-closed",
    /// The form was withdrawn.
    FormWithdrawn = "form-withdrawn",
    /// This name stands for other bytes: our bug.
    IdReused = "id-reused",
    /// The application does not allow it where it stands.
    StateForbids = "state-forbids",
    /// Too large.
    TooLarge = "too-large",
    /// The account's room at the gateway is full: waiting alone does not free it.
    QuotaFull = "quota-full",
    /// Not a kind of body that this call takes: our bug.
    MediaType = "media-type",
    /// The mandate of whoever helps is over.
    MandateExpired = "mandate-expired",
    /// Not allowed.
    Forbidden = "forbidden",
    /// The gateway does not know what this belongs to.
    Unknown = "unknown",
    /// This app is too old to be safe.
    AppTooOld = "app-too-old",
    /// A code newer than this build.
    Other = "other",
}

impl Refusal {
    /// Reads a code; one that is newer than this build is `Other`.
    pub fn parse(code: &str) -> Self {
        Self::ALL.into_iter().find(|refusal| refusal.code() == code).unwrap_or(Self::Other)
    }

    /// Whether it is about the call and not about what the citizen gave. No call of this app deserves it: either this
    /// app is wrong, or a byte of the call was changed on the way. Over a line that nothing protects (the gateway on
    /// this machine) both look the same, and only the second hearing tells them apart.
    pub fn is_of_the_call(self) -> bool {
        matches!(
            self,
            Self::MediaType
                | Self::DocumentUndeclared
                | Self::Unknown
                | Self::IdReused
                | Self::Forbidden
                | Self::Other
        )
    }

    /// Whether the citizen can mend it: an envelope so refused goes back to the writing table, with
    /// every answer in it.
    pub fn reopens_the_draft(self) -> bool {
        matches!(
            self,
            Self::AnswersRejected
                | Self::DocumentKind
                | Self::FormUnknown
                | Self::FormClosed
                | Self::FormWithdrawn
        )
    }
}
