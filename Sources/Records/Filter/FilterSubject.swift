import Mixing

/// What a filter looks at of one recording, or of one proposal and its recording.
public struct FilterSubject: Sendable, Hashable {
  /// A proposal as a filter sees it.
  public struct Proposal: Sendable, Hashable {
    public var status: String?
    public var confidence: Double?
    public var currentFilename: String
    public var proposedFilename: String

    public init(status: String?, confidence: Double?, currentFilename: String, proposedFilename: String) {
      self.status = status
      self.confidence = confidence
      self.currentFilename = currentFilename
      self.proposedFilename = proposedFilename
    }
  }

  public var filePath: String
  public var fileName: String
  public var status: String?
  public var metadata: [String: String]
  /// Of the recording.
  public var proposals: [Proposal]
  /// The row of the proposals pane; nil in the recordings pane.
  public var proposal: Proposal?

  public init(
    filePath: String, fileName: String, status: String?, metadata: [String: String] = [:],
    proposals: [Proposal] = [], proposal: Proposal? = nil
  ) {
    self.filePath = filePath
    self.fileName = fileName
    self.status = status
    self.metadata = metadata
    self.proposals = proposals
    self.proposal = proposal
  }

  /// A text field as the card has it: without blanks around it, nil where nothing is left.
  func text(_ key: String) -> String? {
    guard let value = metadata[key] else { return nil }
    guard ["artist", "title", "album", "genre", "label"].contains(key) else { return value }
    let trimmed = value.drop { $0 == " " }
    let end = trimmed.lastIndex { $0 != " " }
    return end.map { String(trimmed[...$0]) }
  }

  /// A number as the card has it: no tempo of 0, the year of the release date where there is no other.
  func number(_ key: String) -> Double? {
    switch key {
    case "bpm": metadata[key].flatMap(MetadataNumber.read).flatMap { $0 > 0 ? $0 : nil }
    case "year":
      (metadata[key].flatMap(MetadataNumber.read) ?? metadata["release_date"].flatMap(MetadataNumber.read))
        .map { $0.rounded(.towardZero) }.flatMap { (1...9999).contains($0) ? $0 : nil }
    default: metadata[key].flatMap(MetadataNumber.read)
    }
  }

  var musicalKey: MusicalKey? { metadata["key"].flatMap(MusicalKey.init(reading:)) }

  /// The lines of `recording_cards.search`.
  var searchLines: [String] {
    ["artist", "title", "album"].compactMap { text($0) } + [fileName] + (proposal.map { [$0.proposedFilename] } ?? [])
  }
}
