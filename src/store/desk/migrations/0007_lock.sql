CREATE TABLE lock (
    -- The PIN of Mon dossier, as Argon2id made it unreadable: at most one row, none where there is no lock.
    id       INTEGER PRIMARY KEY CHECK (id = 1),
    salt     BLOB NOT NULL,
    verifier BLOB NOT NULL,
    memory   INTEGER NOT NULL, -- KiB
    passes   INTEGER NOT NULL,
    lanes    INTEGER NOT NULL,
    wrong    INTEGER NOT NULL, -- wrong PINs since the last right one
    last_up  INTEGER NOT NULL  -- milliseconds for which the system was up at the last of them
) STRICT;

CREATE TABLE mandate (
    -- Whom this desk helps: at most one row, in the desk of a helper alone.
    id       INTEGER PRIMARY KEY CHECK (id = 1),
    for_whom TEXT NOT NULL,
    by_whom  TEXT NOT NULL,
    matter   TEXT NOT NULL,
    days     INTEGER NOT NULL,
    consent  TEXT NOT NULL,    -- present, signed, remote, guardian
    begun_at INTEGER NOT NULL, -- Unix milliseconds
    until    INTEGER NOT NULL, -- Unix milliseconds; its last instant
    seen_at  INTEGER NOT NULL, -- Unix milliseconds; the latest instant that was certainly reached
    seen_up  INTEGER NOT NULL  -- milliseconds for which the system was up then
) STRICT;

CREATE TABLE journal (
    -- What was done for whoever is helped, one line an act, for them to read.
    number INTEGER PRIMARY KEY, -- in the order in which it was done
    at     INTEGER NOT NULL,    -- Unix milliseconds
    act    TEXT NOT NULL,
    what   TEXT NOT NULL        -- a title, a name; empty where the act says all
) STRICT;
