/// Something that the server sends piece by piece while the reader sets the pace: the rows of a stream, or COPY OUT.
/// It holds its turn on the connection from the first piece to the last.
///
/// `@unchecked Sendable`: its state is used on the loop's thread only.
final class ServerFlow: @unchecked Sendable {
  let connection: PostgresConnection
  let sql: String
  let parameters: [PostgresValue]
  let turns: TurnQueue
  var state = State.waiting
  /// Of a stream, from its first row on.
  var layout: RowLayout?
  /// COPY OUT has handed over all its rows; only its result is to come.
  var hasAllRows = false

  enum State {
    case waiting
    case running
    case over
  }

  init(_ connection: PostgresConnection, _ sql: String, _ parameters: [PostgresValue]) {
    self.connection = connection
    self.sql = sql
    self.parameters = parameters
    turns = TransactionScope.innermost(of: connection)?.turns ?? connection.turns
  }

  /// Once the reader is gone, what is left of the answer is cancelled and the turn given back.
  deinit {
    let (connection, turns, state) = (connection, turns, state)
    guard state == .running else { return }
    turns.readerIsGone()
    Task { await connection.abandonFlow(turns) }
  }
}

extension PostgresConnection {
  /// Takes the turn and sends the statement, once.
  func start(_ flow: ServerFlow, _ send: () async throws -> Void) async throws {
    guard flow.state == .waiting else { return }
    try await takeTurn(flow.turns)
    flow.turns.flowsToCurrentTask()
    flow.state = .running
    try await liftServerLimit()
    try await send()
    try await flush()
  }

  /// Takes the next piece; `nil`, or an error, ends the flow and gives the turn back.
  func advance<Piece>(_ flow: ServerFlow, _ step: () async throws -> Piece?) async throws -> Piece? {
    guard flow.state != .over else { return nil }
    let start = ContinuousClock.now
    do {
      if let piece = try await step() { return piece }
      await finish(flow)
      return nil
    } catch {
      guard flow.state == .running else {
        flow.state = .over
        throw error
      }
      let settled = await settle(after: error, since: start).about(flow.sql)
      await finish(flow)
      throw settled
    }
  }

  private func finish(_ flow: ServerFlow) async {
    flow.state = .over
    await endFlow(flow.turns)
  }

  /// Gives the turn back, with the server's limit as it was before. Not stopped by the task's cancellation.
  func endFlow(_ turns: TurnQueue) async {
    if statementLimit != nil, link.isHealthy {
      await Task {
        resetPatience()
        do { try await restoreServerLimit() } catch { link.close() }
      }.value
    }
    turns.giveBack()
  }

  func abandonFlow(_ turns: TurnQueue) async {
    await endOnServer()
    await endFlow(turns)
  }
}
