CREATE TABLE edition (
    -- Which edition of each slice is held. Written in the transaction that brings its records.
    collection   TEXT NOT NULL,
    slice        TEXT NOT NULL,
    seq          INTEGER NOT NULL,
    schema       INTEGER NOT NULL,
    canon_sha256 TEXT NOT NULL,
    manifest_seq INTEGER NOT NULL,
    issued_at    INTEGER NOT NULL, -- Unix milliseconds
    applied_at   INTEGER NOT NULL, -- Unix milliseconds
    PRIMARY KEY (collection, slice)
) STRICT, WITHOUT ROWID;

CREATE TABLE record (
    -- The canonical line of each record, as it was signed. All else is derived from it.
    collection TEXT NOT NULL,
    id         TEXT NOT NULL,
    slice      TEXT NOT NULL,
    body       BLOB NOT NULL,
    PRIMARY KEY (collection, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE note (
    -- What sync must remember: root, manifest seen, ETag, when to ask again.
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE aid (
    -- What a row of the list shows; the card is read from its record.
    id        TEXT PRIMARY KEY,
    title     TEXT NOT NULL,
    sort_key  TEXT NOT NULL, -- title without accents or case
    theme     TEXT NOT NULL,
    audience  TEXT NOT NULL, -- words, separated by spaces
    aid_types TEXT NOT NULL, -- words, separated by spaces
    bodies    TEXT NOT NULL, -- texts, separated by U+001F
    territory TEXT NOT NULL, -- scope codes, separated by spaces
    excluded  TEXT NOT NULL,
    promise   TEXT NOT NULL,
    amount    TEXT,
    filing    TEXT NOT NULL,
    detail    TEXT NOT NULL CHECK (detail IN ('full', 'short')),
    deadline  TEXT, -- JSON, as it travelled
    link      TEXT, -- JSON, as it travelled
    verified_on TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE aid_change (
    -- What the last editions changed in an aid that was held before.
    id     TEXT NOT NULL,
    at     INTEGER NOT NULL, -- Unix milliseconds of the edition
    fields TEXT NOT NULL,    -- names of the wire's keys, separated by spaces
    PRIMARY KEY (id, at)
) STRICT, WITHOUT ROWID;

CREATE TABLE commune (
    code       TEXT PRIMARY KEY,
    name       TEXT NOT NULL,
    sort_key   TEXT NOT NULL, -- name without accents, case or hyphens
    postcodes  TEXT NOT NULL, -- separated by spaces
    population INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE commune_name (
    -- Every name by which a commune is found, former communes included.
    sort_key TEXT NOT NULL,
    code     TEXT NOT NULL,
    former   TEXT NOT NULL, -- name of the former commune, empty for its own
    PRIMARY KEY (sort_key, code, former)
) STRICT, WITHOUT ROWID;

CREATE TABLE doc (
    -- One row per thing that search may find.
    rowid      INTEGER PRIMARY KEY, -- made of collection and id, so that equal cards keep their order
    kind       TEXT NOT NULL,
    id         TEXT NOT NULL,
    collection TEXT NOT NULL,
    title      TEXT NOT NULL,
    lead       TEXT NOT NULL, -- what a result shows under its title
    source_url TEXT NOT NULL,
    title_words   TEXT NOT NULL, -- without accents, separated by spaces
    title_stems   TEXT NOT NULL, -- separated by spaces, like the next two
    keyword_stems TEXT NOT NULL,
    lead_stems    TEXT NOT NULL,
    prior      REAL NOT NULL, -- full cards before short ones, living ones before ended ones
    UNIQUE (collection, id)
) STRICT;

CREATE VIRTUAL TABLE doc_words USING fts5 (
    -- Stems, made by domain::search: accents, elisions and endings are gone before they come here.
    title, keywords, lead, body,
    content = '', contentless_delete = 1, tokenize = "ascii", detail = column, columnsize = 1
);

CREATE VIRTUAL TABLE doc_stem USING fts5vocab (doc_words, row);

CREATE TABLE surface (
    -- A word as it is written on the cards, without accents, and the stem it is indexed under.
    word TEXT PRIMARY KEY,
    stem TEXT NOT NULL
) STRICT, WITHOUT ROWID;
