CREATE TABLE erasure (
    -- What the Region was asked to erase, and how far it is. Of this phone alone, and nothing of it names anybody.
    id          BLOB PRIMARY KEY, -- UUIDv7: the name of its parcel too
    asked_at    INTEGER NOT NULL, -- Unix milliseconds: when the desk before this one was erased
    stage       TEXT NOT NULL CHECK (stage IN ('owed', 'queued', 'done', 'unknown')),
    answered_at INTEGER           -- Unix milliseconds; none: nothing was heard yet
) STRICT, WITHOUT ROWID;

CREATE TABLE erasure_gone (
    -- How much went at the Region, by kind.
    erasure BLOB NOT NULL,
    what    TEXT NOT NULL, -- the Region's code of the kind
    count   INTEGER NOT NULL,
    PRIMARY KEY (erasure, what)
) STRICT, WITHOUT ROWID;

CREATE TABLE erasure_kept (
    -- What has to stay at the Region for a while, and why.
    erasure     BLOB NOT NULL,
    application BLOB NOT NULL, -- UUIDv7
    number      TEXT NOT NULL, -- what the citizen may quote
    why         TEXT NOT NULL, -- the Region's code of the reason
    until       INTEGER,       -- Unix milliseconds; none: the Region did not say
    PRIMARY KEY (erasure, application)
) STRICT, WITHOUT ROWID;
