import FoundationEssentials
import Records

/// An accept or reject with all that took it back or did it again since: for each recording (of a decision: for each
/// proposal) the last rows that were carried out, and in which direction.
struct Lineage: Sendable {
  private struct Step {
    var entries: [JournalEntry]
    /// False: last taken back.
    var stands: Bool
  }
  /// In the order of the first batch.
  private var order: [UUID] = []
  private var last: [UUID: Step] = [:]

  /// The batch itself, then its reversals as they came, each with its entries.
  init(_ batches: [(batch: RenameBatch, entries: [JournalEntry])]) {
    for (batch, entries) in batches {
      for (subject, rows) in Dictionary(grouping: entries.filter { $0.result == .done }, by: \.row.subject) {
        last[subject] = Step(entries: rows, stands: batch.kind != .undo)
      }
      // Later batches of a lineage bring no new recordings.
      guard batch.reverses == nil else { continue }
      order = entries.filter { $0.row.role != .companion }.map(\.row.subject)
    }
  }

  /// What would take back (`standing`), or do again, the last step of each recording.
  func reversals(ofStanding standing: Bool) -> [RenameRequest] {
    order.compactMap { subject in
      guard let step = last[subject], step.stands == standing,
        let entry = step.entries.first(where: { $0.row.role != .companion })
      else { return nil }
      return RenameRequest(reversing: entry, step.entries.filter { $0.row.role == .companion })
    }
  }

  /// Whether it only changed statuses.
  var isDecision: Bool { last.values.contains { $0.entries.contains { $0.row.role == .decision } } }
}

extension JournalRow {
  /// What a lineage follows.
  fileprivate var subject: UUID { role == .decision ? proposalID ?? recordingID : recordingID }
}

extension RenameRequest {
  /// The way back of a row that was done, by the file itself and not by its time.
  init(reversing entry: JournalEntry, _ companions: [JournalEntry]) {
    let row = entry.row
    let (folder, name) = entry.recordingPath.map(Self.parts) ?? (row.folder, row.from)
    let isSameFolder = FileName(folder) == FileName(row.folder)
    let isDecision = row.role == .decision
    let proposal = entry.proposalStatus == nil ? nil : row.proposalID
    self.init(
      proposalID: proposal, recordingID: row.recordingID, folder: folder, from: name,
      to: isDecision ? row.to : row.from,
      madeFor: isDecision ? name : isSameFolder ? row.to : FileName(row.newPath),
      status: entry.proposalStatus.map(ProposalStatus.init(rawValue:)),
      statusAfter: row.statusBefore == .failed ? .pending : row.statusBefore,
      expected: ExpectedFile(row.file), isReversal: true, companions: companions.compactMap(Companion.init))
  }
}

extension RenameRequest.Companion {
  fileprivate init?(_ entry: JournalEntry) {
    guard let file = entry.row.file else { return nil }
    self.init(from: entry.row.to, to: entry.row.from, file: file)
  }
}

extension ExpectedFile {
  fileprivate init(_ file: JournaledFile?) {
    self.init(
      facts: file.map { FileFacts(inode: $0.inode, size: $0.size, mtime: $0.modified) },
      recorded: RecordedFile(
        size: file?.size, modified: file.map { Date(timeIntervalSince1970: Double($0.modified) / 1e9) },
        sha256: file?.sha256))
  }
}
