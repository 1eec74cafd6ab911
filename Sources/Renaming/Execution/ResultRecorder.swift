import EventLoop
import FoundationEssentials

/// Writes what became of whole blocks into the journal, in one transaction; where the database refuses that because of
/// one of them, each by itself, and the files of the refused ones get their old names back.
struct ResultRecorder: Sendable {
  /// A block that is neither written nor taken back.
  struct Unsettled: Sendable {
    var rows: [JournalRow]
    var reason: String
  }

  let renamer: Renamer
  let batch: UUID

  /// The outcomes as they were written.
  func record(_ blocks: [[RowOutcome]]) async throws -> (written: [RowOutcome], unsettled: [Unsettled]) {
    let outcomes = blocks.flatMap { $0 }
    guard !outcomes.isEmpty else { return ([], []) }
    do {
      try await renamer.journal.finish(outcomes, of: batch)
      return (outcomes, [])
    } catch let refusal as JournalRefusal {
      return try await recordSingly(blocks, refusal)
    }
  }

  private func recordSingly(
    _ blocks: [[RowOutcome]], _ refusal: JournalRefusal
  ) async throws -> (written: [RowOutcome], unsettled: [Unsettled]) {
    var written: [RowOutcome] = []
    var refused: [(block: [RowOutcome], refusal: JournalRefusal)] = []
    for block in blocks {
      do {
        // A group of one block has had its answer.
        if blocks.count == 1 { throw refusal }
        try await renamer.journal.finish(block, of: batch)
        written += block
      } catch let refusal as JournalRefusal {
        refused.append((block, refusal))
      }
    }
    var unsettled: [Unsettled] = []
    // The last first: it may lie at the name that one before it goes back to.
    for (block, refusal) in refused.reversed() {
      do {
        written += try await takeBack(block, refusal)
      } catch let failure as MoveFailure {
        unsettled.append(Unsettled(rows: block.map(\.row), reason: failure.description))
      }
    }
    return (written, unsettled)
  }

  private func takeBack(_ block: [RowOutcome], _ refusal: JournalRefusal) async throws -> [RowOutcome] {
    let (roots, fileSystem, settings, batch) = (renamer.roots, renamer.fileSystem, renamer.settings, batch)
    let failure = try await BlockingWork.run {
      BlockReversal(batch: batch, rooted: RootedFolders(roots, fileSystem), settings: settings).run(block)
    }
    if let failure {
      throw MoveFailure("the database refuses it (\(refusal)), and its file cannot go back: \(failure)")
    }
    let outcomes = block.map { outcome in
      guard outcome.result == .done else { return outcome }
      let reason = "the database refuses it, so the file has its old name again: \(refusal)"
      return RowOutcome(row: outcome.row, result: .failed(reason: reason), proposalStatus: outcome.row.statusIfFailed)
    }
    do {
      try await renamer.journal.finish(outcomes, of: batch)
    } catch let refusal as JournalRefusal {
      throw MoveFailure("the database refuses even that it failed: \(refusal)")
    }
    return outcomes
  }
}
