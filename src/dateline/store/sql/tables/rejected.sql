SELECT report.id, report.source, r.step, r.reason, r.detail
FROM report JOIN rejected r ON r.report = report.id
WHERE report.document = '' AND r.ordinal = 0
ORDER BY report.source, report.id
