-- Watching feeds: what was asked for over the net and what came of it, and what each pass over each feed found.

-- The feeds as the user describes them; licence and terms go for all reports that came through the feed.
CREATE TABLE feed (
  url TEXT PRIMARY KEY,
  outlet TEXT NOT NULL,
  licence TEXT NOT NULL,
  terms TEXT NOT NULL
) WITHOUT ROWID;

-- One row per feed and pass. entries = new + changed + unchanged + failed, where the pass came to its end.
CREATE TABLE coverage (
  number INTEGER PRIMARY KEY,
  feed TEXT NOT NULL REFERENCES feed (url),
  started TEXT NOT NULL,
  finished TEXT NOT NULL,    -- empty: the pass is under way, or was cut off
  entries INTEGER NOT NULL,
  new INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  unchanged INTEGER NOT NULL,
  failed INTEGER NOT NULL,
  reason TEXT NOT NULL,      -- why there are no more entries: empty for a whole pass
  detail TEXT NOT NULL
);
CREATE INDEX coverage_feed ON coverage (feed, number);

-- One row per address and time. No body: that is a capture of a report, or nothing.
CREATE TABLE fetch (
  number INTEGER PRIMARY KEY,
  url TEXT NOT NULL,
  final_url TEXT NOT NULL,
  retrieved TEXT NOT NULL,
  coverage INTEGER NOT NULL REFERENCES coverage (number),
  status INTEGER NOT NULL,
  decision TEXT NOT NULL,
  reason TEXT NOT NULL,
  detail TEXT NOT NULL,
  robots TEXT NOT NULL,
  tdm TEXT NOT NULL,
  etag TEXT NOT NULL,
  last_modified TEXT NOT NULL,
  media_type TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  mark TEXT NOT NULL,        -- how the feed described the page then (a hash); empty for the feed itself
  report TEXT NOT NULL,      -- the report read from it; empty for none
  settled INTEGER NOT NULL   -- 1: what came is in the archive, and nothing needs to be asked until the mark changes
);
CREATE INDEX fetch_url ON fetch (url, number);
CREATE INDEX fetch_report ON fetch (report) WHERE report <> '';
