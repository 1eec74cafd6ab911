import Records

/// `cycle`: files of this batch change names round a circle; two of them swap.
enum Cycle: Rule {
  static let id = "cycle"
  static let severity = Finding.Severity.info

  static func examine(_ subject: Subject) -> Concern? {
    guard subject.surroundings.isInCycle, let other = subject.surroundings.waitsFor else { return nil }
    return Concern("changes places with \(other)")
  }
}
