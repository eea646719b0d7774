-- When the sink failed on the record; not known of those that were kept before this column.
ALTER TABLE dead_letter ADD COLUMN failed_at timestamptz;
ALTER TABLE dead_letter ALTER COLUMN failed_at SET DEFAULT now();
