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
  private let pool: Pool
  private let isReturned = Atomic(false)

  init(_ connection: PooledConnection, of pool: Pool) {
    self.connection = connection
    self.pool = pool
  }

  deinit { giveBack() }

  /// Once; later calls do nothing. A connection in the middle of something is interrupted first.
  func giveBack() {
    if !isReturned.exchange(true, ordering: .acquiringAndReleasing) { pool.giveBack(connection) }
  }
}
