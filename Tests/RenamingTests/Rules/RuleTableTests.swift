import Records
import Testing

@testable import Renaming

/// What the command line's JSON may show: no rule is added or lost, or changes its severity, unnoticed.
struct RuleTableTests {
  static let severities: [String: Finding.Severity] = [
    "unchanged": .error, "source-missing": .error, "source-changed": .error, "target-exists": .error,
    "target-claimed": .error, "chain": .info, "cycle": .info, "case-only": .info, "case-collision": .error,
    "unicode-collision": .error, "empty-stem": .error, "empty-field": .error, "forbidden-character": .error,
    "control-character": .error, "separator": .error, "reserved-name": .error, "leading-dot": .warning,
    "trailing-dot-or-space": .error, "name-too-long": .error, "path-too-long": .error, "extension-changed": .warning,
    "cross-device": .error, "not-permitted": .error, "read-only": .error, "outside-root": .error,
    "symbolic-link": .error, "stale": .error, "second-proposal": .error, "companion": .info, "in-use": .warning,
    "hard-link": .warning,
  ]

  @Test func `These are all rules, each once, and each as grave as it should be`() {
    #expect(Rules.all.count == Self.severities.count)
    #expect(Dictionary(Rules.all.map { ($0.id, $0.severity) }) { first, _ in first } == Self.severities)
  }
}
