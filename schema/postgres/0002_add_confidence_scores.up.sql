-- The schema document's example migration (revision 001_add_confidence_scores), as P13 settles it: the printed DDL
-- already has the column, so it is added only where a database made by Alembic lacks it. The comments tell the way
-- back what was made here.

DO $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM pg_attribute
        WHERE attrelid = 'rename_proposals'::regclass AND attname = 'confidence_score' AND NOT attisdropped
    ) THEN
        ALTER TABLE rename_proposals ADD COLUMN confidence_score FLOAT;
        COMMENT ON COLUMN rename_proposals.confidence_score IS 'made by 0002_add_confidence_scores';
    END IF;
    IF to_regclass('idx_rename_proposals_confidence') IS NULL THEN
        CREATE INDEX idx_rename_proposals_confidence ON rename_proposals(confidence_score);
        COMMENT ON INDEX idx_rename_proposals_confidence IS 'made by 0002_add_confidence_scores';
    END IF;
END;
$$;

ALTER TABLE rename_proposals ALTER COLUMN confidence_score SET DEFAULT 0.0;

UPDATE alembic_version SET version_num = '001_add_confidence_scores' WHERE version_num = '000_initial_schema';
