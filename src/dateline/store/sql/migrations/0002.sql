-- Places with their district and what is around an unlisted one, toponyms, several referents of a plural, scores of candidates.

ALTER TABLE place ADD COLUMN admin2 TEXT NOT NULL DEFAULT '';
ALTER TABLE place ADD COLUMN within TEXT NOT NULL DEFAULT '';
ALTER TABLE event_mention_place ADD COLUMN admin2 TEXT NOT NULL DEFAULT '';
ALTER TABLE event_mention_place ADD COLUMN within TEXT NOT NULL DEFAULT '';
ALTER TABLE candidate ADD COLUMN score REAL;

CREATE TABLE resolution_also (
  report TEXT NOT NULL REFERENCES report (id) ON DELETE CASCADE,
  resolution INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  ref TEXT NOT NULL,
  PRIMARY KEY (report, resolution, ordinal)
) WITHOUT ROWID;

CREATE TABLE toponym (
  report TEXT NOT NULL REFERENCES report (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  sentence INTEGER NOT NULL,
  form TEXT NOT NULL,
  place TEXT NOT NULL,
  rule TEXT NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY (report, ordinal)
) WITHOUT ROWID;

CREATE TABLE toponym_candidate (
  report TEXT NOT NULL REFERENCES report (id) ON DELETE CASCADE,
  toponym INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  ref TEXT NOT NULL,
  reason TEXT NOT NULL,
  score REAL,
  PRIMARY KEY (report, toponym, ordinal)
) WITHOUT ROWID;
