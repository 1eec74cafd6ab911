import FoundationEssentials
import Postgres
import Records
import Renaming

/// What a batch wants, checked and written in one transaction.
struct JournalIntents {
  let batch: RenameBatch
  let rows: [JournalRow]

  /// One row as `insertRows` reads it.
  private struct Wire: Encodable {
    let position: Int
    let role: String
    let recording: UUID
    let proposal: UUID?
    let before: String?
    let after: String?
    let folder: String
    let fromHex: String
    let toHex: String
    let oldPath: String
    let newPath: String
    let inode: UInt64?
    let mount: UInt64?
    let size: Int64?
    let modified: Int64?
    let sha256: String?

    init(_ row: JournalRow) {
      position = row.position
      role = row.role.rawValue
      recording = row.recordingID
      proposal = row.proposalID
      before = row.statusBefore?.rawValue
      after = row.statusAfter?.rawValue
      folder = row.folder
      fromHex = row.from.hex
      toHex = row.to.hex
      oldPath = row.oldPath
      newPath = row.newPath
      inode = row.file?.inode
      mount = row.file?.mount
      size = row.file?.size
      modified = row.file?.modified
      sha256 = row.file?.sha256
    }
  }

  /// Who was faster. Locks the proposals and recordings in id order, so that two batches never wait for each other.
  func conflicts(_ connection: PostgresConnection) async throws -> [JournalConflict] {
    try await connection.query(JournalStatements.serialise)
    return try await takenProposals(connection) + movedRecordings(connection) + heldTargets(connection)
  }

  private func takenProposals(_ connection: PostgresConnection) async throws -> [JournalConflict] {
    let ids = rows.compactMap(\.proposalID)
    var statuses: [UUID: String?] = [:]
    for row in try await connection.query(JournalStatements.proposals, [.uuidArray(ids)]) {
      statuses[try row.decode("id")] = try row.decode("status", as: String?.self)
    }
    return rows.compactMap { row in
      guard let proposal = row.proposalID else { return nil }
      guard let status = statuses[proposal] else {
        return JournalConflict(position: row.position, reason: .proposalTaken(status: nil))
      }
      return status == row.statusBefore?.rawValue
        ? nil : JournalConflict(position: row.position, reason: .proposalTaken(status: status))
    }
  }

  private func movedRecordings(_ connection: PostgresConnection) async throws -> [JournalConflict] {
    let wanted = rows.filter { $0.role == .recording }
    var paths: [UUID: String] = [:]
    for row in try await connection.query(JournalStatements.recordings, [.uuidArray(wanted.map(\.recordingID))]) {
      paths[try row.decode("id")] = try row.decode("file_path", as: String.self)
    }
    return wanted.compactMap { row in
      let path = paths[row.recordingID]
      return path.map(PathBytes.init) == PathBytes(row.oldPath)
        ? nil : JournalConflict(position: row.position, reason: .recordingMoved(path: path))
    }
  }

  private func heldTargets(_ connection: PostgresConnection) async throws -> [JournalConflict] {
    let moving = rows.filter { $0.role != .decision }
    let leaving = Set(moving.map { PathBytes($0.oldPath) })
    let held = try await Self.holders(of: moving.map(\.newPath), except: batch.id, connection)
    let byPath = Dictionary(held.map { (PathBytes($0.path), $0) }, uniquingKeysWith: { first, _ in first })
    return moving.compactMap { row in
      let path = PathBytes(row.newPath)
      guard let holder = byPath[path] else { return nil }
      // A recording that this batch moves away, or the row's own, is no obstacle.
      if case .recording(let id) = holder.holder, leaving.contains(path) || id == row.recordingID { return nil }
      return JournalConflict(position: row.position, reason: .targetHeld(holder))
    }
  }

  /// Recordings at these paths, and unfinished rows of other batches that rename to them.
  static func holders(
    of paths: [String], except batch: UUID?, _ connection: PostgresConnection
  ) async throws -> [PathHolder] {
    let recordings = try await connection.query(JournalStatements.holdingRecordings, [.textArray(paths)])
    let batches = try await connection.query(JournalStatements.holdingBatches, [.textArray(paths), .uuid(batch)])
    return try recordings.map { try PathHolder(path: $0.decode("path"), holder: .recording($0.decode("id"))) }
      + batches.map {
        try PathHolder(path: $0.decode("path"), holder: .batch($0.decode("id"), host: $0.decode("host")))
      }
  }

  /// The batch, its rows, and its claims.
  func write(_ connection: PostgresConnection) async throws {
    let author = batch.author
    try await connection.query(
      JournalStatements.insertBatch,
      [
        .uuid(batch.id), .text(batch.kind.rawValue), .uuid(batch.reverses), .text(author.user), .text(author.host),
        .text(author.machine), .text(author.boot), .text(String(author.process.id)),
        .int(Int64(clamping: author.process.started)), .timestamp(batch.startedAt),
      ])
    let encoder = JSONEncoder()
    // The names that `insertRows` gives the columns of its record.
    encoder.keyEncodingStrategy = .convertToSnakeCase
    let json = String(decoding: try encoder.encode(rows.map(Wire.init)), as: UTF8.self)
    try await connection.query(JournalStatements.insertRows, [.uuid(batch.id), .json(json)])
    try await connection.query(
      JournalStatements.claim, [.uuidArray(rows.compactMap(\.proposalID)), .uuid(batch.id)])
  }
}

/// A path as the file system and PostgreSQL compare it: two spellings of "é" are one String, but two paths.
private struct PathBytes: Hashable {
  private let bytes: [UInt8]
  init(_ path: String) { bytes = Array(path.utf8) }
}

extension FileName {
  /// The name's bytes, for `decode(…, 'hex')`.
  var hex: String {
    bytes.map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }
    .joined()
  }
}
