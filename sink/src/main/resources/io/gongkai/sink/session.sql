-- A batch touches few rows of large tables, which were never analyzed or long ago: by their keys, never all.
SET enable_seqscan = off;
SET client_min_messages = warning;
