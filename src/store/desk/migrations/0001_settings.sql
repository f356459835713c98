CREATE TABLE setting (
    -- What the citizen chose: language, look, commune. One row a setting; absent means the default.
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE favourite (
    -- An aid the citizen keeps. Holds the title, so that it outlives the aid.
    id      TEXT PRIMARY KEY,
    title   TEXT NOT NULL,
    kept_at INTEGER NOT NULL, -- Unix milliseconds
    seen_at INTEGER NOT NULL  -- Unix milliseconds: changes after it are news
) STRICT, WITHOUT ROWID;

CREATE TABLE search (
    -- A saved search, run again after each update of the content.
    id       BLOB PRIMARY KEY, -- UUIDv7
    text     TEXT NOT NULL,
    saved_at INTEGER NOT NULL, -- Unix milliseconds
    seen     TEXT NOT NULL     -- ids found when it was last looked at, separated by U+001F
) STRICT, WITHOUT ROWID;

CREATE TABLE note (
    -- What sync must remember of the last round.
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
