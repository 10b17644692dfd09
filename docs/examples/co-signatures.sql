-- The saved query co-signatures on the table treaty-acts.parquet (view treaty_acts), in Spark SQL.
-- :first_day and :last_day delimit the period.
WITH signatures AS (
  SELECT instrument, state, date_earliest, date_latest,
         :first_day <= date_earliest AND date_latest <= :last_day AS inside
  FROM treaty_acts
  WHERE kind = 'signature' AND state IS NOT NULL
    AND date_earliest <= :last_day AND :first_day <= date_latest
),
pairs AS (
  SELECT one.instrument, one.state, other.state AS otherState, MIN(IF(one.inside AND other.inside, 1, 0)) AS is_certain
  FROM signatures AS one
  JOIN signatures AS other ON one.instrument = other.instrument AND one.state < other.state
  GROUP BY one.instrument, one.state, other.state
)
SELECT state, otherState, SUM(is_certain) AS certainly, SUM(1 - is_certain) AS possibly
FROM pairs
GROUP BY state, otherState
ORDER BY certainly DESC, possibly DESC, state, otherState
