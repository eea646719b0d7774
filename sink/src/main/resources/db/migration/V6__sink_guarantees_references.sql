-- The sink writes a report, its findings and its state in one transaction, with ids that it has just
-- taken or read, and never removes a report: checking each row again, and locking the report's row for
-- it, takes a tenth of the time that a report takes to be written.
ALTER TABLE finding DROP CONSTRAINT IF EXISTS finding_report_id_fkey;
ALTER TABLE report_state DROP CONSTRAINT IF EXISTS report_state_clean_report_fkey;
ALTER TABLE report_state DROP CONSTRAINT IF EXISTS report_state_flagged_report_fkey;
