import FoundationEssentials

/// What `propose` did.
public struct ProposeReport: Sendable {
  public let correlationID: UUID
  public internal(set) var considered = 0
  public internal(set) var proposed = 0
  public internal(set) var alreadyRight = 0
  /// Its recording has a proposal for the same pair of names, whatever became of it.
  public internal(set) var alreadyProposed = 0
  /// By reason.
  public internal(set) var skipped: [String: Int] = [:]

  init(correlationID: UUID) { self.correlationID = correlationID }

  /// For the message line.
  public var sentence: String {
    let skips = skipped.values.reduce(0, +)
    let parts = [
      proposed == 0 ? "No new proposals" : "\(proposed) new proposal\(proposed == 1 ? "" : "s")",
      "\(considered) recordings looked at", alreadyProposed > 0 ? "\(alreadyProposed) proposed before" : nil,
      skips > 0 ? "\(skips) skipped" : nil,
    ]
    return parts.compactMap(\.self).joined(separator: ", ")
  }
}
