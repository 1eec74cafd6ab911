/// How a transaction sees others.
public enum PostgresIsolation: String, Sendable, Hashable {
  case readCommitted = "READ COMMITTED"
  case repeatableRead = "REPEATABLE READ"
  case serializable = "SERIALIZABLE"
}

extension PostgresConnection {
  /// Runs `body` in a transaction: committed when it returns, rolled back when it throws or the task is cancelled.
  /// Within another transaction of the same connection it is a savepoint.
  ///
  /// Statements of other tasks wait until the transaction is over; those of `body` and of tasks it starts are part of it.
  ///
  /// - Throws: what `body` throws; ``PostgresError`` of kind `rolledBack` where a statement had failed and `body` hid it.
  @discardableResult
  public func transaction<T>(
    _ level: PostgresIsolation? = nil, readOnly: Bool = false, isolation: isolated (any Actor)? = #isolation,
    _ body: (PostgresConnection) async throws -> T
  ) async throws -> T {
    let scope = try await begin(level, readOnly: readOnly)
    do {
      let value = try await TransactionScope.$current.withValue(scope) { try await body(self) }
      try await commit(scope)
      return value
    } catch {
      await rollBack(scope)
      throw error
    }
  }

  private func begin(_ level: PostgresIsolation?, readOnly: Bool) async throws -> TransactionScope {
    let around = TransactionScope.innermost(of: self)
    let outer = around?.turns ?? turns
    try await takeTurn(outer)
    let scope = TransactionScope(self, outer: outer, depth: around.map { $0.depth + 1 } ?? 0)
    do {
      try await command(scope.depth > 0 ? "SAVEPOINT \(scope.savepoint)" : Self.begin(level, readOnly))
    } catch {
      outer.giveBack()
      throw error
    }
    return scope
  }

  private static func begin(_ level: PostgresIsolation?, _ readOnly: Bool) -> String {
    "BEGIN" + (level.map { " ISOLATION LEVEL \($0.rawValue)" } ?? "") + (readOnly ? " READ ONLY" : "")
  }

  private func commit(_ scope: TransactionScope) async throws {
    try await takeTurn(scope.turns)
    defer { scope.turns.giveBack() }
    guard scope.depth == 0 else {
      try await command("RELEASE SAVEPOINT \(scope.savepoint)")
      return close(scope)
    }
    let tag = try await command("COMMIT")
    close(scope)
    guard tag == "COMMIT" else {
      throw PostgresError(
        .rolledBack, "the transaction was rolled back: one of its statements had failed", server: address)
    }
  }

  /// Not stopped by the task's cancellation. A connection that does not roll back is closed: so does the server then.
  private func rollBack(_ scope: TransactionScope) async {
    guard !scope.turns.isOver else { return }
    let sql =
      scope.depth == 0 ? "ROLLBACK" : "ROLLBACK TO SAVEPOINT \(scope.savepoint); RELEASE SAVEPOINT \(scope.savepoint)"
    await Task {
      do {
        try await takeTurn(scope.turns)
        defer { scope.turns.giveBack() }
        patience = .until(.now + configuration.cancelTimeout)
        try await command(sql)
      } catch {
        link.close()
      }
      close(scope)
    }.value
  }

  private func close(_ scope: TransactionScope) {
    scope.turns.isOver = true
    scope.outer.giveBack()
  }

  /// Runs a command within a turn; returns its tag.
  @discardableResult
  private func command(_ sql: String) async throws -> String {
    let start = ContinuousClock.now
    do {
      try link.sendScript(sql)
      try await flush()
      return try await lastResult().commandTag
    } catch {
      throw await settle(after: error, since: start).about(sql)
    }
  }
}

extension TransactionScope {
  var savepoint: String { "tracktion_\(depth)" }
}
