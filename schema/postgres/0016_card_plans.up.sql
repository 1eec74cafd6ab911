-- A refresh of cards (0010) takes a thousand recordings by their ids, always by index. PostgreSQL keeps a function's plan
-- for the session: one made while the tables were small (a sequential scan, cheap then) would read the whole library
-- for every thousand recordings of a large import.

ALTER FUNCTION refresh_recording_cards(uuid[]) SET enable_seqscan = off;
ALTER FUNCTION refresh_recording_cards(uuid[]) SET enable_hashjoin = off;
ALTER FUNCTION refresh_recording_cards(uuid[]) SET enable_mergejoin = off;
