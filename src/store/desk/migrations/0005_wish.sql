CREATE TABLE wish (
    -- What the citizen asked for and sync alone can do: at most one row of each kind. It goes once it is done.
    kind  TEXT PRIMARY KEY, -- sign-in, sign-out
    stage TEXT NOT NULL,    -- wished; away: the browser is open; ended: it came to nothing
    why   TEXT,             -- code of how it ended
    at    INTEGER NOT NULL  -- Unix milliseconds; since when it stands so
) STRICT, WITHOUT ROWID;

-- Since when the gateway asks who this is again; none while it knows.
ALTER TABLE session ADD COLUMN lapsed_at INTEGER; -- Unix milliseconds
