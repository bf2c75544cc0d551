-- According to whom: stances, denials, certainty of claims, more of figures, counterparts of contested terms.

ALTER TABLE attribution ADD COLUMN stance TEXT NOT NULL DEFAULT 'neutral';
ALTER TABLE contested ADD COLUMN neutral TEXT NOT NULL DEFAULT '';
ALTER TABLE contested ADD COLUMN contested_by TEXT NOT NULL DEFAULT '';
ALTER TABLE claim ADD COLUMN certainty REAL NOT NULL DEFAULT 3;
ALTER TABLE figure ADD COLUMN side TEXT NOT NULL DEFAULT '';
ALTER TABLE figure ADD COLUMN counting TEXT NOT NULL DEFAULT '';
ALTER TABLE figure ADD COLUMN status TEXT NOT NULL DEFAULT 'claimed';
ALTER TABLE event_mention ADD COLUMN speaker_side TEXT NOT NULL DEFAULT 'unknown';

CREATE TABLE denial (
  report TEXT NOT NULL REFERENCES report (id) ON DELETE CASCADE,
  denial TEXT NOT NULL,      -- the claim that denies
  denied TEXT NOT NULL,      -- the claim that it answers
  rule TEXT NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY (report, denial, denied)
) WITHOUT ROWID;
