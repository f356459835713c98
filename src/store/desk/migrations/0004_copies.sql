ALTER TABLE answer ADD COLUMN edited_at INTEGER; -- Unix milliseconds, by the clock of the phone on which it was written; none: before that was noted
ALTER TABLE answer ADD COLUMN taken INTEGER;     -- counter of the draft when it came from another phone; none: it was written here

ALTER TABLE draft ADD COLUMN copied_id BLOB;         -- name of the copy, where it is not the draft's own: that one is spent
ALTER TABLE draft ADD COLUMN copy_leaves_at INTEGER; -- Unix milliseconds; the copy goes then, without another change
ALTER TABLE draft ADD COLUMN copy_announced INTEGER; -- days before its end that the Region announced last
ALTER TABLE draft ADD COLUMN copy_trouble TEXT;      -- code of what keeps the draft from being copied

ALTER TABLE parcel ADD COLUMN behind BLOB; -- the parcel that has to arrive first: the message that announces this document

CREATE TABLE paper_elsewhere (
    -- A paper that another phone of the same account has put into a draft. Its bytes are there.
    draft  BLOB NOT NULL REFERENCES draft (id),
    slot   TEXT NOT NULL,
    sha256 BLOB NOT NULL, -- of the plain bytes
    size   INTEGER NOT NULL,
    media  TEXT NOT NULL,
    name   TEXT NOT NULL,
    PRIMARY KEY (draft, slot, sha256)
) STRICT, WITHOUT ROWID;
