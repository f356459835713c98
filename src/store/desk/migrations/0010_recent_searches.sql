CREATE TABLE recent_search (
    -- What was searched for lately, where the citizen wishes it kept: off by default, erased in one tap.
    text     TEXT PRIMARY KEY,
    asked_at INTEGER NOT NULL -- Unix milliseconds
) STRICT, WITHOUT ROWID;
