import Catalog
import Formats
import FoundationEssentials
import Records

extension MusicLibrary {
  /// Makes proposals from metadata for what the filter matches; the same run again makes none.
  ///
  /// - Parameters:
  ///   - chosen: not all that the filter matches, but of all recordings these.
  ///   - template: `{artist} - {title}` unless given.
  ///   - includesCase: names that differ only in case or normal form too.
  /// - Throws: `NameTemplate.TemplateError`, ``LibraryError/filter(_:offset:reason:)``, `PostgresError`.
  public func propose(
    filter: String = "", only chosen: ChosenRecordings? = nil, template: String? = nil, includesCase: Bool = false,
    isDryRun: Bool = false,
    progress: @escaping @Sendable (Int, Int?) -> Void = { _, _ in }
  ) async throws -> ProposeReport {
    if !isDryRun { try await catalog.requireFullAccess() }
    let maker = ProposalMaker(
      template: try template.map { try NameTemplate($0) } ?? .standard, includesCase: includesCase)
    return try await ProposeRun(self, maker: maker, isDryRun: isDryRun, progress: progress)
      .run(filter: filter, only: chosen)
  }
}

extension MusicLibrary {
  /// Proposals that somebody made by hand: for the demo, and for other programs. None is made twice; a path that is no
  /// recording's is left out.
  public func addProposals(_ wishes: [(path: String, name: String, reason: String, confidence: Double)]) async throws {
    var drafts: [ProposalDraft] = []
    for wish in wishes {
      guard let recording = try await catalog.recordings.recording(at: wish.path) else { continue }
      drafts.append(
        ProposalDraft(
          recordingID: recording.id, currentFilename: recording.fileName, proposedFilename: wish.name,
          reason: wish.reason, fieldsUsed: [:], file: nil, confidence: wish.confidence))
    }
    _ = try await catalog.proposals.insert(drafts, correlationID: UUID())
  }
}
