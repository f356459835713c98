-- The rights of people: what was erased and what of it had to stay, what is given out, when what is old goes.
CREATE TABLE erasure (                  -- outlives its account, and names nobody
  id             BLOB    PRIMARY KEY,   -- made on the phone
  account_sha256 BLOB    NOT NULL UNIQUE,      -- of the name of the account: its erasure token still finds the answer
  asked_at       INTEGER NOT NULL,      -- Unix ms, like every instant here
  answer         BLOB    NOT NULL       -- JSON: how much went, what has to stay and why
) STRICT, WITHOUT ROWID;

CREATE TABLE gone (                     -- applications that went: the receipts of a phone do not bring them back
  application_sha256 BLOB    PRIMARY KEY, -- of its id
  at                 INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE receipt_trace (            -- what is left, in the chain, of a receipt whose application went
  epoch       TEXT    NOT NULL,
  seq         INTEGER NOT NULL,
  sha256      BLOB    NOT NULL,         -- of the body that was
  prev_sha256 TEXT    NOT NULL,         -- hex, as it stood in that body
  PRIMARY KEY (epoch, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE removal (                  -- files whose rows are gone, until they are gone too
  token   TEXT    PRIMARY KEY,          -- what their names begin with
  erasure BLOB,                         -- NULL: an age, not a wish
  since   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE export (                   -- what an account asked to be given
  account  BLOB    NOT NULL REFERENCES account (id),
  id       BLOB    NOT NULL,            -- made on the phone
  asked_at INTEGER NOT NULL,
  file     TEXT,                        -- its name in the folder of documents; NULL until it is ready
  size     INTEGER,
  ready_at INTEGER,
  PRIMARY KEY (account, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX export_by_age ON export (ready_at);

ALTER TABLE application ADD COLUMN announced_at INTEGER; -- when the citizen was told that it goes
ALTER TABLE application ADD COLUMN kept_until INTEGER;   -- of an account that is erased: it stays until then
ALTER TABLE account ADD COLUMN seen_at INTEGER NOT NULL DEFAULT 0; -- signed in last
ALTER TABLE account ADD COLUMN erased_at INTEGER;        -- nothing is left of it but what has to stay
UPDATE account SET seen_at = coalesce((SELECT max(s.opened_at) FROM session s WHERE s.account = account.id), made_at);
CREATE INDEX account_erased ON account (erased_at) WHERE erased_at IS NOT NULL;
CREATE INDEX account_by_sight ON account (seen_at);
CREATE INDEX application_by_change ON application (updated_at);

CREATE TABLE audit_base (               -- where the trail begins: older lines went by their age
  only   INTEGER PRIMARY KEY CHECK (only = 1),
  seq    INTEGER NOT NULL,
  sha256 BLOB    NOT NULL
) STRICT;
INSERT INTO audit_base (only, seq, sha256) VALUES (1, 0, zeroblob(32));
