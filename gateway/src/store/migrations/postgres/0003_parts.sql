-- The same as ../0003_parts.sql, in PostgreSQL's words.
CREATE TABLE part (
  token  TEXT COLLATE "C" NOT NULL,
  at     BIGINT NOT NULL,
  size   BIGINT NOT NULL,
  object TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (token, at)
);
