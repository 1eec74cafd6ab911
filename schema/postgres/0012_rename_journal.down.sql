DROP FUNCTION rename_batch_lock(uuid);
DROP TABLE rename_journal;
DROP TABLE rename_batches;
