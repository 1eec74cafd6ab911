import CPostgres

/// What each session asks of the server: limits of time, and commits that are on its disk.
extension PostgresConnection {
  /// Sets the server's limits where they are not stricter already, and has what is committed written to the server's
  /// disk before it says so: where an administrator has turned that off, a server that dies would forget journal
  /// entries whose files are renamed by then. Not as start-up options: poolers refuse those.
  func setSession() async throws {
    statementLimit = configuration.statementTimeout
    let limits = [
      ("statement_timeout", configuration.statementTimeout),
      ("idle_in_transaction_session_timeout", configuration.idleInTransactionTimeout),
    ].compactMap { setting, limit in limit.map { (setting, "\($0.postgresMilliseconds)ms") } }
    let wanted = limits + [("synchronous_commit", "local")]
    let rows = try await query(
      """
      SELECT CASE s.name WHEN 'statement_timeout' THEN (extract(epoch FROM now_set.value::interval) * 1000)::int8 END
        FROM unnest($1, $2) WITH ORDINALITY AS s(name, wanted, place), LATERAL (
          SELECT set_config(s.name, CASE
            WHEN s.name = 'synchronous_commit'
            THEN CASE current_setting(s.name) WHEN 'off' THEN s.wanted ELSE current_setting(s.name) END
            WHEN current_setting(s.name)::interval BETWEEN interval '1 millisecond' AND s.wanted::interval
            THEN current_setting(s.name) ELSE s.wanted END, false)) AS now_set(value)
       ORDER BY place
      """,
      [.textArray(wanted.map(\.0)), .textArray(wanted.map(\.1))])
    if statementLimit != nil, let row = rows.first { statementLimit = .milliseconds(try row.decode(0, as: Int64.self)) }
  }

  /// A statement is waited for as long as the server lets it run, and a little longer; then the server is taken for dead.
  func resetPatience() { patience = .silence(statementLimit.map { $0 + configuration.answerGrace }) }

  /// Lets the statements of `body` take up to `timeout` (`nil`: for ever, and then a server that falls silent is waited
  /// for as well, until the task is cancelled): migrations, building an index.
  @discardableResult
  public func withStatementTimeout<T>(
    _ timeout: Duration?, isolation: isolated (any Actor)? = #isolation,
    _ body: (PostgresConnection) async throws -> T
  ) async throws -> T {
    let before = try await changeLimit(to: timeout)
    do {
      let value = try await body(self)
      await restoreLimit(before)
      return value
    } catch {
      await restoreLimit(before)
      throw error
    }
  }

  private func changeLimit(to limit: Duration?) async throws -> Duration? {
    let before = statementLimit
    try await converse(nil) { try await setServerLimit(limit) }
    statementLimit = limit
    return before
  }

  private func restoreLimit(_ limit: Duration?) async {
    statementLimit = limit
    guard isOpen else { return }
    await Task { _ = try? await converse(nil) { try await restoreServerLimit() } }.value
  }

  /// Within a turn: no limit for what is paced by this side, a stream or COPY. Silence is noticed all the same.
  func liftServerLimit() async throws {
    if statementLimit != nil { try await setServerLimit(nil) }
  }

  /// Within a turn, whatever became of the statement. A failed transaction takes the change back by itself.
  func restoreServerLimit() async throws {
    guard link.isHealthy, isIdle, link.transactionStatus != PQTRANS_INERROR else { return }
    try await setServerLimit(statementLimit)
  }

  private func setServerLimit(_ limit: Duration?) async throws {
    _ = try await run(
      "SELECT set_config('statement_timeout', $1, false)", [.text("\(limit?.postgresMilliseconds ?? 0)ms")])
  }
}
