import CPostgres
import EventLoop

/// One exchange with the server at a time, and an idle connection after each, however it ended.
extension PostgresConnection {
  /// Takes a turn for `body` and leaves the connection fit for the next one, or closed.
  func converse<T>(_ statement: String?, _ body: () async throws -> T) async throws -> T {
    let turns = TransactionScope.innermost(of: self)?.turns ?? self.turns
    try await takeTurn(turns)
    defer { turns.giveBack() }
    let start = ContinuousClock.now
    do {
      return try await body()
    } catch {
      throw await settle(after: error, since: start).about(statement)
    }
  }

  func takeTurn(_ turns: TurnQueue) async throws {
    do {
      try await turns.take(isolation: self)
    } catch is CancellationError {
      throw PostgresError(.cancelled, "cancelled while waiting for the connection", server: address)
    }
    resetPatience()
    guard isOpen, !Task.isCancelled else {
      turns.giveBack()
      throw Task.isCancelled ? PostgresError(.cancelled, "cancelled", server: address) : ErrorText.broken(link)
    }
  }

  /// After a failure: the error to throw, with the connection idle again or closed.
  func settle(after error: any Error, since start: ContinuousClock.Instant) async -> PostgresError {
    switch error {
    case is CancellationError:
      await endOnServer()
      return PostgresError(.cancelled, "cancelled", server: address)
    case let error as PostgresError where error.kind == .timedOut:
      abandon()
      return error
    case let error as PostgresError:
      if !link.isHealthy || error.kind == .connectionLost { link.close() } else if !isIdle { await endOnServer() }
      return verdict(error, since: start)
    default:
      let broken = ErrorText.broken(link)
      if link.isHealthy, !isIdle { await endOnServer() } else if !link.isHealthy { link.close() }
      return error is LinkFailure ? broken : PostgresError(.misuse, "\(error)", server: address)
    }
  }

  /// 57014 stands for three things: our own cancel request, the statement timeout, and an administrator.
  private func verdict(_ error: PostgresError, since start: ContinuousClock.Instant) -> PostgresError {
    guard error.sqlstate == "57014" else { return error }
    let kind: PostgresError.Kind
    if Task.isCancelled {
      kind = .cancelled
    } else if let limit = statementLimit, start.duration(to: .now) >= limit {
      kind = .timedOut
    } else {
      return error
    }
    var changed = PostgresError(kind, error.message, server: address)
    changed.sqlstate = error.sqlstate
    return changed
  }

  /// Nothing is under way: the next statement may be sent.
  var isIdle: Bool { link.transactionStatus != PQTRANS_ACTIVE && !link.isInPipeline }

  /// Cancels what runs and reads the rest of its answer, so that the connection is idle; else closes it. Not stopped by
  /// the task's own cancellation.
  func endOnServer() async {
    await Task {
      do {
        try await cancelAndDrain()
      } catch {
        abandon()
      }
    }.value
  }

  private func cancelAndDrain() async throws {
    let deadline = ContinuousClock.now + configuration.cancelTimeout
    patience = .until(deadline)
    // A request that comes late would hit the next statement: without its end the connection is not used again.
    guard link.isHealthy, await ServerCancellation.shared.send(link.cancelHandle(), until: deadline) else {
      throw LinkFailure()
    }
    try await drain()
    guard link.isHealthy, isIdle else { throw LinkFailure() }
  }

  /// Reads and forgets everything that the server still has to say.
  private func drain() async throws {
    if link.isInPipeline, !pipelineIsSynced {
      try link.syncPipeline()
      pipelineIsSynced = true
    }
    try await flush()
    while true {
      let result = try await nextResult()
      if let result {
        if result.isCopy { try await refuseCopy(result) }
        if result.status == PGRES_PIPELINE_SYNC { return try link.leavePipeline() }
      } else if !link.isInPipeline || !link.isHealthy {
        return
      }
    }
  }

  /// Gives the connection up at once; the server is told to stop, without waiting for it.
  private func abandon() {
    let handle = link.isHealthy ? link.cancelHandle() : nil
    link.close()
    guard let handle else { return }
    let deadline = ContinuousClock.now + configuration.cancelTimeout
    Task.detached { _ = await ServerCancellation.shared.send(handle, until: deadline) }
  }
}
