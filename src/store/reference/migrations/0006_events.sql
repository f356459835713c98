-- What takes place, so that a week-end near somewhere is found without reading any record. Days stay runs: an
-- exhibition of 537 days is one row and one box.
CREATE TABLE event (
    -- What a row of the list shows; the event is read from its record.
    key          INTEGER PRIMARY KEY, -- counted from 1: a part of the keys of its boxes
    id           TEXT NOT NULL UNIQUE,
    title        TEXT NOT NULL,
    theme        TEXT NOT NULL,
    status       TEXT NOT NULL,
    cost         TEXT NOT NULL, -- free, paid, unstated
    attendance   TEXT NOT NULL, -- in_person, online, mixed
    access       TEXT NOT NULL, -- separated by spaces
    young        INTEGER NOT NULL,
    wheelchair   TEXT,
    venue        TEXT,
    commune      TEXT NOT NULL, -- INSEE code, empty where it is not known
    commune_name TEXT,          -- where the commune is not one of the collection
    lat          INTEGER,       -- degrees × 100 000
    lon          INTEGER,
    approximate  INTEGER NOT NULL,
    dates        TEXT NOT NULL, -- its runs, as they travel
    last_on      TEXT NOT NULL, -- the last day of which it is a part
    source_url   TEXT
) STRICT;
CREATE INDEX event_last ON event (last_on);

-- One box a run: where, and from which day to which. Its key says what the filters ask.
CREATE VIRTUAL TABLE event_box USING rtree_i32 (key, south, north, west, east, first, last);

CREATE TABLE event_run (
    -- The boxes of an event, so that they are taken out whatever build put them in.
    event INTEGER NOT NULL REFERENCES event (key),
    box   INTEGER NOT NULL,
    PRIMARY KEY (event, box)
) STRICT, WITHOUT ROWID;
