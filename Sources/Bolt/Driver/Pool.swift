import EventLoop
import Synchronization

/// The connections to one server: so many at most, those that wait are served in their order, and whatever happens
/// to a borrower the connection comes back.
final class Pool: Sendable {
  struct Settings: Sendable {
    var limit: Int
    var acquisitionTimeout: Duration
    var maximumLifetime: Duration
    var livenessCheckAfter: Duration?
  }

  /// Makes a connection that is logged in.
  typealias Maker = @Sendable () async throws -> PooledConnection
  /// Makes a connection that was given back in the middle of something usable again, or says that it cannot.
  typealias Cleaner = @Sendable (PooledConnection) async -> Bool

  private struct Idle {
    let connection: PooledConnection
    let since: ContinuousClock.Instant
  }

  private struct State {
    /// The one used last is at the end, and is used first: the others can grow old.
    var idle: [Idle] = []
    /// All there are: lent, idle and in the making.
    var count = 0
    var waiters = Fifo<PoolWaiter>()
    var isClosed = false
    /// Older connections are not used again.
    var validFrom: ContinuousClock.Instant?
  }

  private let settings: Settings
  private let make: Maker
  private let clean: Cleaner
  private let loop: EventLoop
  private let state = Mutex(State())

  init(_ settings: Settings, on loop: EventLoop, make: @escaping Maker, clean: @escaping Cleaner) {
    self.settings = settings
    self.loop = loop
    self.make = make
    self.clean = clean
  }

  /// Connections that nobody uses.
  var idleConnections: [PooledConnection] { state.withLock { $0.idle.map(\.connection) } }

  /// Those who wait for a connection.
  var waiting: Int { state.withLock { $0.waiters.count } }

  /// Connections in use and idle ones.
  var metrics: (inUse: Int, idle: Int) { state.withLock { ($0.count - $0.idle.count, $0.idle.count) } }

  // MARK: Borrowing

  /// A connection that can be used for anything. It comes back when the lease is given back, or forgotten.
  ///
  /// - Throws: ``BoltError``, `CancellationError`.
  nonisolated(nonsending) func acquire(within timeout: Duration? = nil) async throws -> Lease {
    let deadline = ContinuousClock.now + (timeout ?? settings.acquisitionTimeout)
    while true {
      switch try grant() {
      case .connection(let connection, let idleFor):
        if await isAlive(connection, idleFor: idleFor) { return Lease(connection, of: self) }
        drop(connection)
      case .place: return try await makeOne(until: deadline)
      case .queue(let waiter):
        switch try await waiter.wait(until: deadline, on: loop, leave: { self.leave(waiter) }) {
        case .connection(let connection): return Lease(connection, of: self)
        case .place: return try await makeOne(until: deadline)
        }
      }
    }
  }

  private enum Grant {
    case connection(PooledConnection, idleFor: Duration)
    /// Room for one more.
    case place
    case queue(PoolWaiter)
  }

  private func grant() throws(BoltError) -> Grant {
    var stale: [PooledConnection] = []
    defer { for connection in stale { connection.base.leave() } }
    return try state.withLock { (state) throws(BoltError) in
      if state.isClosed { throw BoltError(.misuse, "the driver is closed") }
      let now = ContinuousClock.now
      while let idle = state.idle.popLast() {
        if isFresh(idle.connection, now, state.validFrom) {
          return .connection(idle.connection, idleFor: idle.since.duration(to: now))
        }
        state.count -= 1
        stale.append(idle.connection)
      }
      if state.count < settings.limit {
        state.count += 1
        return .place
      }
      let waiter = PoolWaiter()
      state.waiters.append(waiter)
      return .queue(waiter)
    }
  }

  private func isFresh(
    _ connection: PooledConnection, _ now: ContinuousClock.Instant, _ validFrom: ContinuousClock.Instant?
  ) -> Bool {
    let base = connection.base
    if let validFrom, base.createdAt < validFrom { return false }
    return base.isClean && base.createdAt.duration(to: now) < settings.maximumLifetime
  }

  /// Asks the server, where the connection was idle for long.
  private nonisolated(nonsending) func isAlive(_ connection: PooledConnection, idleFor: Duration) async -> Bool {
    guard let limit = settings.livenessCheckAfter, idleFor >= limit else { return true }
    do {
      for reply in try connection.base.send([.reset]) { try await reply.success() }
      return true
    } catch {
      return false
    }
  }

  private nonisolated(nonsending) func makeOne(until deadline: ContinuousClock.Instant) async throws -> Lease {
    do {
      let connection = try await withDeadline(deadline) { try await self.make() }
      if state.withLock({ $0.isClosed }) {
        connection.base.leave()
        throw BoltError(.misuse, "the driver is closed")
      }
      return Lease(connection, of: self, isNew: true)
    } catch {
      freePlace()
      throw error
    }
  }

  private func withDeadline(
    _ deadline: ContinuousClock.Instant, _ make: @escaping Maker
  ) async throws -> PooledConnection {
    let loop = loop
    return try await withThrowingTaskGroup(of: PooledConnection?.self) { group in
      group.addTask { try await make() }
      group.addTask {
        try await loop.sleep(until: deadline)
        return nil
      }
      defer { group.cancelAll() }
      guard let first = try await group.next(), let connection = first else { throw Self.exhausted }
      return connection
    }
  }

  static let exhausted = BoltError(
    .poolExhausted, "no connection became free in time: raise the limit, or look for results that are never read")

  // MARK: Giving back

  func giveBack(_ connection: PooledConnection) {
    if connection.base.closedBy != nil { return drop(connection) }
    if connection.base.isClean { return keep(connection) }
    // Stops what the server does, at once; whether it obeys is awaited elsewhere.
    Task { [clean] in
      if await clean(connection) { self.keep(connection) } else { self.drop(connection) }
    }
  }

  private func keep(_ connection: PooledConnection) {
    guard isFresh(connection, .now, state.withLock { $0.validFrom }) else { return drop(connection) }
    connection.base.hearOnLoop()
    let (waiter, isClosed) = state.withLock { state -> (PoolWaiter?, Bool) in
      if state.isClosed { return (nil, true) }
      let waiter = state.waiters.popFirst()
      if waiter == nil { state.idle.append(Idle(connection: connection, since: .now)) }
      return (waiter, false)
    }
    if isClosed { return drop(connection) }
    // One that has just given up passes it on.
    if let waiter, !waiter.resume(.success(.connection(connection))) { keep(connection) }
  }

  private func drop(_ connection: PooledConnection) {
    connection.base.leave()
    freePlace()
  }

  /// One connection less: the next in the queue may make one.
  private func freePlace() {
    let waiter = state.withLock { state -> PoolWaiter? in
      state.count -= 1
      guard !state.isClosed, let waiter = state.waiters.popFirst() else { return nil }
      state.count += 1
      return waiter
    }
    if let waiter, !waiter.resume(.success(.place)) { freePlace() }
  }

  private func leave(_ waiter: PoolWaiter) {
    _ = state.withLock { $0.waiters.remove { $0 === waiter } }
  }

  /// Connections of before this moment are not used again: the server has taken back what their login gave them.
  func expireAll() {
    let idle = state.withLock { state in
      state.validFrom = .now
      defer { state.idle.removeAll() }
      state.count -= state.idle.count
      return state.idle
    }
    for entry in idle { entry.connection.base.leave() }
  }

  /// Lends nothing more, closes what is idle; what is lent is closed when it comes back.
  func close() {
    let (idle, waiters) = state.withLock { state in
      state.isClosed = true
      defer { state.idle.removeAll() }
      state.count -= state.idle.count
      return (state.idle, state.waiters.takeAll())
    }
    for waiter in waiters { _ = waiter.resume(.failure(BoltError(.misuse, "the driver is closed"))) }
    for entry in idle { entry.connection.base.leave() }
  }
}
