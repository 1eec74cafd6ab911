import Records

/// `leading-dot`: the file would be hidden.
enum LeadingDot: Rule {
  static let id = "leading-dot"
  static let severity = Finding.Severity.warning
  static let concernsReversals = false

  static func examine(_ subject: Subject) -> Concern? {
    subject.request.to.bytes.first == UInt8(ascii: ".")
      ? Concern("a name that begins with a dot is hidden", advice: "edit the name") : nil
  }
}
