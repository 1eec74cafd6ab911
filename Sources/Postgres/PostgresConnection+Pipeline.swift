import CPostgres

extension PostgresConnection {
  /// Sends all statements at once and returns their answers in order: one round trip for all. They are one transaction
  /// of their own unless one is open; the first that fails undoes them all.
  ///
  /// - Throws: ``PostgresError`` of the first statement that failed, its text in `statement`.
  @discardableResult
  public func pipeline(_ statements: [PostgresStatement]) async throws -> [PostgresRows] {
    guard !statements.isEmpty else { return [] }
    return try await converse(nil) {
      pipelineIsSynced = false
      try link.enterPipeline()
      try await sendAll(statements)
      let answers = try await readAll(statements)
      try link.leavePipeline()
      return try answers.get()
    }
  }

  private func sendAll(_ statements: [PostgresStatement]) async throws {
    for (index, statement) in statements.enumerated() {
      try link.send(statement.sql, statement.parameters)
      // Bounds what libpq holds on either side.
      if index % 256 == 255 { try await flush() }
    }
    try link.syncPipeline()
    pipelineIsSynced = true
    try await flush()
  }

  /// Each statement's results end with `nil`, all of them with the answer to the sync.
  private func readAll(_ statements: [PostgresStatement]) async throws -> Result<[PostgresRows], PostgresError> {
    var answers: [PostgresRows] = []
    answers.reserveCapacity(statements.count)
    var failure: PostgresError?
    while true {
      guard let result = try await nextResult() else {
        guard link.isHealthy else { throw failure ?? ErrorText.broken(link) }
        continue
      }
      if result.status == PGRES_PIPELINE_SYNC { break }
      if let error = ErrorText.of(result, on: link), failure == nil {
        failure = error.about(statements.indices.contains(answers.count) ? statements[answers.count].sql : nil)
      }
      answers.append(PostgresRows(result))
    }
    return failure.map { .failure($0) } ?? .success(answers)
  }
}
