SELECT m.id, m.type,
  coalesce((SELECT group_concat(mode, ';') FROM event_mention_mode c WHERE c.event_mention = m.id), '') AS modes,
  coalesce((SELECT group_concat(context, ';') FROM event_mention_context c WHERE c.event_mention = m.id), '') AS contexts,
  m.cameo, m.quad,
  coalesce((SELECT group_concat(name, ';') FROM event_mention_party p
    WHERE p.event_mention = m.id AND p.role = 'actor'), '') AS actors,
  coalesce((SELECT group_concat(actor, ';') FROM event_mention_party p
    WHERE p.event_mention = m.id AND p.role = 'actor'), '') AS actor_ids,
  coalesce((SELECT group_concat(name, ';') FROM event_mention_party p
    WHERE p.event_mention = m.id AND p.role = 'recipient'), '') AS recipients,
  coalesce((SELECT group_concat(actor, ';') FROM event_mention_party p
    WHERE p.event_mention = m.id AND p.role = 'recipient'), '') AS recipient_ids,
  m.time_value AS date, m.earliest, m.latest, m.time_basis AS date_basis,
  coalesce((SELECT group_concat(name, ';') FROM event_mention_place p WHERE p.event_mention = m.id), '') AS place,
  coalesce((SELECT p.country FROM event_mention_place p WHERE p.event_mention = m.id ORDER BY p.ordinal LIMIT 1), '')
    AS country,
  coalesce((SELECT group_concat(ef.role || ' ' || CASE
      WHEN f.best IS NOT NULL AND f.low IS f.high THEN CAST(f.best AS TEXT)
      WHEN f.low IS NULL AND f.high IS NULL THEN '?'
      ELSE coalesce(CAST(f.low AS TEXT), '') || '..' || coalesce(CAST(f.high AS TEXT), '') END, ';')
    FROM event_mention_figure ef JOIN figure f ON f.report = m.report AND f.id = ef.figure
    WHERE ef.event_mention = m.id), '') AS figures,
  coalesce((SELECT CASE a.speaker WHEN '' THEN '(not named)' ELSE a.speaker END
    FROM event_mention_attribution ma JOIN attribution a ON a.report = m.report AND a.id = ma.attribution
    WHERE ma.event_mention = m.id ORDER BY ma.ordinal DESC LIMIT 1), '(outlet)') AS attribution,
  m.polarity, m.modality, m.tense, m.aspect, m.speaker_side, m.certainty, m.p_coding, m.countable,
  report.genre, report.outlet, report.published, report.title, report.id AS report, report.external_id,
  coalesce((SELECT me.event FROM event_member me WHERE me.event_mention = m.id), '') AS event,
  coalesce((SELECT capped(substr(d.text, s.span_start + 1, s.span_end - s.span_start))
    FROM sentence s JOIN document d ON d.report = s.report AND d.id = report.document
    WHERE s.report = m.report AND s.ordinal = m.sentence), '') AS text
FROM event_mention m JOIN report ON report.id = m.report
WHERE {where}
ORDER BY coalesce(nullif(m.earliest, ''), nullif(report.published, ''), '9999'), m.report, m.ordinal
LIMIT :limit
