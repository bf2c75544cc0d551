SELECT report.id || '/' || f.id AS id, f.measure, f.what, f.whose, f.low, f.best, f.high, f.unit, f.approximate, f.per,
  coalesce((SELECT capped(substr(d.text, m.span_start + 1, m.span_end - m.span_start)) FROM mention m
    WHERE m.report = f.report AND m.id = f.told_where), f.told_where) AS place, f.as_of,
  CASE f.claimant WHEN '' THEN '(outlet)' ELSE f.claimant END AS attribution,
  f.adoption, report.outlet, report.published, report.title, report.id AS report,
  coalesce((SELECT capped(substr(d.text, s.span_start + 1, s.span_end - s.span_start)) FROM sentence s
    WHERE s.report = f.report AND s.ordinal = f.sentence), '') AS text
FROM figure f JOIN report ON report.id = f.report JOIN document d ON d.report = report.id AND d.id = report.document
WHERE {where}
ORDER BY report.published = '', report.published, report.id, f.span_start, f.id
LIMIT :limit
