-- Departure P5: the document gives `updated_at` a default and nothing that ever moves it. A trigger does, on each of
-- the four tables, and only where the row really changes.

CREATE FUNCTION touch_updated_at()
RETURNS trigger AS $$
BEGIN
    NEW.updated_at := CURRENT_TIMESTAMP;
    RETURN NEW;
END;
$$ LANGUAGE plpgsql;

CREATE TRIGGER recordings_updated_at BEFORE UPDATE ON recordings
FOR EACH ROW WHEN (OLD IS DISTINCT FROM NEW) EXECUTE FUNCTION touch_updated_at();

CREATE TRIGGER metadata_updated_at BEFORE UPDATE ON metadata
FOR EACH ROW WHEN (OLD IS DISTINCT FROM NEW) EXECUTE FUNCTION touch_updated_at();

CREATE TRIGGER tracklists_updated_at BEFORE UPDATE ON tracklists
FOR EACH ROW WHEN (OLD IS DISTINCT FROM NEW) EXECUTE FUNCTION touch_updated_at();

CREATE TRIGGER rename_proposals_updated_at BEFORE UPDATE ON rename_proposals
FOR EACH ROW WHEN (OLD IS DISTINCT FROM NEW) EXECUTE FUNCTION touch_updated_at();
