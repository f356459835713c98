-- Scales by kind and year: which years there are is asked at each screen; the table itself is read from its record.
CREATE TABLE scale (
    id     TEXT PRIMARY KEY,
    kind   TEXT NOT NULL, -- lycee, college, crous, ars, anah
    year   INTEGER NOT NULL, -- the one in which it begins
    status TEXT NOT NULL, -- published, derived, carried_over
    UNIQUE (kind, year)
) STRICT, WITHOUT ROWID;
