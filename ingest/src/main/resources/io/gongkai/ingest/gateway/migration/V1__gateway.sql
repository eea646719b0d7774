-- Tokens that agencies publish and read with. The token itself is not kept, only its SHA-256: it is
-- 256 random bits, so no dictionary finds it from the hash, and no salt or slow hash adds anything.
CREATE TABLE token (
  id         text        PRIMARY KEY,
  agency     text        NOT NULL,
  hash       bytea       NOT NULL UNIQUE CHECK (length(hash) = 32),
  last_four  text        NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz,
  revoked_at timestamptz
);
CREATE INDEX token_agency ON token (agency);

-- What was handed in through the gateway and acknowledged by the broker: whose submission it is is
-- known here before the pipeline has read the document.
CREATE TABLE submission (
  submission_id text        PRIMARY KEY,
  agency        text        NOT NULL,
  accepted_at   timestamptz NOT NULL
);

-- Idempotency keys until they expire. The answer to a request follows from agency and submission,
-- so the row needs to hold nothing else of it.
CREATE TABLE idempotency_key (
  agency        text        NOT NULL,
  key           text        NOT NULL,
  submission_id text        NOT NULL,
  -- NULL until the broker has acknowledged the document: a request that is repeated before that
  -- publishes it again, which changes nothing.
  accepted_at   timestamptz,
  expires_at    timestamptz NOT NULL,
  PRIMARY KEY (agency, key)
);
CREATE INDEX idempotency_key_expiry ON idempotency_key (expires_at);
