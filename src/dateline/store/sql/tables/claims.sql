SELECT report.id || '/' || c.id AS id,
  coalesce((SELECT group_concat(substr(d.text, s.span_start + 1, s.span_end - s.span_start), ' … ') FROM claim_span s
    WHERE s.report = c.report AND s.claim = c.id AND s.role = 'predicate'), '') AS predicate,
  c.lemma,
  coalesce((SELECT group_concat(capped(substr(d.text, g.span_start + 1, g.span_end - g.span_start)), ';')
    FROM claim_argument g WHERE g.report = c.report AND g.claim = c.id AND g.role = 'subj'), '') AS subject,
  coalesce((SELECT group_concat(capped(substr(d.text, g.span_start + 1, g.span_end - g.span_start)), ';')
    FROM claim_argument g WHERE g.report = c.report AND g.claim = c.id AND g.role = 'obj'), '') AS object,
  c.polarity, c.modality, c.tense, c.aspect, c.presupposed, c.certainty,
  coalesce((SELECT group_concat(substr(d.text, s.span_start + 1, s.span_end - s.span_start), ';') FROM claim_span s
    WHERE s.report = c.report AND s.claim = c.id AND s.role = 'hedge'), '') AS hedges,
  coalesce((SELECT group_concat(substr(d.text, s.span_start + 1, s.span_end - s.span_start), ';') FROM claim_span s
    WHERE s.report = c.report AND s.claim = c.id AND s.role = 'booster'), '') AS boosters,
  coalesce((SELECT group_concat(report.id || '/' || n.denied, ';') FROM denial n
    WHERE n.report = c.report AND n.denial = c.id), '') AS denies,
  coalesce((SELECT group_concat(report.id || '/' || n.denial, ';') FROM denial n
    WHERE n.report = c.report AND n.denied = c.id), '') AS denied_by,
  coalesce((SELECT CASE a.speaker WHEN '' THEN '(not named)' ELSE a.speaker END
    FROM claim_attribution ca JOIN attribution a ON a.report = c.report AND a.id = ca.attribution
    WHERE ca.report = c.report AND ca.claim = c.id ORDER BY ca.ordinal DESC LIMIT 1), '(outlet)') AS attribution,
  report.outlet, report.published, report.title, report.id AS report, report.external_id,
  coalesce((SELECT capped(substr(d.text, s.span_start + 1, s.span_end - s.span_start)) FROM sentence s
    WHERE s.report = c.report AND s.ordinal = c.sentence), '') AS text
FROM claim c JOIN report ON report.id = c.report JOIN document d ON d.report = report.id AND d.id = report.document
WHERE {where}
ORDER BY report.published = '', report.published, report.id, c.sentence, c.token, c.id
LIMIT :limit
