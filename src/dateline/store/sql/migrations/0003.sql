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

-- What is said, for finding who else says it: each attribution's content, and each sentence in the outlet's own words.
CREATE TABLE saying (
  number INTEGER PRIMARY KEY,
  report TEXT NOT NULL REFERENCES report (id) ON DELETE CASCADE,
  id TEXT NOT NULL,          -- an attribution ("a3") or a sentence ("s5")
  sentence INTEGER NOT NULL,
  attribution TEXT NOT NULL, -- empty for the outlet's own words
  polarity TEXT NOT NULL,    -- negated also where the cue denies it
  text TEXT NOT NULL,
  doer TEXT NOT NULL         -- the speaker, where the text has no subject but the speaker ("promised | to leave")
);
CREATE INDEX saying_report ON saying (report);

CREATE VIRTUAL TABLE saying_search USING fts5 (
  words, content = '', tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE saying_terms USING fts5vocab (saying_search, instance);

CREATE TRIGGER saying_added AFTER INSERT ON saying BEGIN
  INSERT INTO saying_search (rowid, words) VALUES (new.number, new.doer || ' ' || new.text);
END;
CREATE TRIGGER saying_gone AFTER DELETE ON saying BEGIN
  INSERT INTO saying_search (saying_search, rowid, words) VALUES ('delete', old.number, old.doer || ' ' || old.text);
END;
