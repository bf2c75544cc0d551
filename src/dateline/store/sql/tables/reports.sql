SELECT report.id, report.title, report.outlet, report.published, report.genre, report.url, report.external_id, report.titles_only,
  report.translated_from, report.source,
  length(coalesce(d.text, '')) AS characters,
  (SELECT count(*) FROM event_mention m WHERE m.report = report.id) AS event_mentions,
  (SELECT count(DISTINCT me.event) FROM event_mention m JOIN event_member me ON me.event_mention = m.id
   WHERE m.report = report.id) AS events,
  CASE report.document WHEN '' THEN coalesce(
    (SELECT r.reason FROM rejected r WHERE r.report = report.id ORDER BY r.ordinal LIMIT 1), '') ELSE '' END AS rejected
FROM report LEFT JOIN document d ON d.report = report.id AND d.id = report.document
WHERE {where}
ORDER BY report.published = '', report.published, report.id
LIMIT :limit
