-- What the migration runner itself needs (P13), made before the first migration and taken away with the last.

CREATE TABLE IF NOT EXISTS schema_migrations (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    checksum VARCHAR(64) NOT NULL, -- SHA-256 of the up file: an edited, applied file is refused
    adopted BOOLEAN NOT NULL DEFAULT false, -- taken over by `db migrate --adopt`, not run here
    applied_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT CURRENT_TIMESTAMP,
    applied_by TEXT NOT NULL DEFAULT CURRENT_USER
);
