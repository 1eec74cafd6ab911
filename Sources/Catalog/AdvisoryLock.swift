/// Keys of PostgreSQL's advisory locks, in one place so that no two mean the same. A rename batch's lock is
/// `rename_batch_lock(id)` (`schema/postgres/0012_rename_journal.up.sql`).
enum AdvisoryLock {
  /// Held to the end of each step of a migration.
  static let migration: Int64 = 0x7472_6163_6b00_0001
  /// Held by a session: who holds it is the graph worker.
  static let graphWorker: Int64 = 0x7472_6163_6b00_0002
  /// Held to the end of a transaction that inserts proposals, so that none is made twice.
  static let proposing: Int64 = 0x7472_6163_6b00_0003
  /// Held to the end of a transaction that writes recordings by the thousand, so that two imports do not cross.
  static let importing: Int64 = 0x7472_6163_6b00_0004
}
