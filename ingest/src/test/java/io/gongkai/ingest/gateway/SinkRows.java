package io.gongkai.ingest.gateway;

import java.sql.SQLException;

/** A flagged report with its receipts, as the sink writes them. */
final class SinkRows {
  /** Cells of the form of 2021: tables 2, 3 and 4. */
  static final int CELLS = 10 + 175 + 15;

  private static final String FINDING =
      """
      {"rule":"T3-FLOW","severity":"ERROR","item":"t3.total","column":"natural_person",
       "message":{"zh":"合计","en":"sum"},"change":"NEW","waived":false,"fingerprint":"f"}
      """;

  private static final String CAUSE =
      """
      {"suspect":{"party":"PUBLISHER","cells":[]},"findings":[%s]}
      """;

  private SinkRows() {}

  /** Writes the rows of a submission that stands as the agency's report for 2024. */
  static void insert(GatewayUnderTest gateway, String agency, String submissionId)
      throws SQLException {
    gateway.execute(
        """
        INSERT INTO report (report_key, submission_id, verdict, revision, agency, year, level,
          credit_code, form, table3_form, catalogue, agency_id, filename, source_url, media_type,
          sha256, bytes, received_at, raw_partition, raw_offset, overrides, t2_values, t2_states,
          t2_scales, t3_values, t3_states, t3_pages, t4_values, t4_states, from_partition, from_offset)
        VALUES ('%1$s/2024', '%2$s', 'FLAGGED', '{1,0,0}', '%1$s', 2024, 'BODY', '', 'FORM_2021',
          'FORM_2021', '3', '%1$s', '年报.txt', '', 'text/plain', '%2$s', 10, '2026-01-20Z', 0, 0,
          '{"T3-FLOW":"ERROR"}',
          array_fill(0::bigint, ARRAY[9]) || 1250::bigint, repeat('P', 10),
          array_fill(0::smallint, ARRAY[9]) || 2::smallint,
          array_fill(1::bigint, ARRAY[175]), repeat('P', 175), array_fill(3, ARRAY[175]),
          array_fill(NULL::bigint, ARRAY[15]), repeat('B', 15), 0, 0)
        """
            .formatted(agency, submissionId));
    gateway.execute(
        """
        INSERT INTO finding (report_id, ordinal, rule, severity, outcome, item, column_name,
          expected, actual, difference, cells, suspect, cause, message_zh, message_en, waived,
          quotes)
        SELECT id, 1, 'T3-FLOW', 'ERROR', 'FAIL', 't3.total', 'natural_person', 69, 96, 27,
          '[{"item":"t3.total","column":"natural_person","value":"96","start":1,"end":3,
            "year":2023}]',
          '{"party":"PUBLISHER","cells":[{"item":"t3.total","column":"natural_person",
            "suggested":"69"}]}',
          'c1', '合计应为69', 'the sum gives 69',
          '{"reason":"r","author":"a","expires_at":"2027-01-20T00:00:00Z"}',
          '[{"subject":"RECEIVED","value":"96","clause":"收到96件","start":4,"end":6}]'
        FROM report
        """);
    gateway.execute(
        """
        INSERT INTO report_state (report_key, flagged_report, flagged_revision, flagged_stands)
        SELECT report_key, id, revision, true FROM report
        """);
    for (String status : new String[] {"RECEIVED", "NORMALIZED", "FLAGGED"}) {
      receipt(gateway, agency, submissionId, status);
    }
    gateway.execute(
        """
        INSERT INTO submission SELECT submission_id, status, report_key, codes, at, codes_fixed,
          codes_new, codes_still, codes_waived, standing, message_zh, message_en, 0, 2
        FROM receipt WHERE status = 'FLAGGED'
        """);
  }

  private static void receipt(
      GatewayUnderTest gateway, String agency, String submissionId, String status)
      throws SQLException {
    boolean flagged = status.equals("FLAGGED");
    gateway.execute(
        """
        INSERT INTO receipt_record (submission_id, status, report_key, codes, at, codes_fixed,
          codes_new, codes_still, codes_waived, standing, message_zh, message_en, causes, fixed,
          from_partition, from_offset)
        SELECT '%s', '%s', '%s', '%s', '2026-01-20Z', '{F}', '{N}', '{S}', '{W}', '%s', '%s', 'text',
          '%s', '%s', 0, count(*) FROM receipt_record
        """
            .formatted(
                submissionId,
                status,
                flagged ? agency + "/2024" : "",
                flagged ? "{T3-FLOW}" : "{}",
                flagged ? submissionId : "",
                flagged ? "有问题" : "收到",
                flagged ? "[" + CAUSE.formatted(FINDING) + "]" : "[]",
                flagged ? "[" + FINDING + "]" : "[]"));
  }
}
