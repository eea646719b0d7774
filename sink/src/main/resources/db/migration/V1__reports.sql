-- Where the sink stands on each partition. The row changes in the transaction that writes the
-- partition's records: an instance that lost the partition finds another offset here and writes nothing.
CREATE TABLE kafka_offset (
  topic       text   NOT NULL,
  partition   int    NOT NULL,
  next_offset bigint NOT NULL,
  PRIMARY KEY (topic, partition)
);

-- Records that the sink could not read, as they came: our fault, never the agency's.
CREATE TABLE dead_letter (
  topic     text   NOT NULL,
  partition int    NOT NULL,
  "offset"  bigint NOT NULL,
  key       bytea,
  value     bytea,
  error     text   NOT NULL,
  PRIMARY KEY (topic, partition, "offset")
);

-- One row per report, submission and verdict: current and past revisions.
-- The cells stand in one array per table, in form order. A cell without a value is NULL; its state
-- is the letter at its place: P printed, I inferred, B blank, N nil mark, M missing, L illegible.
-- Scales are the digits behind the decimal point; NULL when every value of the table is whole.
-- Pages are those of the document that the cells stand on, from 1; NULL when it has no pages.
CREATE TABLE report (
  id            bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  report_key    text        NOT NULL,
  submission_id text        NOT NULL,
  verdict       text        NOT NULL,
  -- Revisions of a report are ordered by when and where reports.raw took the submission in:
  -- {received_at in milliseconds, partition, offset}.
  revision      bigint[]    NOT NULL,
  agency        text        NOT NULL,
  year          int         NOT NULL,
  -- Whose figures they are: those of one BODY and of a whole JURISDICTION differ by orders of magnitude.
  level         text        NOT NULL,
  credit_code   text        NOT NULL,
  form          text        NOT NULL,
  table3_form   text        NOT NULL,
  -- Version of the rule catalogue that judged, and the severities that were in force in place of its
  -- own: {code: severity}.
  catalogue     text        NOT NULL,
  overrides     jsonb       NOT NULL,
  agency_id     text        NOT NULL,
  filename      text        NOT NULL,
  source_url    text        NOT NULL,
  media_type    text        NOT NULL,
  sha256        text        NOT NULL,
  bytes         int         NOT NULL,
  received_at   timestamptz NOT NULL,
  raw_partition int         NOT NULL,
  raw_offset    bigint      NOT NULL,
  t2_values     bigint[]    NOT NULL,
  t2_states     text        NOT NULL,
  t2_scales     smallint[],
  t2_pages      int[],
  t3_values     bigint[]    NOT NULL,
  t3_states     text        NOT NULL,
  t3_scales     smallint[],
  t3_pages      int[],
  t4_values     bigint[]    NOT NULL,
  t4_states     text        NOT NULL,
  t4_scales     smallint[],
  t4_pages      int[],
  -- The record on reports.clean or reports.flagged that the row was last written from.
  from_partition int        NOT NULL,
  from_offset    bigint     NOT NULL,
  UNIQUE (report_key, submission_id, verdict),
  CHECK (verdict IN ('CLEAN', 'FLAGGED'))
);
CREATE INDEX report_submission ON report (submission_id);
CREATE INDEX report_agency_year ON report (agency, year);

CREATE TABLE finding (
  report_id   bigint NOT NULL REFERENCES report (id) ON DELETE CASCADE,
  ordinal     int    NOT NULL,
  rule        text   NOT NULL,
  severity    text   NOT NULL,
  outcome     text   NOT NULL,
  item        text,
  column_name text,
  expected    numeric,
  actual      numeric,
  difference  numeric,
  -- [{"item":…,"column":…,"value":decimal string or null}], with "year" for a cell of another year's
  -- report, "start" and "end" (UTF-16) for a cell with a place in the extracted text
  cells       jsonb  NOT NULL,
  -- {"party":…,"cells":[{"item":…,"column":…,"suggested":decimal string}]}
  suspect     jsonb,
  cause       text,
  message_zh  text   NOT NULL,
  message_en  text   NOT NULL,
  -- {"reason":…,"author":…,"expires_at":ISO time or null} while a waiver is in force, NULL otherwise:
  -- a finding that is waived does not flag.
  waived      jsonb,
  -- Numbers of the narrative: [{"subject":…,"value":decimal string,"clause":…,"start":…,"end":…}]
  quotes      jsonb  NOT NULL,
  PRIMARY KEY (report_id, ordinal)
);
CREATE INDEX finding_rule ON finding (rule) WHERE outcome = 'FAIL';

-- What stands on reports.clean and reports.flagged under a key: one row for both, because two
-- instances may read the two topics at once and the row's lock puts them in order.
CREATE TABLE report_state (
  report_key        text PRIMARY KEY,
  clean_report      bigint REFERENCES report (id),
  clean_revision    bigint[],
  clean_stands      boolean NOT NULL DEFAULT false,
  clean_partition   int,
  clean_offset      bigint,
  flagged_report    bigint REFERENCES report (id),
  flagged_revision  bigint[],
  flagged_stands    boolean NOT NULL DEFAULT false,
  flagged_partition int,
  flagged_offset    bigint,
  -- The newest revision seen is the current one where it still stands: the topics are read in any
  -- order, and a late older revision never becomes current.
  current_report    bigint GENERATED ALWAYS AS (
    CASE
      WHEN clean_stands
        AND (flagged_revision IS NULL OR clean_revision > flagged_revision
          OR (clean_revision = flagged_revision AND NOT flagged_stands))
        THEN clean_report
      WHEN flagged_stands
        AND (clean_revision IS NULL OR flagged_revision >= clean_revision)
        THEN flagged_report
    END) STORED
);
CREATE INDEX report_state_current ON report_state (current_report) WHERE current_report IS NOT NULL;

-- What became of each submission, from reports.receipts. RECEIVED and NORMALIZED are steps on the
-- way, and DUPLICATE says that nothing changed: they never take the place of another status.
CREATE TABLE submission (
  submission_id  text        PRIMARY KEY,
  status         text        NOT NULL,
  report_key     text        NOT NULL,
  codes          text[]      NOT NULL,
  at             timestamptz NOT NULL,
  codes_fixed    text[]      NOT NULL,
  codes_new      text[]      NOT NULL,
  codes_still    text[]      NOT NULL,
  codes_waived   text[]      NOT NULL,
  -- The submission whose report stands under the key; empty when none does.
  standing       text        NOT NULL,
  message_zh     text        NOT NULL,
  message_en     text        NOT NULL,
  from_partition int         NOT NULL,
  from_offset    bigint      NOT NULL
);

-- Justified findings, from reports.waivers. One that was revoked stays, so that its record, read
-- again, cannot bring it back.
CREATE TABLE waiver_record (
  waiver_key     text        PRIMARY KEY,
  revoked        boolean     NOT NULL,
  report_key     text        NOT NULL,
  rule           text        NOT NULL,
  item           text,
  column_name    text,
  reason         text        NOT NULL,
  author         text        NOT NULL,
  given_at       timestamptz,
  expires_at     timestamptz,
  fingerprint    text        NOT NULL,
  from_partition int         NOT NULL,
  from_offset    bigint      NOT NULL
);
CREATE INDEX waiver_record_report ON waiver_record (report_key) WHERE NOT revoked;

-- Documents whose statutory tables could not be read. What was read all the same stands in the
-- cell columns, which are NULL when nothing was.
CREATE TABLE unreadable_document (
  submission_id  text        PRIMARY KEY,
  reason         text        NOT NULL,
  message_zh     text        NOT NULL,
  message_en     text        NOT NULL,
  agency         text,
  year           int,
  form           text,
  table3_form    text,
  agency_id      text        NOT NULL,
  filename       text        NOT NULL,
  source_url     text        NOT NULL,
  media_type     text        NOT NULL,
  sha256         text        NOT NULL,
  bytes          int         NOT NULL,
  received_at    timestamptz NOT NULL,
  raw_partition  int         NOT NULL,
  raw_offset     bigint      NOT NULL,
  t2_values      bigint[],
  t2_states      text,
  t2_scales      smallint[],
  t2_pages       int[],
  t3_values      bigint[],
  t3_states      text,
  t3_scales      smallint[],
  t3_pages       int[],
  t4_values      bigint[],
  t4_states      text,
  t4_scales      smallint[],
  t4_pages       int[],
  from_partition int         NOT NULL,
  from_offset    bigint      NOT NULL
);

-- The cells of the form: place in the arrays of a report, by table and edition. Filled by the
-- repeatable migration that is generated from the form editions.
CREATE TABLE form_cell (
  form_table  text NOT NULL,
  edition     text NOT NULL,
  place       int  NOT NULL,
  item        text NOT NULL,
  column_name text NOT NULL,
  PRIMARY KEY (form_table, edition, place),
  UNIQUE (form_table, edition, item, column_name)
);

-- The exact value of a cell. Multiplied, not divided: a numeric division rounds.
CREATE FUNCTION cell_value(unscaled bigint, scale smallint) RETURNS numeric
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE
    WHEN coalesce(scale, 0::smallint) = 0 THEN unscaled::numeric
    ELSE unscaled::numeric * ('1e-' || scale)::numeric
  END;

CREATE FUNCTION cell_state(letter text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE letter
    WHEN 'P' THEN 'PRINTED'
    WHEN 'I' THEN 'INFERRED'
    WHEN 'B' THEN 'BLANK'
    WHEN 'N' THEN 'NIL'
    WHEN 'M' THEN 'MISSING'
    WHEN 'L' THEN 'ILLEGIBLE'
  END;

-- The reports that stand, with the catalogue and the overrides that they were judged by.
CREATE VIEW current_report AS
SELECT r.*
FROM report_state s
JOIN report r ON r.id = s.current_report;

-- One row per cell of the reports that stand: value, state, and the page of the document.
CREATE VIEW fact AS
SELECT r.report_key, r.agency, r.year, r.level, c.item, c.column_name AS "column",
  cell_state(substr(
    CASE c.form_table WHEN 'T2' THEN r.t2_states WHEN 'T3' THEN r.t3_states ELSE r.t4_states END,
    c.place, 1)) AS state,
  CASE c.form_table
    WHEN 'T2' THEN cell_value(r.t2_values[c.place], r.t2_scales[c.place])
    WHEN 'T3' THEN cell_value(r.t3_values[c.place], r.t3_scales[c.place])
    ELSE cell_value(r.t4_values[c.place], r.t4_scales[c.place])
  END AS value,
  c.form_table, c.place,
  CASE c.form_table
    WHEN 'T2' THEN r.t2_pages[c.place] WHEN 'T3' THEN r.t3_pages[c.place] ELSE r.t4_pages[c.place]
  END AS page
FROM current_report r
JOIN form_cell c
  ON c.edition = CASE c.form_table WHEN 'T3' THEN r.table3_form ELSE r.form END;

CREATE VIEW current_finding AS
SELECT r.report_key, r.agency, r.year, r.catalogue, r.overrides, f.*
FROM current_report r
JOIN finding f ON f.report_id = r.id;

CREATE VIEW flagged_count AS
SELECT f.rule, r.year, count(DISTINCT r.id) AS reports
FROM current_report r
JOIN finding f ON f.report_id = r.id
WHERE r.verdict = 'FLAGGED' AND f.outcome = 'FAIL' AND f.severity IN ('ERROR', 'WARNING')
  AND f.waived IS NULL
GROUP BY f.rule, r.year;

-- The waivers that were not revoked. One is in force while the report that stands has the figures
-- that it was given for, and it has not expired: then the report's findings carry it.
CREATE VIEW waiver AS
SELECT w.waiver_key, w.report_key, w.rule, w.item, w.column_name AS "column", w.reason, w.author,
  w.given_at, w.expires_at, w.fingerprint,
  EXISTS (
    SELECT 1 FROM current_finding f
    WHERE f.report_key = w.report_key AND f.rule = w.rule AND f.waived IS NOT NULL
      AND f.waived ->> 'reason' = w.reason AND f.waived ->> 'author' = w.author
      AND (w.item IS NULL
        OR (f.item = w.item AND f.column_name IS NOT DISTINCT FROM w.column_name))) AS in_force
FROM waiver_record w
WHERE NOT w.revoked;

-- A document that a later run could read is unreadable no longer.
CREATE VIEW unreadable AS
SELECT u.*
FROM unreadable_document u
LEFT JOIN submission s USING (submission_id)
WHERE s.status IS NULL OR s.status = 'UNREADABLE';

CREATE VIEW unreadable_count AS
SELECT reason, count(*) AS documents
FROM unreadable
GROUP BY reason;
