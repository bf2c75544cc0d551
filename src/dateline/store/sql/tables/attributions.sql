SELECT report.id || '/' || a.id AS id,
  CASE a.speaker WHEN '' THEN '(not named)' ELSE a.speaker END AS speaker,
  a.speaker_kind, coalesce(actor.name, '') AS actor, a.actor AS actor_id, a.cue_lemma AS cue, a.kind, a.stance, a.adoption,
  coalesce((SELECT CASE o.speaker WHEN '' THEN '(not named)' ELSE o.speaker END FROM attribution o
    WHERE o.report = a.report AND o.id = a.outer_attribution), '(outlet)') AS told_by,
  coalesce((SELECT capped(group_concat(substr(d.text, s.span_start + 1, s.span_end - s.span_start), ' … '))
    FROM attribution_span s WHERE s.report = a.report AND s.attribution = a.id AND s.role = 'content'), '') AS content,
  report.outlet, report.published, report.title, report.id AS report
FROM attribution a JOIN report ON report.id = a.report JOIN document d ON d.report = report.id AND d.id = report.document
LEFT JOIN actor ON actor.report = a.report AND actor.id = a.actor
WHERE {where}
ORDER BY report.published = '', report.published, report.id, a.sentence, a.id
LIMIT :limit
