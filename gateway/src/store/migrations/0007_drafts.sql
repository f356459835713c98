-- Copies of drafts, of the citizens who wish one. What is over leaves its name for a year, so that other phones learn why.
CREATE TABLE draft_copy (
  account      BLOB    NOT NULL REFERENCES account (id),
  id           BLOB    NOT NULL,        -- made on a phone; another account's of the same name is another draft
  body         BLOB,                    -- the bytes as they were sent; NULL once it is over
  etag         BLOB    NOT NULL,        -- their digest
  changed_at   INTEGER NOT NULL,
  announced    INTEGER,                 -- days before its end that were announced last: 30, then 7
  announced_at INTEGER,
  ended_at     INTEGER,
  why          TEXT CHECK (why IN ('sealed', 'discarded', 'stopped', 'expired')),
  application  BLOB,                    -- what it was sealed into
  sealed_from  BLOB,                    -- etag of the copy that the seal was written from
  PRIMARY KEY (account, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX draft_copy_by_change ON draft_copy (changed_at) WHERE body IS NOT NULL;
CREATE INDEX draft_copy_by_end ON draft_copy (ended_at) WHERE body IS NULL;
