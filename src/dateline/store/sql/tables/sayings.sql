SELECT report.id || '/' || y.id AS id, f.match, f.score,
  CASE y.attribution WHEN '' THEN '(outlet)' ELSE coalesce(nullif(a.speaker, ''), '(not named)') END AS attribution,
  coalesce(a.speaker_kind, 'outlet') AS speaker_kind, coalesce(a.cue_lemma, '') AS cue, coalesce(a.stance, 'asserting') AS stance,
  y.polarity, coalesce(a.kind, 'outlet') AS words,
  report.outlet, report.published, report.title, report.id AS report, capped(y.text) AS text
FROM found f JOIN saying y ON y.number = f.number JOIN report ON report.id = y.report
LEFT JOIN attribution a ON a.report = y.report AND a.id = y.attribution
WHERE {where}
ORDER BY f.place, report.published = '', report.published, report.id, y.id
LIMIT :limit
