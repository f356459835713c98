-- Uploads in object storage: a step is an object of its own until the last byte is there.
CREATE TABLE part (
  token  TEXT    NOT NULL,     -- the upload
  at     INTEGER NOT NULL,     -- where its bytes begin
  size   INTEGER NOT NULL,
  object TEXT    NOT NULL,     -- its name in the bucket
  PRIMARY KEY (token, at)
) STRICT, WITHOUT ROWID;
