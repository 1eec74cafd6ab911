// The document's example of evolution ("Neo4j Schema Evolution"): the relationship TEMPO_COMPATIBLE. Corrected by N4
// (`r2.bmp`) and N5 (all pairs within 5 BPM are tens of millions): the edges are the best 20 of each recording and are
// written by `tracktion relate`; this step makes what they are looked for by.
CREATE INDEX rel_tempo_compatible_difference IF NOT EXISTS FOR ()-[r:TEMPO_COMPATIBLE]-() ON (r.bpm_difference);
CREATE INDEX recording_bpm IF NOT EXISTS FOR (r:Recording) ON (r.bpm);
