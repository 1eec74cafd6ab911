import CPostgres
import EventLoop

/// One connection to a server. Calls from several tasks take turns, first come, first served.
///
/// Cancelling a task cancels its statement on the server; the connection is usable afterwards. A connection that was
/// lost, or whose server stayed silent too long, throws on every further call: take a new one, or use ``PostgresPool``.
public actor PostgresConnection {
  nonisolated let loop: EventLoop
  public nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

  public nonisolated let configuration: PostgresConfiguration
  /// `host:port/database`.
  public nonisolated let address: String
  /// The server's version as a number: 150018 is 15.18.
  public nonisolated let serverVersion: Int
  /// The server's process (`pg_backend_pid()`).
  public nonisolated let processID: Int32

  let link: Link
  nonisolated let turns: TurnQueue
  /// Longest time of a statement, as the server sees it now; `nil`: none.
  var statementLimit: Duration?
  /// How long the conversation that has its turn waits for the server.
  var patience: Patience
  /// False while a pipeline has not been told where it ends.
  var pipelineIsSynced = true

  enum Patience {
    /// The server may be silent that long at a time; `nil`: for ever.
    case silence(Duration?)
    case until(ContinuousClock.Instant)
  }

  init(_ link: Link, _ configuration: PostgresConfiguration, on loop: EventLoop) {
    self.link = link
    self.loop = loop
    self.configuration = configuration
    address = link.address
    serverVersion = Int(link.serverVersion)
    processID = link.processID
    turns = TurnQueue(on: loop)
    patience = .until(.now + configuration.connectTimeout)
  }

  /// Makes a connection within `configuration.connectTimeout`.
  ///
  /// - Throws: ``PostgresError``: `unreachable`, `timedOut`, `configuration`, `cancelled`, or what the server said.
  public static func connect(_ configuration: PostgresConfiguration) async throws -> PostgresConnection {
    let loop = EventLoop.io
    let link = try await Connecting(configuration, on: loop).connect()
    let connection = PostgresConnection(link, configuration, on: loop)
    do {
      try await connection.setSession()
    } catch {
      await connection.close()
      throw error
    }
    return connection
  }

  /// Ends the connection; what runs on it throws `connectionLost`.
  public func close() { link.close() }

  /// False once the connection is closed or was lost.
  public var isOpen: Bool { link.isOpen && link.isHealthy }
}
