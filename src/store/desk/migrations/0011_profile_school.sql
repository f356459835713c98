CREATE TABLE profile_school (
    -- The school that somebody goes to. Kept on this phone alone; its page is asked of the Region's list each time.
    profile BLOB PRIMARY KEY REFERENCES profile (id),
    uai     TEXT NOT NULL, -- its national number
    name    TEXT NOT NULL, -- as it was called then: the list may lose it
    commune TEXT NOT NULL  -- name of its commune, then
) STRICT, WITHOUT ROWID;
