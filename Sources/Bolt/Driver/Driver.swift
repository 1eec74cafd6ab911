import Synchronization

/// A Neo4j server, or another that speaks Bolt, with a pool of connections to it. One a program is enough; safe to
/// use from any task. Nothing is connected before the first statement; connections are closed by ``close()``, or when
/// the driver and its sessions are forgotten.
///
///     let driver = try Driver(uri: "bolt://localhost:7687", auth: .basic("neo4j", password))
///     let n = try await driver.session().executeRead { tx in
///       try await tx.run("MATCH (r:Recording) RETURN count(r) AS n").single()["n", as: Int.self]
///     }
public final class Driver: Sendable {
  private let core: DriverCore

  /// - Throws: ``BoltError`` where the URI cannot be used, or TLS cannot be set up.
  public init(uri: String, auth: AuthToken, configuration: DriverConfiguration = .init()) throws(BoltError) {
    core = try DriverCore(ConnectionAddress(uri), auth, configuration)
  }

  /// Where it connects.
  public var address: ConnectionAddress { core.address }

  /// True where connections use TLS.
  public var isEncrypted: Bool { core.connector.tls != nil }

  /// Connections in use, and idle ones.
  public var poolMetrics: (inUse: Int, idle: Int) { core.pool.metrics }

  /// A session, for one task at a time.
  public func session(
    database: String? = nil, accessMode: AccessMode = .write, bookmarks: [String] = []
  ) -> Session {
    session(SessionOptions(database: database, accessMode: accessMode, bookmarks: bookmarks))
  }

  /// A session, for one task at a time.
  public func session(_ options: SessionOptions) -> Session { Session(core, options) }

  /// Connects and logs in, or takes a connection that can be used, and asks the server whether it is there.
  ///
  /// - Throws: ``BoltError``, `CancellationError`.
  public func verifyConnectivity() async throws { _ = try await serverInfo() }

  /// What the server says it is.
  ///
  /// - Throws: ``BoltError``, `CancellationError`.
  public func serverInfo() async throws -> ServerInfo {
    let lease = try await core.pool.acquire()
    // One that has just been made has proved itself by its login.
    if !lease.isNew { for reply in try lease.connection.base.send([.reset]) { try await reply.success() } }
    return lease.connection.serverInfo
  }

  /// Whether the server takes these credentials, by a connection of their own.
  ///
  /// - Throws: ``BoltError`` for all reasons but the refusal, `CancellationError`.
  public func verifyAuthentication(_ auth: AuthToken) async throws -> Bool {
    do {
      let connection = try await core.connect(auth)
      connection.base.leave()
      return true
    } catch let error as BoltError where error.failure?.isRefusal == true {
      return false
    }
  }

  /// Runs one statement in a managed transaction and returns all its records: with few round trips, tried again where
  /// it fails for a passing reason.
  ///
  /// - Throws: ``BoltError``, `CancellationError`.
  public func executeQuery(
    _ query: String, _ parameters: [String: Value] = [:], accessMode: AccessMode = .write,
    session options: SessionOptions = .init(), transaction: TransactionOptions = .init()
  ) async throws -> (keys: [String], records: [Record], summary: ResultSummary) {
    var options = options
    let given = options.bookmarks
    if options.usesDriverBookmarks {
      options.bookmarks += core.bookmarks.withLock { held in held.filter { !given.contains($0) } }
    }
    let session = Session(core, options)
    let answer = try await session.execute(
      accessMode, transaction,
      { transaction in
        let result = try await transaction.run(query, parameters)
        let records = try await result.list()
        return (keys: result.keys, records: records, summary: try await result.consume())
      }, api: .executeQuery)
    let seen = session.lastBookmarks
    if options.usesDriverBookmarks, seen != options.bookmarks { core.bookmarks.withLock { $0 = seen } }
    return answer
  }

  /// Lends nothing more and closes idle connections with a good-bye; those in use are closed when they come back.
  public func close() { core.pool.close() }
}
