-- Places and their hours, so that the nearest open ones are found without reading any record.
CREATE TABLE hours (
    -- Every different text of hours, once: thousands of places share a few hundred.
    key  INTEGER PRIMARY KEY,
    text TEXT NOT NULL UNIQUE -- OpenStreetMap's syntax
) STRICT;

CREATE TABLE place (
    -- What a row of the list shows; the place is read from its record.
    key         INTEGER PRIMARY KEY,
    collection  TEXT NOT NULL, -- places, schools
    id          TEXT NOT NULL UNIQUE,
    kind        INTEGER NOT NULL, -- place in the list of kinds of this build
    name        TEXT NOT NULL,
    commune     TEXT NOT NULL, -- INSEE code, empty for what only travels
    approximate INTEGER NOT NULL,
    phone       TEXT,
    appointment TEXT,
    wheelchair  TEXT,
    services    TEXT NOT NULL, -- separated by U+001F
    telehealth  INTEGER NOT NULL,
    source_url  TEXT
) STRICT;

CREATE TABLE spot (
    -- Where a place is, or stops on a day. One row each; the box of the same key says where.
    key   INTEGER PRIMARY KEY,
    place INTEGER NOT NULL REFERENCES place (key),
    kind  INTEGER NOT NULL,
    lat   INTEGER NOT NULL, -- degrees × 100 000
    lon   INTEGER NOT NULL,
    hours INTEGER REFERENCES hours (key), -- none where none are known
    day   TEXT,             -- of what travels
    opens TEXT, closes TEXT, -- on that day, HH:MM
    stop  TEXT              -- commune and spot of that day, separated by U+001F
) STRICT;
CREATE INDEX spot_of_place ON spot (place);
CREATE INDEX spot_with_hours ON spot (hours);

CREATE VIRTUAL TABLE spot_box USING rtree_i32 (key, south, north, west, east, +kind INTEGER, +hours INTEGER);

CREATE TABLE holiday (
    -- First and last days of the school holidays.
    calendar TEXT NOT NULL,
    from_on  TEXT NOT NULL,
    to_on    TEXT NOT NULL,
    PRIMARY KEY (calendar, from_on)
) STRICT, WITHOUT ROWID;
