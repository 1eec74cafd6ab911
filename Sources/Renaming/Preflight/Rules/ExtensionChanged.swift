import Records

/// `extension-changed`: players go by the extension; `.MP3` to `.mp3` is worth a word as well.
enum ExtensionChanged: Rule {
  static let id = "extension-changed"
  static let severity = Finding.Severity.warning
  static let concernsReversals = false

  static func examine(_ subject: Subject) -> Concern? {
    let old = subject.request.from.pathExtension
    let new = subject.request.to.pathExtension
    guard old != new else { return nil }
    return Concern("extension changes from \(shown(old)) to \(shown(new))")
  }

  private static func shown(_ bytes: [UInt8]) -> String {
    bytes.isEmpty ? "none" : "." + String(decoding: bytes, as: UTF8.self)
  }
}
