import Postgres

/// What a connection to this database may be used for (P21): behind a transaction pooler, advisory locks, LISTEN and
/// settings belong to no client, so that two batches could rename one file; a standby takes no writes at all. The program
/// only reads there.
public enum CatalogAccess: Sendable, Hashable {
  case full
  case onlyReads(ReadOnlyReason)

  public enum ReadOnlyReason: Sendable, Hashable, CustomStringConvertible {
    case transactionPooler
    case readOnlyServer

    public var description: String {
      switch self {
      case .transactionPooler: "a transaction pooler stands before it"
      case .readOnlyServer: "it is a standby, or read-only for this user"
      }
    }

    /// What would help.
    public var advice: String {
      switch self {
      case .transactionPooler:
        "name the server itself (its port is usually 5432), or a pool in session mode: locks and notices need a session"
      case .readOnlyServer: "to accept and import name the primary (target_session_attrs=read-write)"
      }
    }
  }

  /// Opens two connections and asks each, in transactions of their own, which process of the server answers: two clients
  /// have one process, or one client has two, only where transactions are handed round.
  ///
  /// - Throws: `PostgresError`.
  public static func look(_ configuration: PostgresConfiguration) async throws -> CatalogAccess {
    let first = try await PostgresConnection.connect(configuration)
    do {
      let second = try await PostgresConnection.connect(configuration)
      do {
        let access = try await look(first, second)
        await second.close()
        await first.close()
        return access
      } catch {
        await second.close()
        throw error
      }
    } catch {
      await first.close()
      throw error
    }
  }

  private static func look(_ first: PostgresConnection, _ second: PostgresConnection) async throws -> CatalogAccess {
    let row = try await first.query(
      "SELECT pg_backend_pid(), pg_is_in_recovery() OR current_setting('transaction_read_only')::boolean")[0]
    let process: Int = try row.decode(0)
    let other: Int = try await second.query("SELECT pg_backend_pid()")[0].decode(0)
    let again: Int = try await first.query("SELECT pg_backend_pid()")[0].decode(0)
    if process == other || process != again { return .onlyReads(.transactionPooler) }
    return try row.decode(1, as: Bool.self) ? .onlyReads(.readOnlyServer) : .full
  }

  /// - Throws: ``CatalogAccessError`` where only reads are possible.
  func requireFull() throws {
    if case .onlyReads(let reason) = self { throw CatalogAccessError(reason) }
  }
}

/// A write was asked for where the program only reads.
public struct CatalogAccessError: Error, Sendable, Hashable, CustomStringConvertible {
  public let reason: CatalogAccess.ReadOnlyReason

  init(_ reason: CatalogAccess.ReadOnlyReason) { self.reason = reason }

  public var description: String { "PostgreSQL can only be read here: \(reason); \(reason.advice)" }
}

extension Catalog {
  /// - Throws: ``CatalogAccessError`` where only reads are possible; `PostgresError`.
  public func requireFullAccess() async throws { try await CatalogAccess.look(pool.configuration).requireFull() }
}
