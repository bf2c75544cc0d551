SELECT x.url, x.final_url, x.retrieved, c.feed, f.outlet, x.status AS http_status, x.decision, x.reason, x.detail, x.robots, x.tdm,
  x.etag, x.last_modified, x.media_type, x.sha256, x.bytes, x.report, f.licence, f.terms
FROM fetch x JOIN coverage c ON c.number = x.coverage JOIN feed f ON f.url = c.feed
WHERE {where}
ORDER BY x.number DESC
LIMIT :limit
