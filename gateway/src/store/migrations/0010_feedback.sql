-- Errors that people reported in what is published: without an account, and nothing that names who reports.
CREATE TABLE feedback (
  id          BLOB    PRIMARY KEY,   -- made on the phone
  body_sha256 BLOB    NOT NULL,      -- of the bytes as sent: the same id with other bytes is refused
  record      TEXT    NOT NULL,
  collection  TEXT    NOT NULL,
  reason      TEXT    NOT NULL,      -- a code of the closed list
  text        TEXT    NOT NULL,      -- in the citizen's words; may be empty
  edition     INTEGER NOT NULL,      -- the newest of the collection that the phone held
  app         TEXT    NOT NULL,
  lang        TEXT    NOT NULL,
  at          INTEGER NOT NULL       -- Unix ms
) STRICT, WITHOUT ROWID;
CREATE INDEX feedback_by_age ON feedback (at);
