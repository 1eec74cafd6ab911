import Synchronization

/// A connection together with what the server said when it was made.
struct PooledConnection: Sendable {
  let base: Connection
  let welcome: Login.Welcome

  var serverInfo: ServerInfo {
    ServerInfo(address: base.address, agent: welcome.agent, protocolVersion: base.version)
  }
}

/// A connection on loan. Forgetting it gives it back, so that no reader who stops half-way keeps one for ever.
final class Lease: Sendable {
  let connection: PooledConnection
  /// True where the connection was made for this loan.
  let isNew: Bool
  private let pool: Pool
  private let isReturned = Atomic(false)

  init(_ connection: PooledConnection, of pool: Pool, isNew: Bool = false) {
    self.connection = connection
    self.isNew = isNew
    self.pool = pool
  }

  deinit { giveBack() }

  /// Draws the consequences of a failure for the other connections.
  func note(_ error: BoltError) {
    // The server will refuse them all: they have the same credentials.
    if error.code == "Neo.ClientError.Security.AuthorizationExpired" {
      pool.expireAll()
    }
  }

  /// Once; later calls do nothing. A connection in the middle of something is interrupted first.
  func giveBack() {
    if !isReturned.exchange(true, ordering: .acquiringAndReleasing) { pool.giveBack(connection) }
  }
}
