-- The base of the schema, exactly as the schema document prints it (PostgreSQL Schema, Core Tables).
-- Nothing here is ours; every departure from it is a migration of its own and says why.

CREATE TABLE recordings (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    file_path VARCHAR(1024) NOT NULL UNIQUE,
    file_name VARCHAR(255) NOT NULL,
    file_hash VARCHAR(64) NOT NULL,
    secondary_hash VARCHAR(32),
    file_size BIGINT,
    status VARCHAR(50) DEFAULT 'pending',
    mime_type VARCHAR(100),
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    last_modified TIMESTAMP WITH TIME ZONE,
    correlation_id UUID
);

-- Indexes for performance
CREATE INDEX idx_recordings_file_path ON recordings(file_path);
CREATE INDEX idx_recordings_file_hash ON recordings(file_hash);
CREATE INDEX idx_recordings_status ON recordings(status);
CREATE INDEX idx_recordings_created_at ON recordings(created_at);
CREATE UNIQUE INDEX idx_recordings_file_hash_unique ON recordings(file_hash);

CREATE TABLE metadata (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    recording_id UUID NOT NULL,
    key VARCHAR(100) NOT NULL,
    value TEXT,
    value_type VARCHAR(50) DEFAULT 'string',
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    correlation_id UUID,
    FOREIGN KEY (recording_id) REFERENCES recordings(id) ON DELETE CASCADE
);

-- Indexes for fast metadata lookups
CREATE INDEX idx_metadata_recording_id ON metadata(recording_id);
CREATE INDEX idx_metadata_key ON metadata(key);
CREATE INDEX idx_metadata_key_value ON metadata(key, value);
CREATE UNIQUE INDEX idx_metadata_recording_key ON metadata(recording_id, key);

CREATE TABLE tracklists (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    title VARCHAR(500) NOT NULL,
    artist VARCHAR(255),
    source_url VARCHAR(1024),
    source_type VARCHAR(100),
    tracks JSONB NOT NULL DEFAULT '[]',
    metadata JSONB DEFAULT '{}',
    track_count INTEGER DEFAULT 0,
    total_duration INTEGER, -- in seconds
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    correlation_id UUID
);

-- JSONB indexes for fast track searches
CREATE INDEX idx_tracklists_tracks_gin ON tracklists USING gin (tracks);
CREATE INDEX idx_tracklists_metadata_gin ON tracklists USING gin (metadata);
CREATE INDEX idx_tracklists_title ON tracklists(title);
CREATE INDEX idx_tracklists_artist ON tracklists(artist);
CREATE INDEX idx_tracklists_source_type ON tracklists(source_type);

CREATE TABLE rename_proposals (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    recording_id UUID NOT NULL,
    current_filename VARCHAR(255) NOT NULL,
    proposed_filename VARCHAR(255) NOT NULL,
    proposal_reason TEXT,
    metadata_used JSONB DEFAULT '{}',
    confidence_score FLOAT DEFAULT 0.0,
    status VARCHAR(50) DEFAULT 'pending',
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    correlation_id UUID,
    FOREIGN KEY (recording_id) REFERENCES recordings(id) ON DELETE CASCADE
);

-- Indexes for proposal management
CREATE INDEX idx_rename_proposals_recording_id ON rename_proposals(recording_id);
CREATE INDEX idx_rename_proposals_status ON rename_proposals(status);
CREATE INDEX idx_rename_proposals_confidence ON rename_proposals(confidence_score);

-- A deployment that also runs Alembic finds the document's own revision where it looks for it (P13).
-- A revision that stands there already is left alone.
CREATE TABLE IF NOT EXISTS alembic_version (
    version_num VARCHAR(32) NOT NULL,
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO alembic_version (version_num)
SELECT '000_initial_schema' WHERE NOT EXISTS (SELECT FROM alembic_version);
