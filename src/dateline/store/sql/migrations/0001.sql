-- The first schema of the archive. Spans are code points of document.text, half-open. Ids inside one report ("m3", "a1")
-- are unique together with the report only. Unknown is empty (text) or NULL (numbers); truth values are 0 and 1.

CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

-- --- reports and their texts ---------------------------------------------------------------------------------------

CREATE TABLE report (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  url TEXT NOT NULL,
  external_id TEXT NOT NULL,
  outlet TEXT NOT NULL,
  outlet_basis TEXT NOT NULL,
  title TEXT NOT NULL,
  title_basis TEXT NOT NULL,
  published TEXT NOT NULL,
  published_basis TEXT NOT NULL,
  capture TEXT NOT NULL,     -- sha256 of the capture that is coded
  source TEXT NOT NULL,      -- where that capture was found
  document TEXT NOT NULL,    -- empty where the input could not be read: see rejected
  code_version TEXT NOT NULL,
  model_version TEXT NOT NULL,
  knowledge_version TEXT NOT NULL,
  codebook TEXT NOT NULL
);
CREATE INDEX report_source ON report (source) WHERE document = '';

-- Everything read out of the report, as one msgpack column; the tables below are made from it.
CREATE TABLE coded (
  report TEXT PRIMARY KEY REFERENCES report (id) ON DELETE CASCADE,
  version INTEGER NOT NULL,
  data BLOB NOT NULL
);

CREATE TABLE capture (
  report TEXT NOT NULL REFERENCES report (id) ON DELETE CASCADE,
  sha256 TEXT NOT NULL,
  media_type TEXT NOT NULL,
  source TEXT NOT NULL,
  retrieved TEXT NOT NULL,
  document TEXT NOT NULL,
  first_run INTEGER NOT NULL,
  PRIMARY KEY (report, sha256)
) WITHOUT ROWID;

-- The texts of all captures, the earlier ones too.
CREATE TABLE document (
  report TEXT NOT NULL REFERENCES report (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  text TEXT NOT NULL,
  language TEXT NOT NULL,
  PRIMARY KEY (report, id)
);

CREATE VIEW searchable AS
  SELECT report.number AS number, report.title AS title, document.text AS text
  FROM report JOIN document ON document.report = report.id AND document.id = report.document;

CREATE VIRTUAL TABLE report_search USING fts5 (
  title, text, content = 'searchable', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TABLE block (
  report TEXT NOT NULL REFERENCES report (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  kind TEXT NOT NULL,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  read INTEGER NOT NULL,
  truncated INTEGER NOT NULL,
  rule TEXT NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY (report, ordinal)
) WITHOUT ROWID;

CREATE TABLE sentence (
  report TEXT NOT NULL REFERENCES report (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  PRIMARY KEY (report, ordinal)
) WITHOUT ROWID;

-- --- mentions and what they refer to -------------------------------------------------------------------------------

CREATE TABLE mention (
  report TEXT NOT NULL REFERENCES report (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  form TEXT NOT NULL,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  head_start INTEGER NOT NULL,
  head_end INTEGER NOT NULL,
  sentence INTEGER NOT NULL,
  token INTEGER NOT NULL,
  hint TEXT NOT NULL,
  PRIMARY KEY (report, id)
) WITHOUT ROWID;

CREATE TABLE resolution (
  report TEXT NOT NULL REFERENCES report (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  mention TEXT NOT NULL,
  ref TEXT NOT NULL,
  within_attribution TEXT NOT NULL,
  rule TEXT NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY (report, ordinal)
) WITHOUT ROWID;

CREATE TABLE candidate (
  report TEXT NOT NULL REFERENCES report (id) ON DELETE CASCADE,
  resolution INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  ref TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (report, resolution, ordinal)
) WITHOUT ROWID;

CREATE TABLE actor (
  report TEXT NOT NULL REFERENCES report (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  country TEXT NOT NULL,
  basis TEXT NOT NULL,
  public INTEGER NOT NULL,
  rule TEXT NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY (report, id)
) WITHOUT ROWID;

CREATE TABLE actor_sector (
  report TEXT NOT NULL REFERENCES report (id) ON DELETE CASCADE,
  actor TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  sector TEXT NOT NULL,
  PRIMARY KEY (report, actor, ordinal)
) WITHOUT ROWID;

CREATE TABLE actor_alias (
  report TEXT NOT NULL REFERENCES report (id) ON DELETE CASCADE,
  actor TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  alias TEXT NOT NULL,
  PRIMARY KEY (report, actor, ordinal)
) WITHOUT ROWID;

CREATE TABLE place (
  report TEXT NOT NULL REFERENCES report (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  country TEXT NOT NULL,
  admin1 TEXT NOT NULL,
  precision TEXT NOT NULL,
  latitude REAL,
  longitude REAL,
  rule TEXT NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY (report, id)
) WITHOUT ROWID;

-- --- who says it ---------------------------------------------------------------------------------------------------

CREATE TABLE attribution (
  report TEXT NOT NULL REFERENCES report (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  sentence INTEGER NOT NULL,
  speaker TEXT NOT NULL,     -- the surface of the speaker spans
  speaker_kind TEXT NOT NULL,
  cue_lemma TEXT NOT NULL,
  kind TEXT NOT NULL,
  adoption TEXT NOT NULL,
  outer_attribution TEXT NOT NULL,
  actor TEXT NOT NULL,
  rule TEXT NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY (report, id)
) WITHOUT ROWID;

CREATE TABLE attribution_span (
  report TEXT NOT NULL REFERENCES report (id) ON DELETE CASCADE,
  attribution TEXT NOT NULL,
  role TEXT NOT NULL,        -- speaker, cue, content, medium, addressee, time
  ordinal INTEGER NOT NULL,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  PRIMARY KEY (report, attribution, role, ordinal)
) WITHOUT ROWID;

CREATE TABLE wording (
  report TEXT NOT NULL REFERENCES report (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  whose TEXT NOT NULL,
  attribution TEXT NOT NULL,
  PRIMARY KEY (report, ordinal)
) WITHOUT ROWID;

CREATE TABLE contested (
  report TEXT NOT NULL REFERENCES report (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  term TEXT NOT NULL,
  kind TEXT NOT NULL,
  whose TEXT NOT NULL,
  attribution TEXT NOT NULL,
  rule TEXT NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY (report, ordinal)
) WITHOUT ROWID;

-- --- claims and figures --------------------------------------------------------------------------------------------

CREATE TABLE claim (
  report TEXT NOT NULL REFERENCES report (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  sentence INTEGER NOT NULL,
  token INTEGER NOT NULL,
  lemma TEXT NOT NULL,
  polarity TEXT NOT NULL,
  modality TEXT NOT NULL,
  condition TEXT NOT NULL,
  tense TEXT NOT NULL,
  aspect TEXT NOT NULL,
  presupposed INTEGER NOT NULL,
  reports TEXT NOT NULL,     -- the attribution whose cue the predicate is
  PRIMARY KEY (report, id)
) WITHOUT ROWID;

CREATE TABLE claim_span (
  report TEXT NOT NULL REFERENCES report (id) ON DELETE CASCADE,
  claim TEXT NOT NULL,
  role TEXT NOT NULL,        -- predicate, duration
  ordinal INTEGER NOT NULL,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  PRIMARY KEY (report, claim, role, ordinal)
) WITHOUT ROWID;

CREATE TABLE claim_argument (
  report TEXT NOT NULL REFERENCES report (id) ON DELETE CASCADE,
  claim TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  role TEXT NOT NULL,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  mention TEXT NOT NULL,
  argument_claim TEXT NOT NULL,
  PRIMARY KEY (report, claim, ordinal)
) WITHOUT ROWID;

CREATE TABLE claim_attribution (
  report TEXT NOT NULL REFERENCES report (id) ON DELETE CASCADE,
  claim TEXT NOT NULL,
  ordinal INTEGER NOT NULL,  -- 0 is the outermost
  attribution TEXT NOT NULL,
  PRIMARY KEY (report, claim, ordinal)
) WITHOUT ROWID;

CREATE TABLE claim_why (
  report TEXT NOT NULL REFERENCES report (id) ON DELETE CASCADE,
  claim TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  field TEXT NOT NULL,
  step TEXT NOT NULL,
  rule TEXT NOT NULL,
  version TEXT NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY (report, claim, ordinal)
) WITHOUT ROWID;

CREATE TABLE figure (
  report TEXT NOT NULL REFERENCES report (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  sentence INTEGER NOT NULL,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  what TEXT NOT NULL,
  what_start INTEGER NOT NULL,
  what_end INTEGER NOT NULL,
  whose TEXT NOT NULL,
  low INTEGER,
  best INTEGER,
  high INTEGER,
  unit TEXT NOT NULL,
  approximate INTEGER NOT NULL,
  per TEXT NOT NULL,
  told_where TEXT NOT NULL,
  as_of TEXT NOT NULL,
  measure TEXT NOT NULL,
  claimant TEXT NOT NULL,
  adoption TEXT NOT NULL,
  rule TEXT NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY (report, id)
) WITHOUT ROWID;

CREATE TABLE figure_attribution (
  report TEXT NOT NULL REFERENCES report (id) ON DELETE CASCADE,
  figure TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  attribution TEXT NOT NULL,
  PRIMARY KEY (report, figure, ordinal)
) WITHOUT ROWID;

CREATE TABLE figure_relation (
  report TEXT NOT NULL REFERENCES report (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  a TEXT NOT NULL,
  b TEXT NOT NULL,
  relation TEXT NOT NULL,
  rule TEXT NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY (report, ordinal)
) WITHOUT ROWID;

-- --- event mentions: codings of one report; not to be counted ---------------------------------------------------------

CREATE TABLE event_mention (
  id TEXT PRIMARY KEY,
  report TEXT NOT NULL REFERENCES report (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  claim TEXT NOT NULL,
  sentence INTEGER NOT NULL,
  sentence_key TEXT NOT NULL,  -- equal for the same words in another report
  type TEXT NOT NULL,
  cameo TEXT NOT NULL,
  quad INTEGER NOT NULL,
  codebook TEXT NOT NULL,
  time_value TEXT NOT NULL,
  earliest TEXT NOT NULL,
  latest TEXT NOT NULL,
  time_precision TEXT NOT NULL,
  time_basis TEXT NOT NULL,
  time_relation TEXT NOT NULL,
  time_start INTEGER,
  time_end INTEGER,
  statement_value TEXT NOT NULL,
  statement_earliest TEXT NOT NULL,
  statement_latest TEXT NOT NULL,
  polarity TEXT NOT NULL,
  modality TEXT NOT NULL,
  tense TEXT NOT NULL,
  aspect TEXT NOT NULL,
  countable INTEGER NOT NULL,
  certainty INTEGER NOT NULL,
  p_coding REAL NOT NULL
) WITHOUT ROWID;
CREATE INDEX event_mention_report ON event_mention (report, ordinal);
CREATE INDEX event_mention_type ON event_mention (type, earliest);

CREATE TABLE event_mention_span (
  event_mention TEXT NOT NULL REFERENCES event_mention (id) ON DELETE CASCADE,
  role TEXT NOT NULL,        -- predicate
  ordinal INTEGER NOT NULL,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  PRIMARY KEY (event_mention, role, ordinal)
) WITHOUT ROWID;

CREATE TABLE event_mention_mode (
  event_mention TEXT NOT NULL REFERENCES event_mention (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  mode TEXT NOT NULL,
  PRIMARY KEY (event_mention, ordinal)
) WITHOUT ROWID;

CREATE TABLE event_mention_context (
  event_mention TEXT NOT NULL REFERENCES event_mention (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  context TEXT NOT NULL,
  PRIMARY KEY (event_mention, ordinal)
) WITHOUT ROWID;

CREATE TABLE event_mention_party (
  event_mention TEXT NOT NULL REFERENCES event_mention (id) ON DELETE CASCADE,
  role TEXT NOT NULL,        -- actor, recipient
  ordinal INTEGER NOT NULL,
  actor TEXT NOT NULL,
  name TEXT NOT NULL,
  country TEXT NOT NULL,
  mention TEXT NOT NULL,
  span_start INTEGER,
  span_end INTEGER,
  rule TEXT NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY (event_mention, role, ordinal)
) WITHOUT ROWID;
CREATE INDEX event_mention_party_actor ON event_mention_party (actor);

CREATE TABLE event_mention_place (
  event_mention TEXT NOT NULL REFERENCES event_mention (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  place TEXT NOT NULL,
  name TEXT NOT NULL,
  country TEXT NOT NULL,
  admin1 TEXT NOT NULL,
  precision TEXT NOT NULL,
  latitude REAL,
  longitude REAL,
  modifier TEXT NOT NULL,
  basis TEXT NOT NULL,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  rule TEXT NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY (event_mention, ordinal)
) WITHOUT ROWID;

CREATE TABLE event_mention_attribution (
  event_mention TEXT NOT NULL REFERENCES event_mention (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,  -- 0 is the outermost
  attribution TEXT NOT NULL,
  PRIMARY KEY (event_mention, ordinal)
) WITHOUT ROWID;

CREATE TABLE event_mention_why (
  event_mention TEXT NOT NULL REFERENCES event_mention (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  field TEXT NOT NULL,
  step TEXT NOT NULL,
  rule TEXT NOT NULL,
  version TEXT NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY (event_mention, ordinal)
) WITHOUT ROWID;

CREATE TABLE event_mention_why_span (
  event_mention TEXT NOT NULL REFERENCES event_mention (id) ON DELETE CASCADE,
  why INTEGER NOT NULL,      -- event_mention_why.ordinal
  ordinal INTEGER NOT NULL,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  PRIMARY KEY (event_mention, why, ordinal)
) WITHOUT ROWID;

CREATE TABLE event_mention_link (
  report TEXT NOT NULL REFERENCES report (id) ON DELETE CASCADE,
  a TEXT NOT NULL,
  b TEXT NOT NULL,
  rule TEXT NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY (a, b)
) WITHOUT ROWID;
CREATE INDEX event_mention_link_report ON event_mention_link (report);

-- The blocks in which a countable event mention is compared.
CREATE TABLE event_mention_key (
  key TEXT NOT NULL,
  event_mention TEXT NOT NULL REFERENCES event_mention (id) ON DELETE CASCADE,
  PRIMARY KEY (key, event_mention)
) WITHOUT ROWID;
CREATE INDEX event_mention_key_mention ON event_mention_key (event_mention);

CREATE TABLE rejected (
  report TEXT NOT NULL REFERENCES report (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  step TEXT NOT NULL,
  reason TEXT NOT NULL,
  span_start INTEGER,
  span_end INTEGER,
  detail TEXT NOT NULL,
  PRIMARY KEY (report, ordinal)
) WITHOUT ROWID;

-- --- events: the only tables to count ----------------------------------------------------------------------------------

CREATE TABLE event (
  id TEXT PRIMARY KEY,
  type TEXT NOT NULL,
  date TEXT NOT NULL,        -- a day, or first/last, or empty
  place TEXT NOT NULL,
  country TEXT NOT NULL,
  event_mentions INTEGER NOT NULL,
  reports INTEGER NOT NULL,
  outlets INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE event_party (
  event TEXT NOT NULL REFERENCES event (id) ON DELETE CASCADE,
  role TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  actor TEXT NOT NULL,
  PRIMARY KEY (event, role, ordinal)
) WITHOUT ROWID;

CREATE TABLE event_member (
  event_mention TEXT PRIMARY KEY,
  event TEXT NOT NULL REFERENCES event (id) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX event_member_event ON event_member (event);

CREATE TABLE event_link (
  a TEXT NOT NULL,
  b TEXT NOT NULL,
  p_same REAL NOT NULL,
  step TEXT NOT NULL,
  rule TEXT NOT NULL,
  version TEXT NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY (a, b)
) WITHOUT ROWID;
CREATE INDEX event_link_b ON event_link (b);

CREATE TABLE event_alias (
  old TEXT NOT NULL,
  new TEXT NOT NULL,         -- empty where nothing is left of it
  reason TEXT NOT NULL,      -- merge, split, gone
  PRIMARY KEY (old, new)
) WITHOUT ROWID;

-- --- runs: what was done when -------------------------------------------------------------------------------------------

CREATE TABLE run (
  id INTEGER PRIMARY KEY,
  started TEXT NOT NULL,
  finished TEXT NOT NULL,    -- empty while it runs, and for ever where it was killed
  code_version TEXT NOT NULL,
  model_version TEXT NOT NULL,
  knowledge_version TEXT NOT NULL,
  codebook TEXT NOT NULL,
  linking_version TEXT NOT NULL,
  new INTEGER NOT NULL,
  same INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  rejected INTEGER NOT NULL
);

CREATE TABLE run_report (
  run INTEGER NOT NULL REFERENCES run (id),
  ordinal INTEGER NOT NULL,
  report TEXT NOT NULL,
  source TEXT NOT NULL,
  outcome TEXT NOT NULL,     -- new, same, changed, rejected
  reason TEXT NOT NULL,
  detail TEXT NOT NULL,
  PRIMARY KEY (run, ordinal)
) WITHOUT ROWID;
CREATE INDEX run_report_report ON run_report (report);

-- How a reading differs from the one before it.
CREATE TABLE report_change (
  report TEXT NOT NULL REFERENCES report (id) ON DELETE CASCADE,
  run INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  change TEXT NOT NULL,      -- text, appeared, vanished, type
  event_mention TEXT NOT NULL,
  old TEXT NOT NULL,
  new TEXT NOT NULL,
  PRIMARY KEY (report, run, ordinal)
) WITHOUT ROWID;
