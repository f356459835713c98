-- The same as ../0008_sign_in.sql, in PostgreSQL's words.
-- Sign-in: trips through a browser, one-time codes by e-mail, who an account is, the tokens of phones.
CREATE TABLE identity (                 -- how an account was proved last; whose it is stands in `account`
  account BYTEA    PRIMARY KEY REFERENCES account (id),
  means   TEXT COLLATE "C"    NOT NULL,             -- a provider's name in the configuration, or `email`
  claims  BYTEA    NOT NULL,             -- sealed by a key of the secrets file
  seen_at BIGINT NOT NULL              -- Unix ms, like every instant here
);

CREATE TABLE family (                   -- a phone that is signed in: all the tokens that came of one code
  id         BYTEA    PRIMARY KEY,       -- UUIDv7
  account    BYTEA    NOT NULL REFERENCES account (id),
  opened_at  BIGINT NOT NULL,
  touched_at BIGINT NOT NULL,          -- renewed last
  revoked_at BIGINT
);

CREATE TABLE refresh_token (            -- kept once used: used again, it tells that somebody has a copy
  token_sha256 BYTEA    PRIMARY KEY,     -- the token itself is kept by the phone alone
  family       BYTEA    NOT NULL REFERENCES family (id),
  number       BIGINT NOT NULL,        -- its place in the line of successors
  stage        TEXT COLLATE "C"    NOT NULL CHECK (stage IN ('fresh', 'used', 'void')),
  issued_at    BIGINT NOT NULL
);
CREATE INDEX refresh_token_of_family ON refresh_token (family, number);

ALTER TABLE session ADD COLUMN family BYTEA REFERENCES family (id); -- NULL: opened by hand, for development
CREATE INDEX session_of_family ON session (family, expires_at);

CREATE TABLE trip (                     -- from the app through a browser and back
  id              BYTEA    PRIMARY KEY,  -- random: it stands in the forms of our pages
  browser_sha256  BYTEA    NOT NULL,     -- of the cookie: no other browser goes on with it
  redirect_uri    TEXT COLLATE "C"    NOT NULL,
  app_state       TEXT COLLATE "C"    NOT NULL,     -- the app's own, handed back as it came
  challenge       TEXT COLLATE "C"    NOT NULL,     -- of the app's verifier, S256
  lang            TEXT COLLATE "C"    NOT NULL CHECK (lang IN ('fr', 'en')),
  stage           TEXT COLLATE "C"    NOT NULL CHECK (stage IN ('choosing', 'away', 'back', 'identified', 'done')),
  provider        TEXT COLLATE "C",                 -- where the browser was sent
  state_sha256    BYTEA    UNIQUE,       -- of the state that it was sent with
  account         BYTEA    REFERENCES account (id),
  id_token        BYTEA,                 -- sealed: what logging out at the provider asks for
  code_sha256     BYTEA    UNIQUE,       -- of the code that the app was given
  code_expires_at BIGINT,
  family          BYTEA    REFERENCES family (id), -- what the code became: it is good once
  made_at         BIGINT NOT NULL,
  expires_at      BIGINT NOT NULL
);
CREATE INDEX trip_of_browser ON trip (browser_sha256, made_at);
CREATE INDEX trip_end ON trip (expires_at);

CREATE TABLE mail_code (                -- the last code sent for a trip
  trip       BYTEA    PRIMARY KEY REFERENCES trip (id),
  address    BYTEA    NOT NULL,          -- sealed
  code_mac   BYTEA    NOT NULL,          -- keyed by the cookie, which is not here
  tries      BIGINT NOT NULL,          -- counted before the code is compared
  expires_at BIGINT NOT NULL
);

CREATE TABLE mail_sent (                -- how often an address was written to
  address_mac BYTEA    NOT NULL,         -- keyed by the secrets file
  at          BIGINT NOT NULL
);
CREATE INDEX mail_sent_to ON mail_sent (address_mac, at);
CREATE INDEX mail_sent_at ON mail_sent (at);
