-- The same as ../0006_handing.sql, in PostgreSQL's words.
-- The gateway's own outbox: complete applications that are owed to a back office.
CREATE TABLE handing (
  application BYTEA    NOT NULL REFERENCES application (id),
  adapter     TEXT COLLATE "C"    NOT NULL,         -- its name in the configuration
  state       TEXT COLLATE "C"    NOT NULL CHECK (state IN ('waiting', 'travelling', 'handed', 'set_aside')),
  attempts    BIGINT NOT NULL,         -- counted before the call: a crash leaves the safe state
  not_before  BIGINT NOT NULL,         -- timer, back-off and lease in one; Unix ms
  why         TEXT COLLATE "C",                     -- why it waits again, or was set aside
  reference   TEXT COLLATE "C",                     -- what the other side calls it
  owed_at     BIGINT NOT NULL,
  handed_at   BIGINT,
  PRIMARY KEY (application, adapter)
);
CREATE INDEX handing_due ON handing (adapter, state, not_before);
