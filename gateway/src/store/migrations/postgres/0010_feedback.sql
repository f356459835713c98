-- The same as ../0010_feedback.sql, in PostgreSQL's words.
-- Errors that people reported in what is published: without an account, and nothing that names who reports.
CREATE TABLE feedback (
  id          BYTEA  PRIMARY KEY,    -- made on the phone
  body_sha256 BYTEA  NOT NULL,       -- of the bytes as sent: the same id with other bytes is refused
  record      TEXT COLLATE "C" NOT NULL,
  collection  TEXT COLLATE "C" NOT NULL,
  reason      TEXT COLLATE "C" NOT NULL, -- a code of the closed list
  text        TEXT COLLATE "C" NOT NULL, -- in the citizen's words; may be empty
  edition     BIGINT NOT NULL,       -- the newest of the collection that the phone held
  app         TEXT COLLATE "C" NOT NULL,
  lang        TEXT COLLATE "C" NOT NULL,
  at          BIGINT NOT NULL        -- Unix ms
);
CREATE INDEX feedback_by_age ON feedback (at);
