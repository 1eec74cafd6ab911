extension Filter {
  /// Whether the filter lets a recording (or proposal) through: the plain meaning of the language, against which the
  /// compiler to SQL is tested. What a recording lacks never matches, and `-` of it does.
  public func matches(_ subject: FilterSubject) -> Bool {
    switch self {
    case .all(let filters): filters.allSatisfy { $0.matches(subject) }
    case .any(let filters): filters.contains { $0.matches(subject) }
    case .not(let filter): !filter.matches(subject)
    case .term(let term): term.matches(subject)
    }
  }
}

extension Filter.Term {
  func matches(_ subject: FilterSubject) -> Bool {
    switch self {
    case .word(let word): subject.searchLines.contains { occurs(word, in: $0) }
    case .text(let key, let text): subject.text(key).map { occurs(text, in: $0) } ?? false
    case .number(let key, let range): subject.number(key).map(range.contains) ?? false
    case .date(let key, let dates): subject.metadata[key].map(dates.contains) ?? false
    case .musicalKey(let keys): subject.musicalKey.map(keys.contains) ?? false
    case .path(let text): occurs(text, in: subject.filePath)
    case .fileName(let text): occurs(text, in: subject.fileName)
    case .status(let status): isStatus(status, subject.proposal.map(\.status) ?? subject.status)
    case .proposal(let status): matches(status, subject)
    case .confidence(let range):
      (subject.proposal.map { [$0] } ?? subject.proposals).contains { $0.confidence.map(range.contains) ?? false }
    }
  }

  private func matches(_ status: String, _ subject: FilterSubject) -> Bool {
    let proposals = subject.proposal.map { [$0] } ?? subject.proposals
    return switch status {
    case Filter.proposalNone: proposals.isEmpty
    case Filter.proposalStale:
      proposals.contains { $0.status == "pending" && !$0.currentFilename.utf8.elementsEqual(subject.fileName.utf8) }
    default: proposals.contains { isStatus(status, $0.status) }
    }
  }

  /// How a status may be written: `missing`, `MISSING`, `Missing`.
  public static func spellings(ofStatus status: String) -> [String] {
    [status, status.uppercased(), status.prefix(1).uppercased() + status.dropFirst()]
  }

  private func isStatus(_ status: String, _ found: String?) -> Bool {
    found.map(Self.spellings(ofStatus: status).contains) ?? false
  }

  /// By scalars, as PostgreSQL does: a Character may hold several.
  private func occurs(_ folded: String, in text: String) -> Bool {
    let (needle, hay) = (Array(folded.utf8), Array(fold(text).utf8))
    guard needle.count <= hay.count else { return false }
    return (0...(hay.count - needle.count)).contains { hay[$0..<($0 + needle.count)].elementsEqual(needle) }
  }
}
