import CPostgres
import EventLoop

/// A few connections to one server, made when they are needed and shared by everybody.
///
/// Who finds all of them taken waits in line. A connection that was lost, left in a transaction, or whose server gave
/// no sign of life is dropped, and the next call makes a new one; after a failed attempt the next one waits a moment.
public actor PostgresPool {
  nonisolated let loop = EventLoop.io
  public nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

  public nonisolated let configuration: PostgresConfiguration
  /// Most connections at a time.
  public nonisolated let limit: Int

  private struct Idle {
    let connection: PostgresConnection
    let since: ContinuousClock.Instant
  }
  /// What a waiting task is given: a connection, or the right to make one.
  private enum Grant: Sendable {
    case connection(PostgresConnection)
    case room
  }

  private var idle: [Idle] = []
  private var count = 0
  private var isClosed = false
  private var backOff = BackOff()
  private var nextAttempt = ContinuousClock.now
  /// Idle connections from before this instant must show a sign of life first.
  private var suspectBefore: ContinuousClock.Instant?
  private let line: WaitingLine<Grant>
  /// A connection that is made before anybody has asked for one.
  private var early: Task<PostgresConnection, any Error>?

  public init(configuration: PostgresConfiguration, limit: Int = 4) {
    self.configuration = configuration
    self.limit = max(1, limit)
    line = WaitingLine(on: .io)
  }

  // MARK: Use

  /// Begins to make the first connection: whoever asks next gets it, or hears why there is none.
  public func prepare() {
    guard !isClosed, count == 0 else { return }
    count = 1
    early = Task { try await connect() }
  }

  /// Lends a connection to `body`.
  ///
  /// - Throws: what `body` throws; ``PostgresError`` where no connection is to be had.
  @discardableResult
  public func withConnection<T>(
    isolation: isolated (any Actor)? = #isolation, _ body: (PostgresConnection) async throws -> T
  ) async throws -> T {
    let connection = try await take()
    do {
      let value = try await body(connection)
      await giveBack(connection, after: nil)
      return value
    } catch {
      await giveBack(connection, after: error)
      throw error
    }
  }

  /// Lends a connection to `body` within a transaction; see ``PostgresConnection/transaction(_:readOnly:isolation:_:)``.
  @discardableResult
  public func transaction<T>(
    _ level: PostgresIsolation? = nil, readOnly: Bool = false, isolation: isolated (any Actor)? = #isolation,
    _ body: (PostgresConnection) async throws -> T
  ) async throws -> T {
    try await withConnection { connection in
      try await connection.transaction(level, readOnly: readOnly, body)
    }
  }

  /// Runs one statement on any connection; see ``PostgresConnection/query(_:_:)``.
  @discardableResult
  public func query(_ sql: String, _ parameters: [PostgresValue] = []) async throws -> PostgresRows {
    try await withConnection { try await $0.query(sql, parameters) }
  }

  /// Runs one statement on any connection; see ``PostgresConnection/execute(_:_:)``.
  @discardableResult
  public func execute(_ sql: String, _ parameters: [PostgresValue] = []) async throws -> Int {
    try await withConnection { try await $0.execute(sql, parameters) }
  }

  /// What the server tells on these channels, over a connection of its own that is made anew whenever it is lost.
  public nonisolated func notifications(on channels: String...) -> PostgresNotifications {
    PostgresNotifications(configuration: configuration, channels: channels)
  }

  /// Closes idle connections at once, the others when they come back. Further calls throw.
  public func close() async {
    isClosed = true
    line.dismissAll(closed)
    let all = idle
    idle = []
    for entry in all { await entry.connection.close() }
    if let early = early.take() { Task { await (try? early.value)?.close() } }
  }

  /// How many tasks wait in line.
  var waiting: Int { line.count }

  // MARK: Lending

  private var closed: PostgresError { PostgresError(.misuse, "the pool is closed") }

  private func take() async throws -> PostgresConnection {
    guard !isClosed else { throw closed }
    if let early = early.take() { return try await early.value }
    while line.isEmpty, let entry = idle.popLast() {
      if await isAlive(entry) { return entry.connection }
      freeRoom()
    }
    if line.isEmpty, count < limit {
      count += 1
      return try await connect()
    }
    switch try await waitInLine() {
    case .connection(let connection): return connection
    case .room: return try await connect()
    }
  }

  private func waitInLine() async throws -> Grant {
    do {
      return try await line.wait(until: .now + configuration.poolTimeout, isolation: self)
    } catch is CancellationError {
      throw PostgresError(.cancelled, "cancelled while waiting for a connection")
    }
  }

  /// Makes a connection in room that is already counted.
  private func connect() async throws -> PostgresConnection {
    do {
      let connection = try await connectOrWaitForStart()
      backOff.succeeded()
      guard !isClosed else {
        await connection.close()
        throw closed
      }
      return connection
    } catch {
      if (error as? PostgresError)?.kind != .cancelled { failed() }
      freeRoom()
      throw error
    }
  }

  /// A server that is starting up (57P03) is waited for, as long as connecting may take.
  private func connectOrWaitForStart() async throws -> PostgresConnection {
    let deadline = ContinuousClock.now + configuration.connectTimeout
    while true {
      try await waitForAttempt()
      do {
        return try await PostgresConnection.connect(configuration)
      } catch let error as PostgresError where error.sqlstate == "57P03" && deadline > .now {
        failed()
      }
    }
  }

  private func waitForAttempt() async throws {
    guard nextAttempt > .now else { return }
    do {
      try await loop.sleep(until: nextAttempt)
    } catch {
      throw PostgresError(.cancelled, "cancelled while waiting for the next attempt to connect")
    }
  }

  private func failed() {
    backOff.failed()
    nextAttempt = .now + backOff.pause
  }

  private func freeRoom() {
    if !line.serveNext(.room) { count -= 1 }
  }

  private func giveBack(_ connection: PostgresConnection, after error: (any Error)?) async {
    if let error = error as? PostgresError, error.kind == .timedOut || error.kind == .connectionLost {
      suspectBefore = .now
    }
    guard await connection.isReusable, !isClosed else {
      await connection.close()
      return freeRoom()
    }
    if !line.serveNext(.connection(connection)) { idle.append(Idle(connection: connection, since: .now)) }
  }

  /// A look at the socket, and a question to the server where the connection was idle for long or another one broke.
  private func isAlive(_ entry: Idle) async -> Bool {
    let isSuspect = suspectBefore.map { entry.since < $0 } ?? false
    let askAfter = configuration.idleCheck
    guard await entry.connection.isReusable else {
      await entry.connection.close()
      return false
    }
    guard isSuspect || entry.since.duration(to: .now) > askAfter else { return true }
    do {
      try await entry.connection.ping(within: configuration.answerGrace)
      return true
    } catch {
      await entry.connection.close()
      return false
    }
  }
}

extension PostgresConnection {
  /// Open as far as the socket tells, and between transactions: what a server ended while nobody asked is not.
  public var isReusable: Bool {
    guard isOpen, link.transactionStatus == PQTRANS_IDLE, isIdle else { return false }
    // A server that ended the session has sent its reason and then the end: two reads.
    while let socket = link.socket, loop.isReadable(socket) {
      guard (try? link.consume()) ?? false else { return false }
    }
    return isOpen
  }
}
