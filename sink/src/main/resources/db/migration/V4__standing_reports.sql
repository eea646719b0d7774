-- One narrow row for each report that stands, for lists and counts: the rows of report carry all
-- cells, and reading them takes some twenty times as long. Written with report_state, in the same
-- transaction and under its row's lock; standing_report_source says what it must hold.
CREATE TABLE standing_report (
  report_key    text        PRIMARY KEY,
  report_id     bigint      NOT NULL,
  verdict       text        NOT NULL,
  agency        text        NOT NULL,
  year          int         NOT NULL,
  level         text        NOT NULL,
  form          text        NOT NULL,
  media_type    text        NOT NULL,
  submission_id text        NOT NULL,
  received_at   timestamptz NOT NULL,
  -- 1 ERROR, 2 WARNING, 3 INFO: the highest of the failed rules that are not waived; 9 when none failed.
  severity      smallint    NOT NULL,
  -- Codes of the failed rules that flag it, and of those that only inform, each once.
  flagging      text[]      NOT NULL,
  informing     text[]      NOT NULL,
  -- Failed rules, those waived left out.
  findings      int         NOT NULL,
  waived        int         NOT NULL
);

CREATE VIEW standing_report_source AS
SELECT r.report_key, r.id AS report_id, r.verdict, r.agency, r.year, r.level, r.form, r.media_type,
  r.submission_id, r.received_at, f.severity, f.flagging, f.informing, f.findings, f.waived
FROM report_state s
JOIN report r ON r.id = s.current_report
CROSS JOIN LATERAL (
  SELECT
    coalesce(min(CASE WHEN waived IS NULL THEN
      CASE severity WHEN 'ERROR' THEN 1 WHEN 'WARNING' THEN 2 ELSE 3 END END), 9)::smallint AS severity,
    coalesce(array_agg(DISTINCT rule ORDER BY rule)
      FILTER (WHERE waived IS NULL AND severity <> 'INFO'), '{}') AS flagging,
    coalesce(array_agg(DISTINCT rule ORDER BY rule)
      FILTER (WHERE waived IS NULL AND severity = 'INFO'), '{}') AS informing,
    count(*) FILTER (WHERE waived IS NULL)::int AS findings,
    count(*) FILTER (WHERE waived IS NOT NULL)::int AS waived
  FROM finding
  WHERE report_id = r.id AND outcome = 'FAIL') f;

INSERT INTO standing_report SELECT * FROM standing_report_source;

CREATE INDEX standing_report_flagged ON standing_report (received_at DESC, report_key DESC)
  WHERE verdict = 'FLAGGED';
CREATE INDEX standing_report_flagging ON standing_report USING gin (flagging)
  WHERE verdict = 'FLAGGED';
CREATE INDEX standing_report_agency ON standing_report (agency, year);
CREATE INDEX standing_report_year ON standing_report (year, level);

-- How many submissions came on a day, and what became of them, without reading their messages.
CREATE INDEX submission_at ON submission (at, status);
CREATE INDEX unreadable_document_received ON unreadable_document (received_at DESC, submission_id DESC);
CREATE INDEX submission_report_key ON submission (report_key, at);
