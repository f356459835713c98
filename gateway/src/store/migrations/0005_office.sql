-- The Region's services: who may ask, what they decided, and who saw what.
CREATE TABLE office_token (
  id           BLOB    PRIMARY KEY,     -- UUIDv7
  token_sha256 BLOB    NOT NULL UNIQUE, -- the token itself is kept by the service alone
  name         TEXT    NOT NULL UNIQUE, -- of a service or of its machine, never of a person; given once
  made_at      INTEGER NOT NULL,        -- Unix ms, like every instant here
  expires_at   INTEGER NOT NULL,
  revoked_at   INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE office_scope (             -- the forms whose applications a token opens; `*` = all
  token BLOB NOT NULL REFERENCES office_token (id),
  form  TEXT NOT NULL,
  PRIMARY KEY (token, form)
) STRICT, WITHOUT ROWID;

CREATE TABLE decision (                 -- named by the service: the same bytes again change nothing
  id          BLOB    PRIMARY KEY,
  application BLOB    NOT NULL REFERENCES application (id),
  body_sha256 BLOB    NOT NULL,         -- of the bytes as sent
  state       TEXT    NOT NULL,
  at          INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE audit (                    -- appended to, never changed; each line seals the one before
  seq         INTEGER PRIMARY KEY,
  at          INTEGER NOT NULL,
  who         TEXT    NOT NULL,         -- `token:NAME`, `terminal`, `adapter:NAME`
  what        TEXT    NOT NULL,         -- list, application, document, decision, message, handed_on, received
  application BLOB,
  about       TEXT,                     -- digest of a document, id of a decision or of a message, a state
  sha256      BLOB    NOT NULL          -- of the line before and of this one
) STRICT;
CREATE INDEX audit_of_application ON audit (application, seq);

CREATE TABLE audit_head (               -- a line cut off at the end is missed too
  only   INTEGER PRIMARY KEY CHECK (only = 1),
  seq    INTEGER NOT NULL,
  sha256 BLOB    NOT NULL
) STRICT;
INSERT INTO audit_head (only, seq, sha256) VALUES (1, 0, zeroblob(32));
