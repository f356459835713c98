-- Documents that were read back and found right, and that an antivirus has not let through.
CREATE TABLE scan (
  account    BLOB    NOT NULL REFERENCES account (id),
  sha256     BLOB    NOT NULL,
  size       INTEGER NOT NULL,
  media      TEXT    NOT NULL,          -- as its own bytes tell
  file       TEXT    NOT NULL,          -- its name in the folder of documents
  state      TEXT    NOT NULL CHECK (state IN ('waiting', 'infected')),
  found      TEXT,                      -- what the antivirus calls it
  since      INTEGER NOT NULL,          -- Unix ms at which its bytes were found right
  attempts   INTEGER NOT NULL,          -- counted before the antivirus is asked
  not_before INTEGER NOT NULL,
  why        TEXT,                      -- why the last try said nothing
  PRIMARY KEY (account, sha256)
) STRICT, WITHOUT ROWID;
CREATE INDEX scan_due ON scan (state, not_before);
