-- What the citizen keeps is an aid or an event: each leads to its own page, also once it is no longer published.
ALTER TABLE favourite ADD COLUMN kind TEXT NOT NULL DEFAULT 'aid'; -- aid, event
