-- Sign-in: trips through a browser, one-time codes by e-mail, who an account is, the tokens of phones.
CREATE TABLE identity (                 -- how an account was proved last; whose it is stands in `account`
  account BLOB    PRIMARY KEY REFERENCES account (id),
  means   TEXT    NOT NULL,             -- a provider's name in the configuration, or `email`
  claims  BLOB    NOT NULL,             -- sealed by a key of the secrets file
  seen_at INTEGER NOT NULL              -- Unix ms, like every instant here
) STRICT, WITHOUT ROWID;

CREATE TABLE family (                   -- a phone that is signed in: all the tokens that came of one code
  id         BLOB    PRIMARY KEY,       -- UUIDv7
  account    BLOB    NOT NULL REFERENCES account (id),
  opened_at  INTEGER NOT NULL,
  touched_at INTEGER NOT NULL,          -- renewed last
  revoked_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE refresh_token (            -- kept once used: used again, it tells that somebody has a copy
  token_sha256 BLOB    PRIMARY KEY,     -- the token itself is kept by the phone alone
  family       BLOB    NOT NULL REFERENCES family (id),
  number       INTEGER NOT NULL,        -- its place in the line of successors
  stage        TEXT    NOT NULL CHECK (stage IN ('fresh', 'used', 'void')),
  issued_at    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX refresh_token_of_family ON refresh_token (family, number);

ALTER TABLE session ADD COLUMN family BLOB REFERENCES family (id); -- NULL: opened by hand, for development
CREATE INDEX session_of_family ON session (family, expires_at);

CREATE TABLE trip (                     -- from the app through a browser and back
  id              BLOB    PRIMARY KEY,  -- random: it stands in the forms of our pages
  browser_sha256  BLOB    NOT NULL,     -- of the cookie: no other browser goes on with it
  redirect_uri    TEXT    NOT NULL,
  app_state       TEXT    NOT NULL,     -- the app's own, handed back as it came
  challenge       TEXT    NOT NULL,     -- of the app's verifier, S256
  lang            TEXT    NOT NULL CHECK (lang IN ('fr', 'en')),
  stage           TEXT    NOT NULL CHECK (stage IN ('choosing', 'away', 'back', 'identified', 'done')),
  provider        TEXT,                 -- where the browser was sent
  state_sha256    BLOB    UNIQUE,       -- of the state that it was sent with
  account         BLOB    REFERENCES account (id),
  id_token        BLOB,                 -- sealed: what logging out at the provider asks for
  code_sha256     BLOB    UNIQUE,       -- of the code that the app was given
  code_expires_at INTEGER,
  family          BLOB    REFERENCES family (id), -- what the code became: it is good once
  made_at         INTEGER NOT NULL,
  expires_at      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX trip_of_browser ON trip (browser_sha256, made_at);
CREATE INDEX trip_end ON trip (expires_at);

CREATE TABLE mail_code (                -- the last code sent for a trip
  trip       BLOB    PRIMARY KEY REFERENCES trip (id),
  address    BLOB    NOT NULL,          -- sealed
  code_mac   BLOB    NOT NULL,          -- keyed by the cookie, which is not here
  tries      INTEGER NOT NULL,          -- counted before the code is compared
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE mail_sent (                -- how often an address was written to
  address_mac BLOB    NOT NULL,         -- keyed by the secrets file
  at          INTEGER NOT NULL
) STRICT;
CREATE INDEX mail_sent_to ON mail_sent (address_mac, at);
CREATE INDEX mail_sent_at ON mail_sent (at);
