CREATE TABLE form (
    -- What a list of forms shows; the form itself is its record, byte for byte, so that its digest holds.
    id       TEXT PRIMARY KEY,
    version  INTEGER NOT NULL,
    title    TEXT NOT NULL, -- in French
    title_en TEXT NOT NULL,
    sort_key TEXT NOT NULL, -- title without accents or case
    state    TEXT NOT NULL, -- as it travelled
    aid      TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX form_by_aid ON form (aid);
