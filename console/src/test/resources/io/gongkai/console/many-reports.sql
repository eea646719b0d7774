-- Made-up reports of $REPORTS years, 2020 to 2023 of each agency, as of $NOW: one in seven flagged, the
-- more of them the later in the last 29 days, and every third agency has not reported for 2023 yet.
CREATE TEMP TABLE made AS
SELECT n, 2020 + n % 4 AS year,
  (CASE WHEN n % 7 = 0 THEN 'FLAGGED' ELSE 'CLEAN' END) AS verdict,
  (ARRAY['云岭','溪口','柳河','青石','望海','平川','龙泉','白沙'])[1 + n / 4 % 8]
    || (ARRAY['市','县','区','镇'])[1 + n / 32 % 4]
    || (CASE WHEN n / 4 % 5 = 0 THEN '人民政府' ELSE (ARRAY['司法局','教育局','财政局','民政局','住房和城乡建设局',
      '卫生健康委员会','人民政府办公室','市场监督管理局'])[1 + (n / 4 + n / 32 + n / 128) % 8] END)
    || (CASE WHEN n / 4 < 160 THEN '' ELSE '第' || n / 4 || '分局' END) AS agency,
  timestamptz '$NOW' - 2505600 * power(n::bigint * 7919 % 10007 / 10007.0, 2) * interval '1 second' AS at
FROM generate_series(0, $REPORTS - 1) n
WHERE n % 4 < 3 OR n / 4 % 3 > 0;

INSERT INTO report (report_key, submission_id, verdict, revision, agency, year, level, credit_code,
  form, table3_form, catalogue, overrides, agency_id, filename, source_url, media_type, sha256, bytes,
  received_at, raw_partition, raw_offset, t2_values, t2_states, t3_values, t3_states, t4_values,
  t4_states, from_partition, from_offset)
SELECT agency || '/' || year, md5(n::text) || md5('s' || n), verdict, ARRAY[n::bigint, 0, n], agency, year,
  (CASE WHEN n % 20 < 4 THEN 'JURISDICTION' ELSE 'BODY' END), '', 'FORM_2021', 'FORM_2021', '4', '{}',
  '', n || '.html', '', 'text/html', md5(n::text) || md5('s' || n), 20000, at, 1, n,
  array_fill(3::bigint, ARRAY[10]), repeat('P', 10), array_fill(7::bigint, ARRAY[175]), repeat('P', 175),
  array_fill(1::bigint, ARRAY[15]), repeat('P', 15), 9, n
FROM made;

INSERT INTO finding (report_id, ordinal, rule, severity, outcome, item, column_name, expected, actual,
  difference, cells, suspect, cause, message_zh, message_en, quotes)
SELECT r.id, k, (ARRAY['T3-TOTAL','T3-FLOW','T3-ROW-SUM','T4-SUM','TXT-RECEIVED','X-CARRY'])[1 + (6 * power(r.id * k * 31 % 97 / 97.0, 2))::integer % 6],
  (CASE WHEN k = 3 THEN 'WARNING' ELSE 'ERROR' END), 'FAIL', 't3.total', 'natural_person', 12, 21, 9, '[]',
  NULL, NULL, '（七）总计·自然人为 21，应为 12。', 'The total of natural persons is 21 and should be 12.', '[]'
FROM report r CROSS JOIN generate_series(1, 3) k
WHERE r.verdict = 'FLAGGED' AND r.from_partition = 9;

INSERT INTO report_state (report_key, clean_report, clean_revision, clean_stands, flagged_report,
  flagged_revision, flagged_stands)
SELECT report_key, CASE WHEN verdict = 'CLEAN' THEN id END, CASE WHEN verdict = 'CLEAN' THEN revision END,
  verdict = 'CLEAN', CASE WHEN verdict = 'FLAGGED' THEN id END,
  CASE WHEN verdict = 'FLAGGED' THEN revision END, verdict = 'FLAGGED'
FROM report WHERE from_partition = 9;

ANALYZE report; ANALYZE finding; ANALYZE report_state;
INSERT INTO standing_report SELECT s.* FROM standing_report_source s;

INSERT INTO submission (submission_id, status, report_key, codes, at, codes_fixed, codes_new, codes_still,
  codes_waived, standing, message_zh, message_en, from_partition, from_offset)
SELECT submission_id, verdict, report_key, '{}', received_at, '{}', '{}', '{}', '{}', submission_id,
  repeat('已核对。', 20), repeat('It was judged. ', 10), 9, raw_offset
FROM report WHERE from_partition = 9;

INSERT INTO unreadable_document (submission_id, reason, message_zh, message_en, agency_id, filename,
  source_url, media_type, sha256, bytes, received_at, raw_partition, raw_offset, from_partition, from_offset)
SELECT md5('u' || n) || md5('v' || n), (ARRAY['SCANNED_IMAGE','TRUNCATED','NOT_A_REPORT','CORRUPT'])[1 + n % 4],
  '没有读出法定表格。', 'No statutory tables were read.', a.agency, a.year || '.pdf', '', 'application/pdf',
  md5('u' || n) || md5('v' || n), 30000 + n * 7919 % 900000, timestamptz '$NOW' - n * 40 * interval '29 days' / $REPORTS, 2, n, 9, n
FROM generate_series(1, $REPORTS / 40) n JOIN made AS a USING (n);

INSERT INTO submission (submission_id, status, report_key, codes, at, codes_fixed, codes_new, codes_still,
  codes_waived, standing, message_zh, message_en, from_partition, from_offset)
SELECT submission_id, 'UNREADABLE', '', ARRAY[reason], received_at, '{}', '{}', '{}', '{}', '', message_zh,
  message_en, 9, raw_offset
FROM unreadable_document WHERE from_partition = 9;
INSERT INTO kafka_offset VALUES ('made', 0, 1);
