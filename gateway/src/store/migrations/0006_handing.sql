-- The gateway's own outbox: complete applications that are owed to a back office.
CREATE TABLE handing (
  application BLOB    NOT NULL REFERENCES application (id),
  adapter     TEXT    NOT NULL,         -- its name in the configuration
  state       TEXT    NOT NULL CHECK (state IN ('waiting', 'travelling', 'handed', 'set_aside')),
  attempts    INTEGER NOT NULL,         -- counted before the call: a crash leaves the safe state
  not_before  INTEGER NOT NULL,         -- timer, back-off and lease in one; Unix ms
  why         TEXT,                     -- why it waits again, or was set aside
  reference   TEXT,                     -- what the other side calls it
  owed_at     INTEGER NOT NULL,
  handed_at   INTEGER,
  PRIMARY KEY (application, adapter)
) STRICT, WITHOUT ROWID;
CREATE INDEX handing_due ON handing (adapter, state, not_before);
