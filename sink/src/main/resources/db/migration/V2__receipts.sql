-- Every receipt of every submission, from reports.receipts; the table submission has how each stands.
-- Receipts of one submission have one partition, so their offsets are their order.
CREATE TABLE receipt_record (
  submission_id  text        NOT NULL,
  status         text        NOT NULL,
  report_key     text        NOT NULL,
  codes          text[]      NOT NULL,
  at             timestamptz NOT NULL,
  codes_fixed    text[]      NOT NULL,
  codes_new      text[]      NOT NULL,
  codes_still    text[]      NOT NULL,
  codes_waived   text[]      NOT NULL,
  standing       text        NOT NULL,
  message_zh     text        NOT NULL,
  message_en     text        NOT NULL,
  -- [{"suspect":{"party":…,"cells":[{"item":…,"column":…,"suggested":decimal string}]} or null,
  --   "findings":[{"rule":…,"severity":…,"item":…,"column":…,"message":{"zh":…,"en":…},
  --     "change":…,"waived":…,"fingerprint":…}]}]
  causes         jsonb       NOT NULL,
  -- Findings of what stood before that are found no more, each as those above.
  fixed          jsonb       NOT NULL,
  from_partition int         NOT NULL,
  from_offset    bigint      NOT NULL,
  PRIMARY KEY (from_partition, from_offset)
);
CREATE INDEX receipt_record_submission ON receipt_record (submission_id, from_offset);

-- Receipts that were read before this table was there are not read again: of them, the last is known.
INSERT INTO receipt_record (submission_id, status, report_key, codes, at, codes_fixed, codes_new,
  codes_still, codes_waived, standing, message_zh, message_en, causes, fixed, from_partition,
  from_offset)
SELECT submission_id, status, report_key, codes, at, codes_fixed, codes_new, codes_still,
  codes_waived, standing, message_zh, message_en, '[]', '[]', from_partition, from_offset
FROM submission;

-- Receipts with their place: the greater, the later among those of one submission.
CREATE VIEW receipt AS
SELECT submission_id, from_offset AS place, status, report_key, codes, at, codes_fixed, codes_new,
  codes_still, codes_waived, standing, message_zh, message_en, causes, fixed
FROM receipt_record;

-- Which agency handed a submission in, as far as its document came through: empty when nobody said.
CREATE VIEW submission_agency AS
SELECT submission_id, agency_id FROM report
UNION
SELECT submission_id, agency_id FROM unreadable_document;
