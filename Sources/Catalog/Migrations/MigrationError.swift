import Postgres

/// Why the schema was not brought up, or down.
public enum MigrationError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The file of a migration that was applied is another by now.
  case edited(label: String)
  /// The database has a migration that this program does not know: a newer program made it.
  case unknown(label: String)
  /// A migration failed; it left nothing behind, and those before it stand.
  case failed(label: String, PostgresError)
  /// The tables are there, but no migration of ours made them.
  case foreign(tables: [String])
  /// `fold` and the indexes need UTF-8.
  case encoding(String)
  /// Adopting found nothing to take over.
  case nothingToAdopt

  public var description: String {
    switch self {
    case .edited(let label):
      "postgres/\(label) was applied, but its file has been edited since. Use the program that applied it, "
        + "or put the change into a migration of its own."
    case .unknown(let label):
      "The database has the migration \(label), which this program does not know. A newer tracktion made it: use that one."
    case .failed(let label, let error):
      "postgres/\(label) failed and left nothing behind: \(error)"
    case .foreign(let tables):
      "The database has \(tables.joined(separator: ", ")) already, made by something else. "
        + "`tracktion db migrate --adopt` takes them over."
    case .encoding(let name):
      "The database is encoded in \(name), tracktion needs UTF8. Make one with `createdb --encoding=UTF8 --template=template0`."
    case .nothingToAdopt:
      "There is nothing to adopt: the database has none of the schema's tables, or is managed already. Use `tracktion db migrate`."
    }
  }
}
