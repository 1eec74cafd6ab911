import Records

/// Looks at a whole batch before anything is touched: every rule, over the final state.
///
/// Blocks; `Renamer` calls it on a thread of `BlockingWork`.
struct Preflight {
  /// What is said about one request, and the files that would move with it: none where it is refused.
  struct Verdict: Sendable {
    var request: RenameRequest
    var check: ProposalCheck
    var moves: [PlannedMove]
  }

  let roots: Roots
  let fileSystem: any FileSystem
  let settings: RenameSettings

  var isMarkOnly: Bool { settings.markOnly || roots.isEmpty }

  /// One verdict for each request, in their order. `holders`: what the journal says of the new paths.
  func examine(_ requests: [RenameRequest], holders: [PathHolder]) -> [Verdict] {
    let survey = isMarkOnly ? Survey(unseen: requests) : Survey(requests, roots, fileSystem, settings)
    let findings = survey.subjects.map { subject in Rules.ofRequest.compactMap { $0.finding(subject) } }
    let state = FinalState(
      requests, survey.subjects.map(\.surroundings), moves: moves(survey, findings), folders: survey.folders,
      holders: holders)
    let movesOf = Dictionary(grouping: state.moves.filter { state.isMoving[$0.request] }, by: \.request)
    return survey.subjects.indices.map { index in
      var subject = survey.subjects[index]
      subject.surroundings = state.surroundings[index]
      let around = Rules.ofBatch.compactMap { $0.finding(subject) }
      return Verdict(
        request: subject.request, check: ProposalCheck(findings[index] + around), moves: movesOf[index] ?? [])
    }
  }

  /// The moves of every request that no rule has refused so far.
  private func moves(_ survey: Survey, _ findings: [[Finding]]) -> [PlannedMove] {
    var moves: [PlannedMove] = []
    for (index, subject) in survey.subjects.enumerated() {
      guard let folder = survey.folderOf[index], !findings[index].contains(where: { $0.severity == .error }) else {
        continue
      }
      moves.append(
        PlannedMove(
          request: index, isCompanion: false, folder: folder, from: subject.request.from,
          listed: subject.listed ?? subject.request.from, to: subject.request.to, status: subject.status ?? .unseen))
      moves += survey.companions[index]
    }
    return moves
  }
}

extension FileStatus {
  /// In mark-only mode.
  fileprivate static let unseen = FileStatus(kind: .file, id: FileID(device: 0, inode: 0), size: 0, modified: 0)
}
