CREATE TABLE profile (
    -- Whom the citizen applies for. Kept on this phone alone.
    id         BLOB PRIMARY KEY, -- UUIDv7
    who        TEXT NOT NULL CHECK (who IN ('me', 'my-child', 'my-parent', 'my-association')),
    name       TEXT NOT NULL,
    trashed_at INTEGER -- Unix milliseconds; in the trash since then
) STRICT, WITHOUT ROWID;

CREATE TABLE profile_answer (
    -- An answer that need not be typed twice. One row a path.
    profile BLOB NOT NULL REFERENCES profile (id),
    path    TEXT NOT NULL,
    value   TEXT NOT NULL,
    PRIMARY KEY (profile, path)
) STRICT, WITHOUT ROWID;

CREATE TABLE draft (
    -- What the citizen has begun to write. The app never takes it away on its own.
    id             BLOB PRIMARY KEY, -- UUIDv7
    profile        BLOB,
    account        TEXT,
    form           TEXT NOT NULL,
    form_version   INTEGER NOT NULL,
    form_sha256    BLOB NOT NULL,    -- names the definition in form_kept
    title          TEXT NOT NULL,
    stage          TEXT NOT NULL CHECK (stage IN ('writing', 'sealed', 'filed')),
    corrects       BLOB,             -- the application that this one corrects
    counter        INTEGER NOT NULL, -- counts the changes
    copied_counter INTEGER,          -- counter of the copy that the gateway holds; none if it holds none
    copied_etag    TEXT,
    copied_base    BLOB,             -- that copy: the base of the next merge
    touched_at     INTEGER NOT NULL, -- Unix milliseconds
    trashed_at     INTEGER           -- Unix milliseconds; in the trash since then
) STRICT, WITHOUT ROWID;

CREATE TABLE form_kept (
    -- Every definition that a draft or an application uses: neither a rebuilt reference nor a withdrawal touches it.
    sha256  BLOB PRIMARY KEY, -- of the canonical line
    form    TEXT NOT NULL,
    version INTEGER NOT NULL,
    body    BLOB NOT NULL     -- the canonical line, as it travelled
) STRICT, WITHOUT ROWID;

CREATE TABLE answer (
    -- One row a path, written as the citizen types.
    draft   BLOB NOT NULL REFERENCES draft (id),
    path    TEXT NOT NULL,
    value   TEXT,             -- none: it was emptied
    origin  TEXT NOT NULL CHECK (origin IN ('typed', 'profile')),
    counter INTEGER NOT NULL, -- of the draft, when it was written
    PRIMARY KEY (draft, path)
) STRICT, WITHOUT ROWID;

CREATE TABLE answer_past (
    -- Former values: the last 20 of a path, what a new version of the form does not ask any more, the other side of a conflict.
    draft  BLOB NOT NULL,
    path   TEXT NOT NULL,
    place  INTEGER NOT NULL,  -- grows with each value
    value  TEXT,              -- none: it was empty
    origin TEXT NOT NULL CHECK (origin IN ('typed', 'profile')),
    at     INTEGER NOT NULL,  -- Unix milliseconds; when it ceased to be the answer
    why    TEXT NOT NULL CHECK (why IN ('changed', 'undone', 'let-go', 'not-carried-over', 'conflict')),
    PRIMARY KEY (draft, path, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE document (
    -- The wallet. The bytes are in documents/, encrypted under a key of their own.
    sha256      BLOB PRIMARY KEY, -- of the plain bytes
    size        INTEGER NOT NULL, -- of the plain bytes
    media       TEXT NOT NULL,
    name        TEXT NOT NULL,
    kind        TEXT,             -- which paper it is, in the words of the forms
    valid_until TEXT,             -- YYYY-MM-DD, included
    file_key    BLOB NOT NULL,    -- wrapped by the desk's key
    added_at    INTEGER NOT NULL, -- Unix milliseconds
    trashed_at  INTEGER           -- Unix milliseconds; in the trash since then
) STRICT, WITHOUT ROWID;

CREATE TABLE draft_document (
    -- Which document stands in which slot of which draft.
    draft  BLOB NOT NULL REFERENCES draft (id),
    slot   TEXT NOT NULL,
    place  INTEGER NOT NULL,
    sha256 BLOB NOT NULL,
    PRIMARY KEY (draft, slot, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE objection (
    -- What the gateway said against an answer or a document: its field, and a code. Never a value.
    draft BLOB NOT NULL,
    path  TEXT NOT NULL,
    code  TEXT NOT NULL,
    PRIMARY KEY (draft, path)
) STRICT, WITHOUT ROWID;
