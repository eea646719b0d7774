-- What a batch brings, before it is merged. One set per connection, emptied by each commit.
SET client_min_messages = warning;
CREATE TEMP TABLE IF NOT EXISTS incoming_report (ordinal int, LIKE report) ON COMMIT DELETE ROWS;
ALTER TABLE incoming_report ALTER COLUMN id DROP NOT NULL;
CREATE TEMP TABLE IF NOT EXISTS incoming_finding (report_ordinal int, LIKE finding) ON COMMIT DELETE ROWS;
ALTER TABLE incoming_finding ALTER COLUMN report_id DROP NOT NULL;
CREATE TEMP TABLE IF NOT EXISTS incoming_state (
  report_key text, verdict text, submission_id text, revision bigint[], stands boolean,
  left_topic boolean, from_partition int, from_offset bigint
) ON COMMIT DELETE ROWS;
CREATE TEMP TABLE IF NOT EXISTS incoming_submission (LIKE submission) ON COMMIT DELETE ROWS;
CREATE TEMP TABLE IF NOT EXISTS incoming_waiver_record (LIKE waiver_record) ON COMMIT DELETE ROWS;
CREATE TEMP TABLE IF NOT EXISTS incoming_unreadable_document (LIKE unreadable_document) ON COMMIT DELETE ROWS;
CREATE TEMP TABLE IF NOT EXISTS incoming_dead_letter (LIKE dead_letter) ON COMMIT DELETE ROWS;
CREATE TEMP TABLE IF NOT EXISTS incoming_receipt_record (LIKE receipt_record) ON COMMIT DELETE ROWS;
-- A batch touches few rows of large tables, which were never analyzed or long ago: by their keys, never all.
SET enable_seqscan = off;
