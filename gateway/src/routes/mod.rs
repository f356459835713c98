//! What each route answers, and their paths.

pub mod applications;
pub mod auth;
pub mod changes;
pub mod citizen;
pub mod drafts;
pub mod events;
pub mod feedback;
pub mod health;
pub mod me;
pub mod messages;
pub mod office;
pub mod openapi;
pub mod packs;
pub(crate) mod range;
pub mod reports;
pub mod rights;
pub mod security_txt;
pub mod uploads;

/// Is it our gateway, and not a portal?
pub const PING: &str = "/v1/ping";
/// Does the process live?
pub const ALIVE: &str = "/healthz";
/// Does its store answer?
pub const READY: &str = "/readyz";
/// The description of all this.
pub const OPENAPI: &str = "/openapi.json";
/// Whom to tell of a weakness.
pub const SECURITY_TXT: &str = "/.well-known/security.txt";
/// The one mutable file.
pub const MANIFEST: &str = "/v1/manifest";
/// A blob, for ever the same.
pub const BLOB: &str = "/v1/p/{sha256}";
/// What the paths of blobs begin with.
pub const BLOBS: &str = "/v1/p/";
/// The newest root.
pub const NEWEST_ROOT: &str = "/v1/root";
/// Root n.
pub const ROOT: &str = "/v1/root/{n}";

/// What takes place, as a calendar.
pub const EVENTS_ICS: &str = "/v1/events.ics";
/// The same as news, in Atom.
pub const EVENTS_ATOM: &str = "/v1/events.atom";
/// The same as news, in RSS.
pub const EVENTS_RSS: &str = "/v1/events.rss";
/// How the agenda of an organiser was read, under a name that nobody guesses.
pub const AGENDA_REPORT: &str = "/agenda/rapports/{name}";

/// An error that anybody reports.
pub const FEEDBACK: &str = "/v1/feedback/{id}";

/// What an account filed.
pub const APPLICATIONS: &str = "/v1/applications";
/// One application.
pub const APPLICATION: &str = "/v1/applications/{id}";
/// Its receipts.
pub const RECEIPTS: &str = "/v1/applications/{id}/receipts";
/// One of its documents.
pub const DOCUMENT: &str = "/v1/applications/{id}/documents/{sha256}";
/// Its withdrawal.
pub const WITHDRAWAL: &str = "/v1/applications/{id}/withdrawal";
/// Messages about it.
pub const MESSAGES: &str = "/v1/applications/{id}/messages";
/// One of them.
pub const MESSAGE: &str = "/v1/applications/{id}/messages/{mid}";
/// Where uploads begin.
pub const UPLOADS: &str = "/v1/uploads";
/// One upload.
pub const UPLOAD: &str = "/v1/uploads/{token}";
/// Copies of an account's drafts.
pub const DRAFTS: &str = "/v1/drafts";
/// One of them.
pub const DRAFT: &str = "/v1/drafts/{id}";
/// The definition of a form.
pub const FORM: &str = "/v1/forms/{sha256}";
/// What is new.
pub const CHANGES: &str = "/v1/changes";
/// What phones hold, after a restore.
pub const RECONCILE: &str = "/v1/reconcile";

/// Who is signed in.
pub const ME: &str = "/v1/me";
/// That everything of an account go.
pub const MY_ERASURE: &str = "/v1/me/erasures/{id}";
/// What became of that: the account is gone.
pub const ERASURE: &str = "/v1/erasures/{id}";
/// Everything of an account, to take away.
pub const MY_EXPORT: &str = "/v1/me/exports/{id}";

/// What the authorization server of the app says of itself.
pub const AUTH_METADATA: &str = "/.well-known/oauth-authorization-server";
/// What the paths of sign-in begin with.
pub const AUTH: &str = "/auth/";
/// Where the app sends a browser.
pub const AUTHORIZE: &str = "/auth/authorize";
/// The choice of means, once more.
pub const MEANS: &str = "/auth/means";
/// The way to a provider.
pub const TO_PROVIDER: &str = "/auth/to/{provider}";
/// Where a provider sends a browser back.
pub const CALLBACK: &str = "/auth/callback/{provider}";
/// Asks for a code by e-mail.
pub const LETTER: &str = "/auth/letter";
/// Tries it.
pub const CODE: &str = "/auth/code";
/// Back to where a trip is.
pub const GO_ON: &str = "/auth/go-on";
/// The one button.
pub const CONSENT: &str = "/auth/consent";
/// A session, for a code or for a refresh token.
pub const TOKEN: &str = "/auth/token";
/// Its end.
pub const REVOKE: &str = "/auth/revoke";
/// Its end, in the browser.
pub const SIGN_OUT: &str = "/auth/sign-out";
/// Where a provider sends a browser that logged out.
pub const SIGNED_OUT: &str = "/signed-out";
/// The style of pages.
pub const PAGE_STYLE: &str = "/auth/style.css";
/// The official button of a provider.
pub const PROVIDER_BUTTON: &str = "/auth/button/{provider}";

/// A path of one provider.
pub fn of_provider(path: &str, name: &str) -> String {
    path.replace("{provider}", name)
}

/// Where that provider sends browsers back.
pub fn callback_of(name: &str) -> String {
    of_provider(CALLBACK, name)
}

/// What the paths of the Region's services begin with.
pub const OFFICE: &str = "/office/";
/// What a service may read.
pub const OFFICE_APPLICATIONS: &str = "/office/v1/applications";
/// One of them.
pub const OFFICE_APPLICATION: &str = "/office/v1/applications/{id}";
/// One of its documents.
pub const OFFICE_DOCUMENT: &str = "/office/v1/applications/{id}/documents/{sha256}";
/// Where it stands, by the service's word.
pub const OFFICE_DECISION: &str = "/office/v1/applications/{id}/decisions/{did}";
/// A message to the citizen.
pub const OFFICE_MESSAGE: &str = "/office/v1/applications/{id}/messages/{mid}";

/// Every path, for the test that none is undescribed.
#[cfg(test)]
pub const ALL: [&str; 52] = [
    PING,
    ALIVE,
    READY,
    OPENAPI,
    SECURITY_TXT,
    MANIFEST,
    BLOB,
    NEWEST_ROOT,
    ROOT,
    EVENTS_ICS,
    EVENTS_ATOM,
    EVENTS_RSS,
    AGENDA_REPORT,
    FEEDBACK,
    APPLICATIONS,
    APPLICATION,
    RECEIPTS,
    DOCUMENT,
    WITHDRAWAL,
    MESSAGES,
    MESSAGE,
    UPLOADS,
    UPLOAD,
    DRAFTS,
    DRAFT,
    FORM,
    CHANGES,
    RECONCILE,
    ME,
    MY_ERASURE,
    ERASURE,
    MY_EXPORT,
    AUTH_METADATA,
    AUTHORIZE,
    MEANS,
    TO_PROVIDER,
    CALLBACK,
    LETTER,
    CODE,
    GO_ON,
    CONSENT,
    TOKEN,
    REVOKE,
    SIGN_OUT,
    SIGNED_OUT,
    PAGE_STYLE,
    PROVIDER_BUTTON,
    OFFICE_APPLICATIONS,
    OFFICE_APPLICATION,
    OFFICE_DOCUMENT,
    OFFICE_DECISION,
    OFFICE_MESSAGE,
];
