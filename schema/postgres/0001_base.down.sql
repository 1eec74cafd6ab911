-- Takes the base away again, with everything in it.

DROP TABLE rename_proposals;
DROP TABLE tracklists;
DROP TABLE metadata;
DROP TABLE recordings;

DELETE FROM alembic_version WHERE version_num = '000_initial_schema';
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM alembic_version) THEN
        DROP TABLE alembic_version;
    END IF;
END;
$$;
