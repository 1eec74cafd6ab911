import Records

/// `chain`: the new name is that of a file which this batch renames first.
enum Chain: Rule {
  static let id = "chain"
  static let severity = Finding.Severity.info

  static func examine(_ subject: Subject) -> Concern? {
    guard !subject.surroundings.isInCycle, let other = subject.surroundings.waitsFor else { return nil }
    return Concern("\(other) is renamed first")
  }
}
