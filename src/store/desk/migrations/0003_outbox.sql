CREATE TABLE application (
    -- What was sealed, and what the Region says of it. One row a seal: each seal has a name of its own.
    id              BLOB PRIMARY KEY, -- UUIDv7
    draft           BLOB,             -- none: it came back from the gateway
    corrects        BLOB,
    account         TEXT,
    form            TEXT NOT NULL,
    form_version    INTEGER NOT NULL,
    form_sha256     BLOB NOT NULL,
    title           TEXT NOT NULL,
    envelope        BLOB,             -- the exact bytes that travel; none: it came back from the gateway
    envelope_sha256 BLOB NOT NULL,
    state           TEXT NOT NULL,    -- sealed, then a state of the Region; writing: taken back
    number          TEXT,             -- what the citizen quotes
    deadline_at     INTEGER,          -- Unix milliseconds
    sealed_at       INTEGER NOT NULL, -- Unix milliseconds, by this phone's clock
    updated_at      INTEGER NOT NULL  -- Unix milliseconds
) STRICT, WITHOUT ROWID;

CREATE TABLE receipt (
    -- What the Region acknowledged: signed, verified before it was stored.
    application BLOB NOT NULL,
    type        TEXT NOT NULL,
    bytes       BLOB NOT NULL,    -- the whole signed body
    sha256      BLOB NOT NULL,
    PRIMARY KEY (application, type)
) STRICT, WITHOUT ROWID;

CREATE TABLE milestone (
    -- One step of an application's life, as the gateway dates it.
    application BLOB NOT NULL,
    seq         INTEGER NOT NULL, -- place in the feed of changes
    state       TEXT NOT NULL,
    at          INTEGER NOT NULL, -- Unix milliseconds, by the gateway's clock
    text_fr     TEXT,             -- what the service says with it
    text_en     TEXT,
    PRIMARY KEY (application, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE message (
    -- What the citizen and the service wrote to each other.
    id          BLOB PRIMARY KEY, -- UUIDv7
    application BLOB NOT NULL,
    from_agent  INTEGER NOT NULL CHECK (from_agent IN (0, 1)),
    text        TEXT NOT NULL,
    at          INTEGER NOT NULL, -- Unix milliseconds
    documents   TEXT NOT NULL,    -- digests in hex, separated by spaces
    read_at     INTEGER           -- Unix milliseconds
) STRICT, WITHOUT ROWID;

CREATE TABLE parcel (
    -- One thing owed to the Region, with the exact bytes that will travel. Kept when it has arrived, for the timeline.
    id           BLOB PRIMARY KEY, -- UUIDv7
    lane         BLOB NOT NULL,    -- the parcels it travels with
    rank         INTEGER NOT NULL, -- leaves when nothing of lower rank is left in its lane
    place        INTEGER NOT NULL, -- among those of its rank, all lanes together; the citizen may change it
    kind         TEXT NOT NULL CHECK (kind IN ('envelope', 'document', 'message', 'withdrawal', 'feedback', 'erasure')),
    application  BLOB,
    sha256       BLOB,             -- of the document it carries
    wire         BLOB NOT NULL,
    account      TEXT,             -- which sealed it; under another one it is not sent
    state        TEXT NOT NULL CHECK (state IN ('waiting', 'travelling', 'paused', 'set_aside', 'recalled', 'delivered')),
    attempts     INTEGER NOT NULL, -- counted before each call
    departures   INTEGER NOT NULL, -- how many times it may have left the phone
    not_before   INTEGER NOT NULL, -- Unix milliseconds: timer, back-off and lease
    why          TEXT,             -- code of what it waits for, or was set aside for
    size         INTEGER NOT NULL,
    acknowledged INTEGER NOT NULL, -- bytes that the gateway has
    upload_url   TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX parcel_by_lane ON parcel (lane, rank);

CREATE TABLE session (
    -- Who is signed in: at most one row. Never a secret: tokens live in the vault.
    account      TEXT PRIMARY KEY,
    display_name TEXT NOT NULL,
    signed_in_at INTEGER NOT NULL -- Unix milliseconds
) STRICT, WITHOUT ROWID;

CREATE TABLE salvaged (
    -- What was recovered from a damaged desk that was set aside, table by table.
    kept     TEXT NOT NULL,    -- name of the file that is kept
    name     TEXT NOT NULL,    -- of the table
    rows     INTEGER NOT NULL, -- recovered
    complete INTEGER NOT NULL CHECK (complete IN (0, 1)), -- 0: rows are missing, nobody knows how many
    PRIMARY KEY (kept, name)
) STRICT, WITHOUT ROWID;
