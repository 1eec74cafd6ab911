-- Takes away only what 0002 made itself; column and index of the printed DDL stay (P13).

DO $$
BEGIN
    IF obj_description(to_regclass('idx_rename_proposals_confidence'), 'pg_class')
        = 'made by 0002_add_confidence_scores' THEN
        DROP INDEX idx_rename_proposals_confidence;
    END IF;
    IF col_description('rename_proposals'::regclass, (
        SELECT attnum FROM pg_attribute
        WHERE attrelid = 'rename_proposals'::regclass AND attname = 'confidence_score' AND NOT attisdropped
    )) = 'made by 0002_add_confidence_scores' THEN
        ALTER TABLE rename_proposals DROP COLUMN confidence_score;
    END IF;
END;
$$;

UPDATE alembic_version SET version_num = '000_initial_schema' WHERE version_num = '001_add_confidence_scores';
