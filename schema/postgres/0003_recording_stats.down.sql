DROP FUNCTION refresh_recording_stats();
DROP MATERIALIZED VIEW recording_stats;
