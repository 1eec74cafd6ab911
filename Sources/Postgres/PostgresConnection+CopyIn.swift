import CPostgres

extension PostgresConnection {
  /// Runs a `COPY … FROM STDIN` and feeds it with what `body` writes, in the format the statement asks for.
  ///
  /// - Returns: how many rows went in.
  /// - Throws: what `body` throws (nothing is copied then), or ``PostgresError``.
  @discardableResult
  public func copyIn(
    _ sql: String, isolation: isolated (any Actor)? = #isolation,
    _ body: (PostgresCopyWriter) async throws -> Void
  ) async throws -> Int {
    let turns = TransactionScope.innermost(of: self)?.turns ?? self.turns
    try await beginCopyIn(sql, turns)
    let writer = PostgresCopyWriter(self)
    do {
      try await body(writer)
      try await writer.flush()
    } catch {
      await cancelCopyIn(turns)
      throw error
    }
    return try await endCopyIn(sql, turns)
  }

  private func beginCopyIn(_ sql: String, _ turns: TurnQueue) async throws {
    try await takeTurn(turns)
    let start = ContinuousClock.now
    do {
      try await liftServerLimit()
      try link.sendScript(sql)
      try await flush()
      try await enterCopy(.in)
    } catch {
      let settled = await settle(after: error, since: start).about(sql)
      await endFlow(turns)
      throw settled
    }
    turns.flowsToCurrentTask()
  }

  /// Sends bytes and waits until the socket has taken them: the server sets the pace.
  func writeCopy(_ bytes: [UInt8]) async throws {
    let start = ContinuousClock.now
    do {
      while !(try link.putCopy(bytes)) { try await waitForRoom() }
      try await flush()
      try Task.checkCancellation()
    } catch {
      throw await settle(after: error, since: start)
    }
  }

  private func endCopyIn(_ sql: String, _ turns: TurnQueue) async throws -> Int {
    let start = ContinuousClock.now
    let result: Result<Int, PostgresError>
    do {
      while !(try link.endCopy(failing: nil)) { try await waitForRoom() }
      try await flush()
      result = .success(try await lastResult().affected)
    } catch {
      result = .failure(await settle(after: error, since: start).about(sql))
    }
    await endFlow(turns)
    return try result.get()
  }

  private func cancelCopyIn(_ turns: TurnQueue) async {
    if link.isHealthy, !isIdle { await endOnServer() }
    await endFlow(turns)
  }

  private func waitForRoom() async throws {
    let ready = try await wait([.readable, .writable])
    if ready != .writable { _ = try link.consume() }
  }

  enum CopyDirection {
    case `in`
    case out
  }

  /// Reads the answer to a COPY statement up to where its data begins.
  func enterCopy(_ direction: CopyDirection) async throws {
    let wanted = direction == .in ? PGRES_COPY_IN : PGRES_COPY_OUT
    while let result = try await nextResult() {
      if result.status == wanted { return }
      if result.isCopy { break }
      if let error = ErrorText.of(result, on: link) {
        _ = try? await lastResult()
        throw error
      }
    }
    guard link.isHealthy else { throw ErrorText.broken(link) }
    throw PostgresError(
      .misuse, "the statement is no COPY \(direction == .in ? "FROM STDIN" : "TO STDOUT")", server: address)
  }
}

/// Where the body of ``PostgresConnection/copyIn(_:isolation:_:)`` writes. Gathers small pieces; not to be kept.
public final class PostgresCopyWriter {
  private static let pieceSize = 64 * 1024
  private let connection: PostgresConnection
  private var bytes: [UInt8] = []

  init(_ connection: PostgresConnection) {
    self.connection = connection
    bytes.reserveCapacity(Self.pieceSize + 4 * 1024)
  }

  /// Writes bytes of any length; rows need not be whole.
  public func write(_ more: some Sequence<UInt8>, isolation: isolated (any Actor)? = #isolation) async throws {
    bytes.append(contentsOf: more)
    if bytes.count >= Self.pieceSize { try await flush() }
  }

  /// Writes text.
  public func write(_ text: String, isolation: isolated (any Actor)? = #isolation) async throws {
    try await write(text.utf8)
  }

  func flush(isolation: isolated (any Actor)? = #isolation) async throws {
    guard !bytes.isEmpty else { return }
    try await connection.writeCopy(bytes)
    bytes.removeAll(keepingCapacity: true)
  }
}
