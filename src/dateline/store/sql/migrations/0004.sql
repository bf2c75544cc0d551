-- What kind of text a report is, its time expressions, and which figures belong to which event mentions.

ALTER TABLE report ADD COLUMN genre TEXT NOT NULL DEFAULT 'other';
ALTER TABLE report ADD COLUMN genre_rule TEXT NOT NULL DEFAULT '';
ALTER TABLE report ADD COLUMN genre_note TEXT NOT NULL DEFAULT '';

CREATE TABLE time_expression (
  report TEXT NOT NULL REFERENCES report (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  sentence INTEGER NOT NULL,
  type TEXT NOT NULL,        -- DATE, TIME, DURATION, SET
  value TEXT NOT NULL,       -- as TIMEX3 has it
  earliest TEXT NOT NULL,
  latest TEXT NOT NULL,
  time_precision TEXT NOT NULL,
  basis TEXT NOT NULL,
  relation TEXT NOT NULL,
  rule TEXT NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY (report, ordinal)
) WITHOUT ROWID;

-- The figures that count what an act did, or how many took part in it.
CREATE TABLE event_mention_figure (
  event_mention TEXT NOT NULL REFERENCES event_mention (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  figure TEXT NOT NULL,      -- of the same report
  role TEXT NOT NULL,
  rule TEXT NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY (event_mention, ordinal)
) WITHOUT ROWID;
