//! One shape for every refusal: RFC 9457, and the code again in a header, for answers without a body.

use api_client::wire::{self, DraftElsewhere, Pointer};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::fault::Fault;
use crate::log;

/// Name of the header that repeats the code.
pub const CODE: &str = "region-code";

/// What a request is refused for (WIRE.md §13).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// It cannot be read: a path or a header that is no text, say.
    Malformed,
    /// No such thing.
    Unknown,
    /// There is such a thing, and it does not take this method.
    Method,
    /// The range lies beyond the end of a thing of that many bytes.
    Range { size: u64 },
    /// The body is larger than allowed.
    TooLarge,
    /// This caller asked too often; it may ask again after so many seconds.
    TooMany { seconds: u32 },
    /// Nothing is published yet, or the store does not answer.
    Busy,
    /// Our own fault.
    Fault,
    /// The body is not the one that its digest was told of.
    BadDigest,
    /// tus is not spoken as it should be.
    BadTus,
    /// A session that is over.
    TokenExpired,
    /// No session, or none that we gave.
    TokenInvalid,
    /// The mandate of who files for somebody is over.
    MandateExpired,
    /// This id names other bytes already.
    IdReused,
    /// The upload stands elsewhere.
    OffsetMismatch { offset: u64 },
    /// Where it stands, the application does not allow that.
    StateForbids,
    /// The upload was not finished in time.
    Expired,
    /// A cursor of another epoch, or none of ours.
    CursorUnknown,
    /// Another version of tus.
    TusVersion,
    /// What is to be written over is not what the caller knows: what is held instead.
    ChangedElsewhere(Box<DraftElsewhere>),
    /// Written over nothing unseen: the call must say what it knows.
    ConditionNeeded,
    /// Another media type than this call takes.
    MediaType,
    /// Answers or documents that the form does not take, each with its place.
    AnswersRejected(Vec<Pointer>),
    /// A document whose bytes are of a kind that is not taken.
    DocumentKind,
    /// A document in which the antivirus found something.
    DocumentInfected,
    /// A document that nothing announced.
    DocumentUndeclared,
    /// No such form, in no version.
    FormUnknown,
    /// The form does not take filings now.
    FormClosed,
    /// The form was taken back, or this version of it.
    FormWithdrawn { successor: Option<String> },
    /// As much as one account may have.
    QuotaFull,
    /// These bytes are not those that their checksum was told of.
    ChunkMismatch,
    /// The document, read back, is not the one announced.
    DigestMismatch,
    /// No room left here.
    StoreFull,
}

impl Problem {
    /// Its stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Method => "method",
            Self::Malformed | Self::Range { .. } => "malformed",
            Self::TooLarge => "too-large",
            Self::TooMany { .. } => "too-many",
            Self::Busy => "busy",
            Self::Fault => "fault",
            Self::BadDigest => "bad-digest",
            Self::BadTus => "bad-tus",
            Self::TokenExpired => "token-expired",
            Self::TokenInvalid => "token-invalid",
            Self::MandateExpired => "mandate-expired",
            Self::IdReused => "id-reused",
            Self::OffsetMismatch { .. } => "offset-mismatch",
            Self::StateForbids => "state-forbids",
            Self::Expired => "expired",
            Self::CursorUnknown => "cursor-unknown",
            Self::TusVersion => "tus-version",
            Self::ChangedElsewhere(_) => "changed-elsewhere",
            Self::ConditionNeeded => "condition-needed",
            Self::MediaType => "media-type",
            Self::AnswersRejected(_) => "answers-rejected",
            Self::DocumentKind => "document-kind",
            Self::DocumentInfected => "document-infected",
            Self::DocumentUndeclared => "document-undeclared",
            Self::FormUnknown => "form-unknown",
            Self::FormClosed => "form-closed",
            Self::FormWithdrawn { .. } => "form-withdrawn",
            Self::QuotaFull => "quota-full",
            Self::ChunkMismatch => "chunk-mismatch",
            Self::DigestMismatch => "digest-mismatch",
            Self::StoreFull => "store-full",
        }
    }

    /// The problem that a refusal of somebody else's (an extractor, a crate) comes down to.
    fn of(status: StatusCode) -> Self {
        match status {
            StatusCode::NOT_FOUND => Self::Unknown,
            StatusCode::METHOD_NOT_ALLOWED => Self::Method,
            StatusCode::PAYLOAD_TOO_LARGE => Self::TooLarge,
            status if status.is_server_error() => Self::Fault,
            _ => Self::Malformed,
        }
    }

    fn status(&self) -> StatusCode {
        match self {
            Self::Malformed | Self::BadDigest | Self::BadTus => StatusCode::BAD_REQUEST,
            Self::TokenExpired | Self::TokenInvalid => StatusCode::UNAUTHORIZED,
            Self::MandateExpired => StatusCode::FORBIDDEN,
            Self::Unknown => StatusCode::NOT_FOUND,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::IdReused | Self::OffsetMismatch { .. } | Self::StateForbids => StatusCode::CONFLICT,
            Self::Expired | Self::CursorUnknown => StatusCode::GONE,
            Self::TusVersion | Self::ChangedElsewhere(_) => StatusCode::PRECONDITION_FAILED,
            Self::ConditionNeeded => StatusCode::PRECONDITION_REQUIRED,
            Self::Range { .. } => StatusCode::RANGE_NOT_SATISFIABLE,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::MediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::AnswersRejected(_)
            | Self::DocumentKind
            | Self::DocumentInfected
            | Self::DocumentUndeclared
            | Self::FormUnknown
            | Self::FormClosed
            | Self::FormWithdrawn { .. } => StatusCode::UNPROCESSABLE_ENTITY,
            Self::TooMany { .. } | Self::QuotaFull => StatusCode::TOO_MANY_REQUESTS,
            // tus's own status for a checksum that does not fit; no registry names it.
            Self::ChunkMismatch | Self::DigestMismatch => {
                StatusCode::from_u16(wire::CHECKSUM_MISMATCH).unwrap_or(StatusCode::BAD_REQUEST)
            }
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::Fault => StatusCode::INTERNAL_SERVER_ERROR,
            Self::StoreFull => StatusCode::INSUFFICIENT_STORAGE,
        }
    }

    /// The header that says more than the code.
    fn header(&self) -> Option<(HeaderName, String)> {
        match self {
            Self::Busy => Some((header::RETRY_AFTER, "30".to_owned())),
            Self::TooMany { seconds } => Some((header::RETRY_AFTER, seconds.to_string())),
            Self::Range { size } => Some((header::CONTENT_RANGE, format!("bytes */{size}"))),
            Self::OffsetMismatch { offset } => {
                Some((HeaderName::from_static("upload-offset"), offset.to_string()))
            }
            Self::DocumentInfected => {
                Some((HeaderName::from_static(wire::REGION_UPLOAD), wire::INFECTED.to_owned()))
            }
            Self::TusVersion => Some((HeaderName::from_static("tus-version"), wire::TUS.to_owned())),
            // It carries what somebody typed.
            Self::ChangedElsewhere(_) => Some((header::CACHE_CONTROL, "no-store".to_owned())),
            Self::TokenExpired | Self::TokenInvalid => {
                Some((header::WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"".to_owned()))
            }
            Self::FormWithdrawn { successor: Some(version) } => {
                Some((header::LINK, format!("<{version}>; rel=\"successor-version\"")))
            }
            _ => None,
        }
    }
}

impl From<Fault> for Problem {
    /// Writes the fault down for the operator; the caller learns no more than that it was ours.
    fn from(fault: Fault) -> Self {
        log::line(&serde_json::json!({"fault": fault.code(), "message": fault.to_string()}));
        if fault.is_of_space() { Self::StoreFull } else { Self::Fault }
    }
}

/// Gives an answer its code, if it is a refusal that has none.
pub fn coded(answer: Response) -> Response {
    let refused = answer.status().is_client_error() || answer.status().is_server_error();
    if refused && !answer.headers().contains_key(CODE) {
        Problem::of(answer.status()).into_response()
    } else {
        answer
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let (status, code) = (self.status(), self.code());
        let retry_after = match self {
            Self::Busy => Some(30),
            Self::TooMany { seconds } => Some(u64::from(seconds)),
            _ => None,
        };
        let more = self.header();
        let (pointers, draft) = match self {
            Self::AnswersRejected(pointers) => (pointers, None),
            Self::ChangedElsewhere(draft) => (Vec::new(), Some(draft)),
            _ => (Vec::new(), None),
        };
        let body = wire::Problem {
            kind: format!("urn:maregion:problem:{code}"),
            title: status.canonical_reason().unwrap_or(code).to_owned(),
            status: status.as_u16(),
            code: code.to_owned(),
            pointers,
            retry_after,
            draft,
        };
        let mut answer = (status, serde_json::to_string(&body).unwrap_or_default()).into_response();
        let headers = answer.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(wire::PROBLEM));
        headers.insert(CODE, HeaderValue::from_static(code));
        if let Some((name, value)) = more
            && let Ok(value) = HeaderValue::try_from(value)
        {
            headers.insert(name, value);
        }
        answer
    }
}
