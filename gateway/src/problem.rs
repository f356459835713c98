//! One shape for every refusal: RFC 9457, and the code again in a header, for answers without a body.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

/// Name of the header that repeats the code.
pub const CODE: &str = "region-code";

/// What a request is refused for (WIRE.md §13).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
}

impl Problem {
    /// Its stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Method => "method",
            Self::Malformed | Self::Range { .. } => "malformed",
            Self::TooLarge => "too-large",
            Self::TooMany { .. } => "too-many",
            Self::Busy => "busy",
            Self::Fault => "fault",
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

    fn status(self) -> StatusCode {
        match self {
            Self::Malformed => StatusCode::BAD_REQUEST,
            Self::Unknown => StatusCode::NOT_FOUND,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::Range { .. } => StatusCode::RANGE_NOT_SATISFIABLE,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::Fault => StatusCode::INTERNAL_SERVER_ERROR,
        }
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
            Self::TooMany { seconds } => Some(seconds),
            _ => None,
        };
        let body = serde_json::json!({
            "type": format!("urn:maregion:problem:{code}"),
            "title": status.canonical_reason().unwrap_or(code),
            "status": status.as_u16(),
            "code": code,
            "retry_after": retry_after,
        });
        let mut answer = (status, body.to_string()).into_response();
        let headers = answer.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        headers.insert(CODE, HeaderValue::from_static(code));
        if let Some(seconds) = retry_after {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        if let Self::Range { size } = self
            && let Ok(value) = HeaderValue::try_from(format!("bytes */{size}"))
        {
            headers.insert(header::CONTENT_RANGE, value);
        }
        answer
    }
}
