import FoundationEssentials
import Postgres
import Records
import Renaming

/// What became of a group of rows, written in one transaction.
struct JournalResults {
  let batch: UUID
  let outcomes: [RowOutcome]

  private struct Result: Encodable {
    let position: Int
    let result: String
    let reason: String?
    let inode: UInt64?
    let mount: UInt64?
    let size: Int64?
    let modified: Int64?
    let sha256: String?

    init(_ outcome: RowOutcome) {
      position = outcome.row.position
      (result, reason) = outcome.result.columns
      inode = outcome.fileAfter?.inode
      mount = outcome.fileAfter?.mount
      size = outcome.fileAfter?.size
      modified = outcome.fileAfter?.modified
      sha256 = outcome.fileAfter?.sha256
    }
  }

  private struct Status: Encodable {
    let proposal: UUID
    let status: String
  }

  private struct Move: Encodable {
    let recording: UUID
    let path: String
    let name: String
  }

  func write(_ connection: PostgresConnection) async throws {
    let statuses = outcomes.compactMap { outcome -> Status? in
      guard let proposal = outcome.row.proposalID, let status = outcome.proposalStatus else { return nil }
      return Status(proposal: proposal, status: status.rawValue)
    }
    let moves = outcomes.compactMap { outcome in
      outcome.recordingPath.map { Move(recording: outcome.row.recordingID, path: $0, name: "\(outcome.row.to)") }
    }
    try await connection.query(JournalStatements.writeResults, [.uuid(batch), try json(outcomes.map(Result.init))])
    // Proposals before recordings, as `begin` locks them: the other order would deadlock with it.
    if !statuses.isEmpty { try await connection.query(JournalStatements.writeStatuses, [try json(statuses)]) }
    if !moves.isEmpty {
      let moves = try json(moves)
      try await connection.query(JournalStatements.stepAside, [moves])
      try await connection.query(JournalStatements.moveRecordings, [moves, .uuid(batch)])
    }
  }

  private func json(_ rows: [some Encodable]) throws -> PostgresValue {
    .json(String(decoding: try JSONEncoder().encode(rows), as: UTF8.self))
  }
}

extension RowOutcome.Result {
  /// `rename_journal.result` and `reason`.
  fileprivate var columns: (String, String?) {
    switch self {
    case .done: ("done", nil)
    case .failed(let reason): ("failed", reason)
    case .takenBack(let reason): ("taken_back", reason)
    }
  }

  init?(result: String?, reason: String?) {
    switch result {
    case "done": self = .done
    case "failed": self = .failed(reason: reason ?? "")
    case "taken_back": self = .takenBack(reason: reason ?? "")
    default: return nil
    }
  }
}
