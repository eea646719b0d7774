-- Administrative divisions by their codes (GB/T 2260): a county's begins with its prefecture's, and
-- that with its province's. Filled by R__divisions.
CREATE TABLE division (
  code text PRIMARY KEY,
  name text NOT NULL
);
CREATE INDEX division_name ON division (name);

-- The code of the division that an agency's name begins with, as deep as the name goes: each step takes
-- the longest name that lies in what was found before. Empty when there is none, or when several
-- places are called so and nothing before the name tells which.
CREATE FUNCTION region_of(agency text) RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE
  rest text := regexp_replace(left(agency, 100), '^(国家税务总局|国家统计局|国家金融监督管理总局|中国人民银行|中国气象局|中共)', '');
  found text := '';
  codes text[];
  matched int;
BEGIN
  rest := regexp_replace(rest, '^内蒙古(?!自治区)', '内蒙古自治区');
  rest := regexp_replace(rest, '^广西(?!壮族自治区)', '广西壮族自治区');
  rest := regexp_replace(rest, '^西藏(?!自治区)', '西藏自治区');
  rest := regexp_replace(rest, '^宁夏(?!回族自治区)', '宁夏回族自治区');
  rest := regexp_replace(rest, '^新疆(?!维吾尔自治区)', '新疆维吾尔自治区');
  WHILE length(found) < 6 LOOP
    SELECT array_agg(code ORDER BY length(code), code), min(len) INTO codes, matched FROM (
      SELECT code, length(name) AS len, max(length(name)) OVER () AS longest FROM division
      WHERE name = ANY (ARRAY(SELECT left(rest, n) FROM generate_series(2, least(length(rest), 15)) n))
        AND length(code) > length(found) AND left(code, length(found)) = found) named
    WHERE len = longest;
    -- A prefecture without counties has one of its own name within it.
    EXIT WHEN codes IS NULL OR EXISTS (
      SELECT 1 FROM unnest(codes) other WHERE left(other, length(codes[1])) <> codes[1]);
    found := codes[1];
    rest := substr(rest, matched + 1);
  END LOOP;
  RETURN found;
END $$;

-- Where the agency is; empty where its name does not tell.
ALTER TABLE standing_report ADD COLUMN region text NOT NULL DEFAULT '';

CREATE OR REPLACE VIEW standing_report_source AS
SELECT r.report_key, r.id AS report_id, r.verdict, r.agency, r.year, r.level, r.form, r.media_type,
  r.submission_id, r.received_at, f.severity, f.flagging, f.informing, f.findings, f.waived,
  region_of(r.agency) AS region
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

CREATE INDEX standing_report_region ON standing_report (region text_pattern_ops)
  WHERE verdict = 'FLAGGED';

-- Each order of the list of flagged reports turns its pages along an index of its own.
CREATE INDEX standing_report_by_agency ON standing_report (agency, report_key) WHERE verdict = 'FLAGGED';
CREATE INDEX standing_report_by_year ON standing_report (year, report_key) WHERE verdict = 'FLAGGED';
CREATE INDEX standing_report_by_severity ON standing_report (severity, report_key) WHERE verdict = 'FLAGGED';
CREATE INDEX standing_report_by_findings ON standing_report (findings, report_key) WHERE verdict = 'FLAGGED';
CREATE INDEX standing_report_informing ON standing_report USING gin (informing)
  WHERE informing <> '{}';
