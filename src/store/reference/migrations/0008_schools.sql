-- Schools as the picker lists them and finds them; each is read whole from its record.
CREATE TABLE school (
    key          INTEGER PRIMARY KEY,
    id           TEXT NOT NULL UNIQUE,
    uai          TEXT NOT NULL,
    kind         INTEGER NOT NULL, -- place in the list of kinds of this build
    private      INTEGER NOT NULL,
    name         TEXT NOT NULL,
    commune      TEXT NOT NULL,    -- INSEE code
    commune_name TEXT,             -- where the record says it
    postcode     TEXT,             -- where the commune's own does not say it
    lat          INTEGER,          -- degrees × 100 000
    lon          INTEGER,
    phone        TEXT,
    web          TEXT,
    ent_url      TEXT,             -- its page of the digital workspace, where one is told
    ent_broken   TEXT              -- the day since when that page does not answer
) STRICT;
CREATE INDEX school_of_uai ON school (uai);
