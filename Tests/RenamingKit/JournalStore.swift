import FoundationEssentials
import Records
import Renaming

/// What PostgreSQL would hold: recordings, proposals, batches. Every mutating call is one transaction.
public actor JournalStore {
  public struct Row: Sendable, Codable {
    public var row: JournalRow
    public var result: RowOutcome.Result?
  }
  public struct Batch: Sendable, Codable {
    public var batch: RenameBatch
    public var rows: [Row]
    public var endedAt: Date?
    public var undoneAt: Date?
  }
  public struct State: Sendable, Codable {
    public var paths: [UUID: String] = [:]
    public var statuses: [UUID: ProposalStatus] = [:]
    public var batches: [Batch] = []
    public init() {}

    /// Proposals that are still `applying`, and batches that have not ended.
    public var loose: Int {
      statuses.values.count { $0 == .applying } + batches.count { $0.endedAt == nil }
    }
  }

  public private(set) var state: State
  private var locks: [UUID: UUID] = [:]
  /// Paths that a constraint or trigger of somebody else's takes for no recording.
  private var refused: Set<String> = []
  /// Called with the state at each commit.
  private let save: @Sendable (State) -> Void

  public init(_ state: State = State(), save: @escaping @Sendable (State) -> Void = { _ in }) {
    self.state = state
    self.save = save
  }

  public func add(recording: UUID, at path: String) { state.paths[recording] = path }
  public func add(proposal: UUID, _ status: ProposalStatus = .pending) { state.statuses[proposal] = status }
  public func refuse(_ path: String) { refused.insert(path) }
  /// The server's view of dead clients: their locks are free.
  public func dropSessions() { locks = [:] }

  func lock(_ batch: UUID, _ session: UUID) -> Bool {
    guard locks[batch] == nil || locks[batch] == session else { return false }
    locks[batch] = session
    return true
  }
  func unlock(_ batch: UUID, _ session: UUID) { if locks[batch] == session { locks[batch] = nil } }

  func begin(_ batch: RenameBatch, _ rows: [JournalRow], _ session: UUID) -> [JournalConflict] {
    let leaving = Set(rows.filter { $0.role == .recording }.map(\.recordingID))
    let held = Dictionary(grouping: holders(rows.map(\.newPath))) { FileName($0.path) }
    let conflicts = rows.compactMap { conflict($0, held[FileName($0.newPath)] ?? [], leaving) }
    guard conflicts.isEmpty, lock(batch.id, session) else { return conflicts }
    for row in rows { if let proposal = row.proposalID { state.statuses[proposal] = .applying } }
    state.batches.append(Batch(batch: batch, rows: rows.map { Row(row: $0) }))
    save(state)
    return []
  }

  private func conflict(_ row: JournalRow, _ holders: [PathHolder], _ leaving: Set<UUID>) -> JournalConflict? {
    if let proposal = row.proposalID, state.statuses[proposal] != row.statusBefore {
      return JournalConflict(
        position: row.position, reason: .proposalTaken(status: state.statuses[proposal]?.rawValue))
    }
    guard row.role == .recording else { return nil }
    if state.paths[row.recordingID].map(FileName.init(_:)) != FileName(row.oldPath) {
      return JournalConflict(position: row.position, reason: .recordingMoved(path: state.paths[row.recordingID]))
    }
    let held = holders.first {
      if case .recording(let id) = $0.holder { return !leaving.contains(id) }
      return true
    }
    return held.map { JournalConflict(position: row.position, reason: .targetHeld($0)) }
  }

  /// Throws where two recordings would have one path, as the unique constraint does.
  func finish(_ outcomes: [RowOutcome], _ batch: UUID) throws {
    guard let index = state.batches.firstIndex(where: { $0.batch.id == batch }) else { throw StoreError.noBatch }
    var next = state
    let places = Dictionary(
      next.batches[index].rows.enumerated().map { ($1.row.position, $0) }, uniquingKeysWith: { first, _ in first })
    for outcome in outcomes {
      guard let place = places[outcome.row.position] else {
        throw StoreError.noRow(outcome.row.position)
      }
      next.batches[index].rows[place].result = outcome.result
      if let file = outcome.fileAfter { next.batches[index].rows[place].row.file = file }
      if let proposal = outcome.row.proposalID { next.statuses[proposal] = outcome.proposalStatus }
      if let path = outcome.recordingPath { next.paths[outcome.row.recordingID] = path }
    }
    if let path = outcomes.compactMap(\.recordingPath).first(where: refused.contains) {
      throw JournalRefusal("\(path) is refused")
    }
    guard Set(next.paths.values.map(FileName.init(_:))).count == next.paths.count else {
      throw JournalRefusal("two recordings would have one path")
    }
    state = next
    save(state)
  }

  func end(_ batch: UUID, _ session: UUID) throws {
    guard let index = state.batches.firstIndex(where: { $0.batch.id == batch }) else { throw StoreError.noBatch }
    state.batches[index].endedAt = Date()
    let ended = state.batches[index]
    if let original = ended.batch.reverses, ended.rows.contains(where: { $0.result == .done }),
      let place = state.batches.firstIndex(where: { $0.batch.id == original })
    {
      state.batches[place].undoneAt = ended.batch.kind == .undo ? Date() : nil
    }
    unlock(batch, session)
    save(state)
  }

  func holders(_ paths: [String]) -> [PathHolder] {
    let wanted = Set(paths.map(FileName.init(_:)))
    var holders = state.paths.filter { wanted.contains(FileName($0.value)) }.map {
      PathHolder(path: $0.value, holder: .recording($0.key))
    }
    for batch in state.batches where batch.endedAt == nil {
      for row in batch.rows
      where row.result == nil && row.row.role == .recording && wanted.contains(FileName(row.row.newPath)) {
        holders.append(
          PathHolder(path: row.row.newPath, holder: .batch(batch.batch.id, host: batch.batch.author.host)))
      }
    }
    return holders
  }
}

public enum StoreError: Error {
  case noBatch
  case noRow(Int)
}
