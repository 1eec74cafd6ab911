-- Departure N13: "&", "," and "x" split an artist field only where each part is an artist of its own elsewhere, so the
-- artists of a recording may change although nothing of its own does. Here stands what the graph worker asked about a
-- recording when it projected it, and the answer it went by; those whose answer is another one by now are projected
-- again. Written by the worker alone, and empty for a library without such names.

CREATE TABLE graph_artist_questions (
    name TEXT NOT NULL, -- left(normalized_name(part of a field), 256)
    recording_id UUID NOT NULL, -- no foreign key: the worker removes what it asked of recordings that are gone
    is_artist BOOLEAN NOT NULL,
    PRIMARY KEY (name, recording_id)
);

CREATE INDEX idx_graph_artist_questions_recording_id ON graph_artist_questions(recording_id);
