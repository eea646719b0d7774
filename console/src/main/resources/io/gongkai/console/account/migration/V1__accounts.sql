-- Who may change something by way of the console.
CREATE TABLE account (
  name       text        PRIMARY KEY,
  -- pbkdf2-sha256$ITERATIONS$SALT$KEY, the last two in base64.
  password   text        NOT NULL,
  created_at timestamptz NOT NULL
);

-- Who has signed in. The token in the cookie is not kept, only its SHA-256: it is 256 random bits, so
-- nobody finds it from there by trying.
CREATE TABLE session (
  hash       bytea       PRIMARY KEY CHECK (length(hash) = 32),
  account    text        NOT NULL REFERENCES account ON DELETE CASCADE,
  created_at timestamptz NOT NULL,
  used_at    timestamptz NOT NULL
);
CREATE INDEX session_account ON session (account, created_at);
