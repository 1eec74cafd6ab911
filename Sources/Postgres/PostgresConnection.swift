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
    patience = .silence(configuration.silenceLimit)
  }

  /// Makes a connection within `configuration.connectTimeout`.
  ///
  /// - Throws: ``PostgresError``: `unreachable`, `timedOut`, `configuration`, `cancelled`, or what the server said.
  public static func connect(_ configuration: PostgresConfiguration) async throws -> PostgresConnection {
    let loop = EventLoop.io
    let link = try await Connecting(configuration, on: loop).connect()
    let connection = PostgresConnection(link, configuration, on: loop)
    do {
      try await connection.setLimits()
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

  /// The server's limits on statements and idle transactions, where they are not stricter already. Not as start-up
  /// options: connection poolers refuse those.
  private func setLimits() async throws {
    let limits = [
      ("statement_timeout", configuration.statementTimeout),
      ("idle_in_transaction_session_timeout", configuration.idleInTransactionTimeout),
    ]
    for (setting, limit) in limits {
      guard let limit else { continue }
      _ = try await query(
        """
        SELECT set_config($1::text, $2::text, false) WHERE current_setting($1::text)::interval
          NOT BETWEEN '1 millisecond'::interval AND $2::text::interval
        """,
        [.text(setting), .text("\(limit.postgresMilliseconds)ms")])
    }
  }
}
