-- What citizens file: accounts, applications, their documents, the chain of receipts, the feed of changes.
CREATE TABLE account (
  id      BLOB    PRIMARY KEY,          -- 16 bytes, opaque: all that a phone learns of who it is
  subject TEXT    NOT NULL UNIQUE,      -- who it is for the provider of identity
  made_at INTEGER NOT NULL              -- Unix ms, like every instant here
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
  token_sha256 BLOB    PRIMARY KEY,     -- the token itself is kept by the phone alone
  account      BLOB    NOT NULL REFERENCES account (id),
  opened_at    INTEGER NOT NULL,
  expires_at   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE form_kept (                -- every definition that was ever held: a draft may be a year old
  sha256  BLOB    PRIMARY KEY,          -- of the body
  id      TEXT    NOT NULL,
  version INTEGER NOT NULL,
  body    BLOB    NOT NULL,
  kept_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX form_kept_by_id ON form_kept (id, version);
INSERT OR IGNORE INTO form_kept (sha256, id, version, body, kept_at)
  SELECT sha256, id, coalesce(json_extract(CAST(body AS TEXT), '$.version'), 0), body, fetched_at
  FROM record WHERE collection = 'forms' AND json_valid(CAST(body AS TEXT));
CREATE TRIGGER form_is_kept AFTER INSERT ON record
  WHEN NEW.collection = 'forms' AND json_valid(CAST(NEW.body AS TEXT)) BEGIN
  INSERT INTO form_kept (sha256, id, version, body, kept_at)
    SELECT NEW.sha256, NEW.id, coalesce(json_extract(CAST(NEW.body AS TEXT), '$.version'), 0), NEW.body, NEW.fetched_at
    WHERE NOT EXISTS (SELECT 1 FROM form_kept WHERE sha256 = NEW.sha256);
END;
CREATE TRIGGER form_is_kept_again AFTER UPDATE OF body ON record
  WHEN NEW.collection = 'forms' AND json_valid(CAST(NEW.body AS TEXT)) BEGIN
  INSERT INTO form_kept (sha256, id, version, body, kept_at)
    SELECT NEW.sha256, NEW.id, coalesce(json_extract(CAST(NEW.body AS TEXT), '$.version'), 0), NEW.body, NEW.fetched_at
    WHERE NOT EXISTS (SELECT 1 FROM form_kept WHERE sha256 = NEW.sha256);
END;

CREATE TABLE application (
  id              BLOB    PRIMARY KEY,  -- UUIDv7, made on the phone
  account         BLOB    NOT NULL REFERENCES account (id),
  number          TEXT    NOT NULL,     -- what the citizen quotes
  state           TEXT    NOT NULL,
  form            TEXT    NOT NULL,
  form_version    INTEGER NOT NULL,
  form_sha256     BLOB    NOT NULL,
  corrects        BLOB,
  envelope        BLOB,                 -- the bytes as they were sent; NULL only after a restore, until they come again
  envelope_sha256 BLOB    NOT NULL,
  registered_at   INTEGER NOT NULL,     -- first durable write
  updated_at      INTEGER NOT NULL,
  deadline_at     INTEGER,
  deadline_counts TEXT,                 -- registered, complete
  completed_at    INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX application_of_account ON application (account, registered_at);
CREATE INDEX application_of_number ON application (number);
CREATE INDEX application_in_state ON application (state, updated_at);

CREATE TABLE declared (                 -- documents announced by an envelope or by a message
  application BLOB    NOT NULL REFERENCES application (id),
  message     BLOB    NOT NULL,         -- empty: by the envelope
  place       INTEGER NOT NULL,
  slot        TEXT    NOT NULL,
  sha256      BLOB    NOT NULL,
  size        INTEGER NOT NULL,
  media       TEXT    NOT NULL,
  name        TEXT    NOT NULL,         -- typed by a person: never part of a path
  PRIMARY KEY (application, message, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX declared_by_digest ON declared (sha256);

CREATE TABLE document (                 -- verified: read back from storage and found right
  account     BLOB    NOT NULL REFERENCES account (id),
  sha256      BLOB    NOT NULL,
  size        INTEGER NOT NULL,
  media       TEXT    NOT NULL,         -- as its own bytes tell
  file        TEXT    NOT NULL,         -- its name in the folder of documents
  verified_at INTEGER NOT NULL,
  PRIMARY KEY (account, sha256)
) STRICT, WITHOUT ROWID;

CREATE TABLE upload (
  token       TEXT    PRIMARY KEY,      -- HMAC of account, application and digest: the same for ever
  account     BLOB    NOT NULL REFERENCES account (id),
  application BLOB    NOT NULL REFERENCES application (id),
  sha256      BLOB    NOT NULL,
  size        INTEGER NOT NULL,
  offset      INTEGER NOT NULL,         -- bytes acknowledged: never ahead of what the disk holds
  generation  INTEGER NOT NULL,         -- raised by whoever takes it over: an older writer then fails
  touched_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX upload_of_account ON upload (account);

CREATE TABLE message (
  id          BLOB    PRIMARY KEY,
  application BLOB    NOT NULL REFERENCES application (id),
  from_agent  INTEGER NOT NULL,
  body_sha256 BLOB    NOT NULL,         -- of the bytes as sent: a replay is recognised by them
  text        TEXT    NOT NULL,
  at          INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX message_of_application ON message (application, at);

CREATE TABLE withdrawal (
  application BLOB    PRIMARY KEY REFERENCES application (id),
  id          BLOB    NOT NULL,
  body_sha256 BLOB    NOT NULL,
  reason      TEXT    NOT NULL,
  at          INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE receipt (
  sha256        BLOB    PRIMARY KEY,    -- of the whole signed body
  epoch         TEXT    NOT NULL,
  seq           INTEGER NOT NULL,
  application   BLOB    NOT NULL REFERENCES application (id),
  kind          TEXT    NOT NULL,
  body          BLOB    NOT NULL,
  issued_at     INTEGER NOT NULL,
  re_entered_at INTEGER,                -- brought back by a phone after a restore
  UNIQUE (epoch, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX receipt_of_application ON receipt (application, issued_at, seq);

CREATE TABLE chain_head (               -- the one row that every new receipt writes
  only   INTEGER PRIMARY KEY CHECK (only = 1),
  seq    INTEGER NOT NULL,
  sha256 TEXT    NOT NULL               -- hex, as it stands in the next receipt
) STRICT;
INSERT INTO chain_head (only, seq, sha256)
  VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

CREATE TABLE change (
  seq         INTEGER PRIMARY KEY AUTOINCREMENT,
  account     BLOB    NOT NULL REFERENCES account (id),
  application BLOB    NOT NULL REFERENCES application (id),
  state       TEXT    NOT NULL,
  at          INTEGER NOT NULL,
  text_fr     TEXT,
  text_en     TEXT,
  receipt     BLOB,
  message     BLOB
) STRICT;
CREATE INDEX change_of_account ON change (account, seq);
CREATE INDEX change_of_application ON change (application, seq);
