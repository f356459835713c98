-- The same as ../0004_scan.sql, in PostgreSQL's words.
-- Documents that were read back and found right, and that an antivirus has not let through.
CREATE TABLE scan (
  account    BYTEA    NOT NULL REFERENCES account (id),
  sha256     BYTEA    NOT NULL,
  size       BIGINT NOT NULL,
  media      TEXT COLLATE "C"    NOT NULL,          -- as its own bytes tell
  file       TEXT COLLATE "C"    NOT NULL,          -- its name in the folder of documents
  state      TEXT COLLATE "C"    NOT NULL CHECK (state IN ('waiting', 'infected')),
  found      TEXT COLLATE "C",                      -- what the antivirus calls it
  since      BIGINT NOT NULL,          -- Unix ms at which its bytes were found right
  attempts   BIGINT NOT NULL,          -- counted before the antivirus is asked
  not_before BIGINT NOT NULL,
  why        TEXT COLLATE "C",                      -- why the last try said nothing
  PRIMARY KEY (account, sha256)
);
CREATE INDEX scan_due ON scan (state, not_before);
