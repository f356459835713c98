-- The same as ../0005_office.sql, in PostgreSQL's words.
-- The Region's services: who may ask, what they decided, and who saw what.
CREATE TABLE office_token (
  id           BYTEA    PRIMARY KEY,     -- UUIDv7
  token_sha256 BYTEA    NOT NULL UNIQUE, -- the token itself is kept by the service alone
  name         TEXT COLLATE "C"    NOT NULL UNIQUE, -- of a service or of its machine, never of a person; given once
  made_at      BIGINT NOT NULL,        -- Unix ms, like every instant here
  expires_at   BIGINT NOT NULL,
  revoked_at   BIGINT
);

CREATE TABLE office_scope (             -- the forms whose applications a token opens; `*` = all
  token BYTEA NOT NULL REFERENCES office_token (id),
  form  TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (token, form)
);

CREATE TABLE decision (                 -- named by the service: the same bytes again change nothing
  id          BYTEA    PRIMARY KEY,
  application BYTEA    NOT NULL REFERENCES application (id),
  body_sha256 BYTEA    NOT NULL,         -- of the bytes as sent
  state       TEXT COLLATE "C"    NOT NULL,
  at          BIGINT NOT NULL
);

CREATE TABLE audit (                    -- appended to, never changed; each line seals the one before
  seq         BIGINT PRIMARY KEY,
  at          BIGINT NOT NULL,
  who         TEXT COLLATE "C"    NOT NULL,         -- `token:NAME`, `terminal`, `adapter:NAME`
  what        TEXT COLLATE "C"    NOT NULL,         -- list, application, document, decision, message, handed_on, received
  application BYTEA,
  about       TEXT COLLATE "C",                     -- digest of a document, id of a decision or of a message, a state
  sha256      BYTEA    NOT NULL          -- of the line before and of this one
);
CREATE INDEX audit_of_application ON audit (application, seq);

CREATE TABLE audit_head (               -- a line cut off at the end is missed too
  "only" BIGINT PRIMARY KEY CHECK ("only" = 1),
  seq    BIGINT NOT NULL,
  sha256 BYTEA    NOT NULL
);
INSERT INTO audit_head ("only", seq, sha256) VALUES (1, 0, decode(repeat('00', 32), 'hex'));
