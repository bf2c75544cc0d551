-- What readers of tables and exports know of a report beside its text.

ALTER TABLE report ADD COLUMN titles_only INTEGER NOT NULL DEFAULT 0;
ALTER TABLE report ADD COLUMN translated_from TEXT NOT NULL DEFAULT '';

-- Columns of the input that have no place of their own, in the order of the input.
CREATE TABLE report_field (
  report TEXT NOT NULL REFERENCES report (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (report, ordinal)
) WITHOUT ROWID;
