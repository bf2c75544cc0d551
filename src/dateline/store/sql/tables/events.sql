SELECT e.id, e.type, e.date,
  coalesce((SELECT group_concat(coalesce((SELECT mp.name FROM event_member me
      JOIN event_mention_party mp ON mp.event_mention = me.event_mention
      WHERE me.event = e.id AND mp.role = p.role AND mp.actor = p.actor ORDER BY me.event_mention LIMIT 1), p.actor), ';')
    FROM event_party p WHERE p.event = e.id AND p.role = 'actor'), '') AS actors,
  coalesce((SELECT group_concat(p.actor, ';') FROM event_party p WHERE p.event = e.id AND p.role = 'actor'), '') AS actor_ids,
  coalesce((SELECT group_concat(coalesce((SELECT mp.name FROM event_member me
      JOIN event_mention_party mp ON mp.event_mention = me.event_mention
      WHERE me.event = e.id AND mp.role = p.role AND mp.actor = p.actor ORDER BY me.event_mention LIMIT 1), p.actor), ';')
    FROM event_party p WHERE p.event = e.id AND p.role = 'recipient'), '') AS recipients,
  coalesce((SELECT group_concat(p.actor, ';') FROM event_party p WHERE p.event = e.id AND p.role = 'recipient'), '')
    AS recipient_ids,
  coalesce((SELECT mp.name FROM event_member me JOIN event_mention_place mp ON mp.event_mention = me.event_mention
    WHERE me.event = e.id AND mp.place = e.place ORDER BY me.event_mention LIMIT 1), '') AS place,
  e.place AS place_id, e.country,
  e.event_mentions, e.reports, e.outlets,
  coalesce((SELECT group_concat(outlet, ';') FROM (SELECT DISTINCT r.outlet FROM event_member me
    JOIN event_mention mm ON mm.id = me.event_mention JOIN report r ON r.id = mm.report
    WHERE me.event = e.id AND r.outlet <> '' ORDER BY r.outlet)), '') AS outlet_names,
  coalesce((SELECT min(nullif(r.published, '')) FROM event_member me JOIN event_mention mm ON mm.id = me.event_mention
    JOIN report r ON r.id = mm.report WHERE me.event = e.id), '') AS first_published,
  coalesce((SELECT max(r.published) FROM event_member me JOIN event_mention mm ON mm.id = me.event_mention
    JOIN report r ON r.id = mm.report WHERE me.event = e.id), '') AS last_published
FROM event e
WHERE {where}
ORDER BY coalesce(nullif(e.date, ''), nullif(first_published, ''), '9999'), e.id
LIMIT :limit
