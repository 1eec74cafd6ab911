-- The schema document's statistics by month and status, with what P3 found missing: a unique index (without one
-- REFRESH ... CONCURRENTLY refuses), no NULL status, months cut in UTC whatever the session's time zone, and a refresh
-- that a role which does not own the view may call. Scheduling it is left to `tracktion maintain` (P4).
-- A database that was made with the printed view and function has them replaced.

DROP MATERIALIZED VIEW IF EXISTS recording_stats;
CREATE MATERIALIZED VIEW recording_stats AS
SELECT
    date_trunc('month', created_at, 'UTC') AS month,
    coalesce(status, 'unknown') AS status,
    count(*) AS count,
    avg(file_size) AS avg_file_size
FROM recordings
GROUP BY 1, 2;

CREATE UNIQUE INDEX idx_recording_stats_month_status ON recording_stats(month, status);

CREATE OR REPLACE FUNCTION refresh_recording_stats()
RETURNS void AS $$
BEGIN
    REFRESH MATERIALIZED VIEW CONCURRENTLY recording_stats;
END;
$$ LANGUAGE plpgsql SECURITY DEFINER;

-- The path is the schema this runs in, and nothing that a caller could put before it.
DO $$
BEGIN
    EXECUTE format(
        'ALTER FUNCTION refresh_recording_stats() SET search_path = pg_catalog, %I, pg_temp', current_schema());
END;
$$;
