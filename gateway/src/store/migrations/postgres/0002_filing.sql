-- The same as ../0002_filing.sql, in PostgreSQL's words. Texts are ordered by their bytes, as in SQLite.
-- What citizens file: accounts, applications, their documents, the chain of receipts, the feed of changes.
CREATE TABLE account (
  id      BYTEA PRIMARY KEY,          -- 16 bytes, opaque: all that a phone learns of who it is
  subject TEXT COLLATE "C" NOT NULL UNIQUE,      -- who it is for the provider of identity
  made_at BIGINT NOT NULL              -- Unix ms, like every instant here
);

CREATE TABLE session (
  token_sha256 BYTEA PRIMARY KEY,     -- the token itself is kept by the phone alone
  account      BYTEA NOT NULL REFERENCES account (id),
  opened_at    BIGINT NOT NULL,
  expires_at   BIGINT NOT NULL
);

CREATE TABLE form_kept (                -- every definition that was ever held: a draft may be a year old
  sha256  BYTEA PRIMARY KEY,          -- of the body
  id      TEXT COLLATE "C" NOT NULL,
  version BIGINT NOT NULL,
  body    BYTEA NOT NULL,
  kept_at BIGINT NOT NULL
);
CREATE INDEX form_kept_by_id ON form_kept (id, version);
CREATE FUNCTION form_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO form_kept (sha256, id, version, body, kept_at)
    VALUES (NEW.sha256, NEW.id,
            coalesce((convert_from(NEW.body, 'UTF8')::jsonb ->> 'version')::bigint, 0), NEW.body, NEW.fetched_at)
    ON CONFLICT (sha256) DO NOTHING;
  RETURN NEW;
END $$;
CREATE TRIGGER form_is_kept AFTER INSERT OR UPDATE OF body ON record
  FOR EACH ROW WHEN (NEW.collection = 'forms') EXECUTE FUNCTION form_is_kept();

CREATE TABLE application (
  id              BYTEA PRIMARY KEY,  -- UUIDv7, made on the phone
  account         BYTEA NOT NULL REFERENCES account (id),
  number          TEXT COLLATE "C" NOT NULL,     -- what the citizen quotes
  state           TEXT COLLATE "C" NOT NULL,
  form            TEXT COLLATE "C" NOT NULL,
  form_version    BIGINT NOT NULL,
  form_sha256     BYTEA NOT NULL,
  corrects        BYTEA,
  envelope        BYTEA,                 -- the bytes as they were sent; NULL only after a restore, until they come again
  envelope_sha256 BYTEA NOT NULL,
  registered_at   BIGINT NOT NULL,     -- first durable write
  updated_at      BIGINT NOT NULL,
  deadline_at     BIGINT,
  deadline_counts TEXT COLLATE "C",                 -- registered, complete
  completed_at    BIGINT
);
CREATE INDEX application_of_account ON application (account, registered_at);
CREATE INDEX application_of_number ON application (number);
CREATE INDEX application_in_state ON application (state, updated_at);

CREATE TABLE declared (                 -- documents announced by an envelope or by a message
  application BYTEA NOT NULL REFERENCES application (id),
  message     BYTEA NOT NULL,         -- empty: by the envelope
  place       BIGINT NOT NULL,
  slot        TEXT COLLATE "C" NOT NULL,
  sha256      BYTEA NOT NULL,
  size        BIGINT NOT NULL,
  media       TEXT COLLATE "C" NOT NULL,
  name        TEXT COLLATE "C" NOT NULL,         -- typed by a person: never part of a path
  PRIMARY KEY (application, message, place)
);
CREATE INDEX declared_by_digest ON declared (sha256);

CREATE TABLE document (                 -- verified: read back from storage and found right
  account     BYTEA NOT NULL REFERENCES account (id),
  sha256      BYTEA NOT NULL,
  size        BIGINT NOT NULL,
  media       TEXT COLLATE "C" NOT NULL,         -- as its own bytes tell
  file        TEXT COLLATE "C" NOT NULL,         -- its name in the folder of documents
  verified_at BIGINT NOT NULL,
  PRIMARY KEY (account, sha256)
);

CREATE TABLE upload (
  token       TEXT COLLATE "C" PRIMARY KEY,      -- HMAC of account, application and digest: the same for ever
  account     BYTEA NOT NULL REFERENCES account (id),
  application BYTEA NOT NULL REFERENCES application (id),
  sha256      BYTEA NOT NULL,
  size        BIGINT NOT NULL,
  "offset"      BIGINT NOT NULL,         -- bytes acknowledged: never ahead of what the disk holds
  generation  BIGINT NOT NULL,         -- raised by whoever takes it over: an older writer then fails
  touched_at  BIGINT NOT NULL
);
CREATE INDEX upload_of_account ON upload (account);

CREATE TABLE message (
  id          BYTEA PRIMARY KEY,
  application BYTEA NOT NULL REFERENCES application (id),
  from_agent  BIGINT NOT NULL,
  body_sha256 BYTEA NOT NULL,         -- of the bytes as sent: a replay is recognised by them
  text        TEXT COLLATE "C" NOT NULL,
  at          BIGINT NOT NULL
);
CREATE INDEX message_of_application ON message (application, at);

CREATE TABLE withdrawal (
  application BYTEA PRIMARY KEY REFERENCES application (id),
  id          BYTEA NOT NULL,
  body_sha256 BYTEA NOT NULL,
  reason      TEXT COLLATE "C" NOT NULL,
  at          BIGINT NOT NULL
);

CREATE TABLE receipt (
  sha256        BYTEA PRIMARY KEY,    -- of the whole signed body
  epoch         TEXT COLLATE "C" NOT NULL,
  seq           BIGINT NOT NULL,
  application   BYTEA NOT NULL REFERENCES application (id),
  kind          TEXT COLLATE "C" NOT NULL,
  body          BYTEA NOT NULL,
  issued_at     BIGINT NOT NULL,
  re_entered_at BIGINT,                -- brought back by a phone after a restore
  UNIQUE (epoch, seq)
);
CREATE INDEX receipt_of_application ON receipt (application, issued_at, seq);

CREATE TABLE chain_head (               -- the one row that every new receipt writes
  "only"   BIGINT PRIMARY KEY CHECK ("only" = 1),
  seq    BIGINT NOT NULL,
  sha256 TEXT COLLATE "C" NOT NULL               -- hex, as it stands in the next receipt
);
INSERT INTO chain_head ("only", seq, sha256)
  VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

CREATE TABLE change (
  seq         BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
  account     BYTEA NOT NULL REFERENCES account (id),
  application BYTEA NOT NULL REFERENCES application (id),
  state       TEXT COLLATE "C" NOT NULL,
  at          BIGINT NOT NULL,
  text_fr     TEXT COLLATE "C",
  text_en     TEXT COLLATE "C",
  receipt     BYTEA,
  message     BYTEA
);
CREATE INDEX change_of_account ON change (account, seq);
CREATE INDEX change_of_application ON change (application, seq);
