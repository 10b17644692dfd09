-- The saved query status-on (reckoning in force) on the table statuses.parquet, in Spark SQL.
-- :on is the day to query, :known_through the day through which the list of statuses is known (`scokg query completeness`).
SELECT state, role AS status, since, until,
       CASE WHEN since_latest <= :on
             AND (until_earliest > :on OR (until IS NULL AND ending = 'open' AND :on <= :known_through))
            THEN 'certainly' ELSE 'possibly' END AS certainty,
       iri
FROM statuses
WHERE state IS NOT NULL
  AND role IN ('member', 'observer', 'dialogue-partner', 'sco-partner', 'shanghai-five-participant')
  AND since_earliest <= :on
  AND (until IS NULL OR :on < until_latest)
ORDER BY state, status, iri
