-- With detail = column and no content, FTS5's bm25() counts no word at all: every card was worth the same.
-- The tables below are derived from the records, and are filled again after this step.
DROP TABLE doc_stem;
DROP TABLE doc_words;
DROP TABLE surface;
DELETE FROM doc;

CREATE VIRTUAL TABLE doc_words USING fts5 (
    -- Stems, each once a column, made by domain::search: accents, elisions and endings are gone before they come here.
    title, keywords, lead, body,
    content = '', contentless_delete = 1, tokenize = "ascii", detail = full, columnsize = 1
);

-- A whole guide is gathered in memory and written as one segment, instead of several that must be merged.
INSERT INTO doc_words (doc_words, rank) VALUES ('hashsize', 16777216);

CREATE VIRTUAL TABLE doc_stem USING fts5vocab (doc_words, row);

CREATE TABLE surface (
    -- A word as it is written on the cards, without accents, and the stem it is indexed under.
    word  TEXT PRIMARY KEY,
    stem  TEXT NOT NULL,
    cards INTEGER NOT NULL -- that hold it; none, and the word is taken out
) STRICT, WITHOUT ROWID;
