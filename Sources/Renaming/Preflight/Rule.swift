import Records

/// One thing that the preflight looks for. A rule is a file of its own in `Rules`, and sees only its `Subject`.
protocol Rule: Sendable {
  /// As the command line's JSON shows it.
  static var id: String { get }
  static var severity: Finding.Severity { get }
  /// Whether it also holds for taking a rename back: a name that a file had before is no new name.
  static var concernsReversals: Bool { get }
  /// Nil: nothing to say.
  static func examine(_ subject: Subject) -> Concern?
}

extension Rule {
  static var severity: Finding.Severity { .error }
  static var concernsReversals: Bool { true }

  static func finding(_ subject: Subject) -> Finding? {
    guard concernsReversals || !subject.request.isReversal, let concern = examine(subject) else { return nil }
    return Finding(
      rule: id, severity: concern.severity ?? severity, message: concern.message, advice: concern.advice)
  }
}

/// What a rule has to say.
struct Concern: Sendable, Hashable {
  var message: String
  var advice: String?
  /// Where the rule has two.
  var severity: Finding.Severity?

  init(_ message: String, advice: String? = nil, severity: Finding.Severity? = nil) {
    self.message = message
    self.advice = advice
    self.severity = severity
  }
}

/// All rules, in the order in which findings of one severity are shown.
enum Rules {
  /// These need nothing but the request and its file. A request that one of them refuses stays where it is, and is
  /// part of the final state as a file that does not move.
  static let ofRequest: [any Rule.Type] = [
    Stale.self, Unchanged.self, OutsideRoot.self, SourceMissing.self, SymbolicLink.self, SourceChanged.self,
    EmptyStem.self, EmptyField.self, Separator.self, ControlCharacter.self, ForbiddenCharacter.self,
    ReservedName.self, TrailingDotOrSpace.self, LeadingDot.self, NameTooLong.self, PathTooLong.self,
    ExtensionChanged.self, CrossDevice.self, ReadOnly.self, NotPermitted.self, HardLink.self, InUse.self,
    SecondProposal.self,
  ]

  /// These look at the batch as a whole, in its final state.
  static let ofBatch: [any Rule.Type] = [
    TargetClaimed.self, TargetExists.self, CaseCollision.self, UnicodeCollision.self, CaseOnly.self, Chain.self,
    Cycle.self, CompanionFiles.self,
  ]

  static var all: [any Rule.Type] { ofRequest + ofBatch }
}
