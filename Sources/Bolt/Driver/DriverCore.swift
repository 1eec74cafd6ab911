import EventLoop
import Synchronization

/// What a driver and its sessions share.
final class DriverCore: Sendable {
  /// The kinds of calls that servers count (Bolt specification, TELEMETRY).
  enum API: Int64, Sendable {
    case managed = 0
    case explicit = 1
    case autoCommit = 2
    case executeQuery = 3
  }

  let address: ConnectionAddress
  let configuration: DriverConfiguration
  let connector: Connector
  let pool: Pool
  /// What `executeQuery` did last, for the next one to see.
  let bookmarks = Mutex<[String]>([])
  private let connectWith: @Sendable (AuthToken) async throws -> PooledConnection

  init(_ address: ConnectionAddress, _ auth: AuthToken, _ configuration: DriverConfiguration) throws(BoltError) {
    self.address = address
    self.configuration = configuration
    let connector = Connector(
      host: address.host, port: address.port, tls: try Self.tls(address, configuration),
      timeout: configuration.connectTimeout, keepAlive: configuration.keepAlive,
      readTimeout: configuration.connectTimeout, loop: configuration.loop)
    self.connector = connector
    let connect: @Sendable (AuthToken) async throws -> PooledConnection = { auth in
      let connection = try await connector.connect()
      let login = Login(
        auth: auth, userAgent: configuration.userAgent, notifications: configuration.notifications)
      do {
        let welcome = try await login.perform(on: connection)
        connection.setReadTimeout(welcome.readTimeout ?? configuration.readTimeout)
        return PooledConnection(base: connection, welcome: welcome)
      } catch {
        connection.leave()
        throw error
      }
    }
    connectWith = connect
    let interruption = Interruption(grace: configuration.interruptGrace, loop: configuration.loop) {
      try await connect(auth)
    }
    pool = Pool(
      .init(
        limit: max(1, configuration.connectionLimit), acquisitionTimeout: configuration.acquisitionTimeout,
        maximumLifetime: configuration.maximumLifetime, livenessCheckAfter: configuration.livenessCheckAfter),
      on: configuration.loop, make: { try await connect(auth) }, clean: { await interruption.clean($0) })
  }

  deinit { pool.close() }

  private static func tls(
    _ address: ConnectionAddress, _ configuration: DriverConfiguration
  ) throws(BoltError) -> TLSContext? {
    switch (address.security, configuration.trust) {
    case (.none, nil): return nil
    case (.none, let trust?): return try TLSContext(trust)
    case (.trusted, nil): return try TLSContext(.system)
    case (.unverified, nil): return try TLSContext(.anything)
    case (_, _?):
      throw BoltError(.address, "whom to trust is said by the scheme (+s, +ssc) or by the configuration, not by both")
    }
  }

  /// A connection outside the pool.
  func connect(_ auth: AuthToken) async throws -> PooledConnection { try await connectWith(auth) }

  /// The message that counts a call, where the server wants it.
  func telemetry(_ api: API, on connection: PooledConnection) -> [Request] {
    guard configuration.sendsTelemetry, connection.welcome.wantsTelemetry, connection.base.version.hasTelemetry else {
      return []
    }
    return [.telemetry(api.rawValue)]
  }
}
