import Records

/// `companion`: files of the same stem go with it, or stay and why.
enum CompanionFiles: Rule {
  static let id = "companion"
  static let severity = Finding.Severity.info

  static func examine(_ subject: Subject) -> Concern? {
    let around = subject.surroundings
    guard !around.companions.isEmpty || !around.leftBehind.isEmpty else { return nil }
    let going = around.companions.map(\.description).sorted()
    let staying = around.leftBehind.map { "\($0.key) stays: \($0.value)" }.sorted()
    let parts = (going.isEmpty ? [] : ["with it: \(going.joined(separator: ", "))"]) + staying
    return Concern(parts.joined(separator: "; "))
  }
}
