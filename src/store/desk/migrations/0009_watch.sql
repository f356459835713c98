-- A saved search keeps the filters of the list too, and is asked again after each update of the content.
ALTER TABLE search ADD COLUMN theme TEXT;
ALTER TABLE search ADD COLUMN audience TEXT;
ALTER TABLE search ADD COLUMN aid_type TEXT;
ALTER TABLE search ADD COLUMN here INTEGER NOT NULL DEFAULT 0; -- holding where the citizen lives
ALTER TABLE search ADD COLUMN open INTEGER NOT NULL DEFAULT 0; -- open on the day it is asked
ALTER TABLE search ADD COLUMN asked_at INTEGER; -- Unix milliseconds; null until it is first asked: nothing is told then

CREATE TABLE look (
    -- An aid as it was when the citizen last looked, so that what became of it since can be told.
    watch BLOB NOT NULL, -- the saved search; sixteen zeros for the aids that are kept
    aid   TEXT NOT NULL,
    marks TEXT NOT NULL, -- how it stood, and a mark of each part of its card
    PRIMARY KEY (watch, aid)
) STRICT, WITHOUT ROWID;

CREATE TABLE news (
    -- What became of an aid since, until the citizen looks.
    watch    BLOB NOT NULL, -- as in look
    aid      TEXT NOT NULL,
    title    TEXT NOT NULL,
    why      TEXT NOT NULL, -- new, changed, ended, gone
    sections TEXT NOT NULL, -- the parts that changed, separated by spaces
    marks    TEXT NOT NULL, -- as it is now: what is looked at becomes the last look
    at       INTEGER NOT NULL, -- Unix milliseconds
    told     INTEGER NOT NULL DEFAULT 0, -- whether it was said aloud, or never has to be
    PRIMARY KEY (watch, aid)
) STRICT, WITHOUT ROWID;
