DROP TRIGGER rename_proposals_updated_at ON rename_proposals;
DROP TRIGGER tracklists_updated_at ON tracklists;
DROP TRIGGER metadata_updated_at ON metadata;
DROP TRIGGER recordings_updated_at ON recordings;
DROP FUNCTION touch_updated_at();
