SELECT c.feed, f.outlet, c.started, c.finished, c.entries, c.new, c.changed, c.unchanged, c.failed,
  CASE WHEN c.finished = '' AND c.reason = '' THEN 'unfinished' ELSE c.reason END AS reason, c.detail
FROM coverage c JOIN feed f ON f.url = c.feed
WHERE {where}
ORDER BY c.number DESC
LIMIT :limit
