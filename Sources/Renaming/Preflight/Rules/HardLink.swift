import Records

/// `hard-link`: the file has further names, which stay as they are.
enum HardLink: Rule {
  static let id = "hard-link"
  static let severity = Finding.Severity.warning

  static func examine(_ subject: Subject) -> Concern? {
    guard let status = subject.status, status.kind == .file, status.links > 1 else { return nil }
    return Concern("the file has \(status.links) names (hard links); the others stay")
  }
}
