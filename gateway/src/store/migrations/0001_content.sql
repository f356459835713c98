-- What was imported, what was published, and what was found about links.
CREATE TABLE record (
  source        TEXT    NOT NULL,  -- name of the feed, as in `gateway import`
  collection    TEXT    NOT NULL,
  id            TEXT    NOT NULL,
  body          BLOB    NOT NULL,  -- canonical JSON, as it will travel
  sha256        BLOB    NOT NULL,  -- of the body
  fetched_at    INTEGER NOT NULL,  -- Unix ms of the import that brought this body
  first_seen_at INTEGER NOT NULL,
  gone_at       INTEGER,           -- absent from the last full import; kept, not published
  UNIQUE (collection, id, source)
) STRICT;
CREATE INDEX record_of_source ON record (source);

CREATE TABLE report (
  id          INTEGER PRIMARY KEY,
  source      TEXT    NOT NULL,
  imported_at INTEGER NOT NULL,
  body        TEXT    NOT NULL     -- JSON of TERMINAL.md
) STRICT;

CREATE TABLE edition (
  id           INTEGER PRIMARY KEY,
  collection   TEXT    NOT NULL,
  slice        TEXT    NOT NULL,
  seq          INTEGER NOT NULL,   -- a label for people
  canon_sha256 TEXT    NOT NULL,   -- of the canonical form
  blob_sha256  TEXT    NOT NULL,   -- of the snapshot, its name in the folder of blobs
  size         INTEGER NOT NULL,
  raw          INTEGER NOT NULL,
  count        INTEGER NOT NULL,
  issued_at    INTEGER NOT NULL,
  embedded     INTEGER NOT NULL    -- 1: compiled into a released app, a base of deltas for ever
) STRICT;
CREATE INDEX edition_of_slice ON edition (collection, slice, id);

CREATE TABLE listed (              -- what the newest manifest lists
  collection TEXT    NOT NULL,
  slice      TEXT    NOT NULL,
  edition    INTEGER NOT NULL REFERENCES edition (id),
  PRIMARY KEY (collection, slice)
) STRICT;

CREATE TABLE delta (
  edition     INTEGER NOT NULL REFERENCES edition (id),  -- where it leads
  base        INTEGER NOT NULL REFERENCES edition (id),  -- where it begins
  blob_sha256 TEXT    NOT NULL,
  size        INTEGER NOT NULL,
  raw         INTEGER NOT NULL,
  PRIMARY KEY (edition, base)
) STRICT;

CREATE TABLE link (
  url        TEXT    PRIMARY KEY,
  state      TEXT    NOT NULL,     -- alive, failing, broken
  since_on   TEXT    NOT NULL,     -- first day on which it was seen so
  failures   INTEGER NOT NULL,     -- in a row
  checked_at INTEGER NOT NULL
) STRICT;

CREATE TABLE note (                -- small facts: epoch, manifest, seed, what a server said of a file
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;
