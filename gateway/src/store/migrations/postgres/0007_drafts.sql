-- The same as ../0007_drafts.sql, in PostgreSQL's words.
-- Copies of drafts, of the citizens who wish one. What is over leaves its name for a year, so that other phones learn why.
CREATE TABLE draft_copy (
  account      BYTEA   NOT NULL REFERENCES account (id),
  id           BYTEA   NOT NULL,        -- made on a phone; another account's of the same name is another draft
  body         BYTEA,                   -- the bytes as they were sent; NULL once it is over
  etag         BYTEA   NOT NULL,        -- their digest
  changed_at   BIGINT  NOT NULL,
  announced    BIGINT,                  -- days before its end that were announced last: 30, then 7
  announced_at BIGINT,
  ended_at     BIGINT,
  why          TEXT COLLATE "C" CHECK (why IN ('sealed', 'discarded', 'stopped', 'expired')),
  application  BYTEA,                   -- what it was sealed into
  sealed_from  BYTEA,                   -- etag of the copy that the seal was written from
  PRIMARY KEY (account, id)
);
CREATE INDEX draft_copy_by_change ON draft_copy (changed_at) WHERE body IS NOT NULL;
CREATE INDEX draft_copy_by_end ON draft_copy (ended_at) WHERE body IS NULL;
