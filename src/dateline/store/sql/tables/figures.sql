SELECT report.id || '/' || f.id AS id, f.measure, f.what, f.whose, f.side,
  f.low, f.best, f.high, f.unit, f.approximate, f.per, f.counting, f.status,
  coalesce((SELECT capped(substr(d.text, m.span_start + 1, m.span_end - m.span_start)) FROM mention m
    WHERE m.report = f.report AND m.id = f.told_where), f.told_where) AS place, f.as_of,
  CASE f.claimant WHEN '' THEN '(outlet)' ELSE f.claimant END AS attribution,
  f.adoption,
  coalesce((SELECT group_concat(line, '; ') FROM (
    SELECT CASE
        WHEN r.relation = 'update' AND r.a = f.id THEN 'updated by '
        WHEN r.relation = 'update' THEN 'updates '
        WHEN r.relation = 'subset' AND r.a = f.id THEN 'part of '
        WHEN r.relation = 'subset' THEN 'holds '
        WHEN r.relation = 'contradict' AND r.a = f.id THEN 'contradicts '
        WHEN r.relation = 'contradict' THEN 'contradicted by '
        WHEN r.relation = 'differ' THEN 'differs from '
        ELSE 'same as ' END || o.id || ': ' || CASE
        WHEN o.best IS NOT NULL THEN o.best
        WHEN o.low IS NULL THEN 'up to ' || coalesce(o.high, '?')
        WHEN o.high IS NULL THEN 'at least ' || o.low
        ELSE o.low || ' to ' || o.high END AS line
    FROM figure_relation r JOIN figure o ON o.report = r.report AND o.id = CASE r.a WHEN f.id THEN r.b ELSE r.a END
    WHERE r.report = f.report AND f.id IN (r.a, r.b)
    ORDER BY r.ordinal)), '') AS relations,
  report.outlet, report.published, report.title, report.id AS report, report.external_id,
  coalesce((SELECT capped(substr(d.text, s.span_start + 1, s.span_end - s.span_start)) FROM sentence s
    WHERE s.report = f.report AND s.ordinal = f.sentence), '') AS text
FROM figure f JOIN report ON report.id = f.report JOIN document d ON d.report = report.id AND d.id = report.document
WHERE {where}
ORDER BY report.published = '', report.published, report.id, f.span_start, f.id
LIMIT :limit
