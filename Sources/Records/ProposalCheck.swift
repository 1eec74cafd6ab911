/// What the preflight says about one rename proposal.
public struct ProposalCheck: Sendable, Hashable, Codable {
  /// The verdict as a whole: of the findings the gravest, or `stale`.
  public enum State: String, Sendable, Hashable, Codable, CaseIterable {
    /// Can be accepted; there may be findings of severity info.
    case ok
    /// Can be accepted, but something deserves a look.
    case warning
    /// Cannot be accepted.
    case error
    /// Made for a name that the recording no longer has: shown, never applied.
    case stale
  }

  public var state: State
  /// Gravest first.
  public var findings: [Finding]

  public init(state: State, findings: [Finding]) {
    self.state = state
    self.findings = findings
  }

  /// The verdict that follows from `findings`, which are put in order.
  public init(_ findings: [Finding]) {
    let ordered = findings.enumerated().sorted {
      ($1.element.severity, $0.offset) < ($0.element.severity, $1.offset)
    }
    self.findings = ordered.map(\.element)
    if findings.contains(where: { $0.rule == Finding.staleRule }) {
      state = .stale
    } else {
      state =
        switch self.findings.first?.severity {
        case .error: .error
        case .warning: .warning
        case .info, nil: .ok
        }
    }
  }

  /// Nothing was found.
  public static let ok = ProposalCheck(state: .ok, findings: [])

  /// Whether accepting would rename the file.
  public var canBeAccepted: Bool { state == .ok || state == .warning }
}

/// One thing that a rule of the preflight found.
public struct Finding: Sendable, Hashable, Codable {
  /// How grave a finding is; it belongs to the rule.
  public enum Severity: String, Sendable, Hashable, Codable, CaseIterable, Comparable {
    case info, warning, error

    private var rank: Int {
      switch self {
      case .info: 0
      case .warning: 1
      case .error: 2
      }
    }

    public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
  }

  /// The id of the rule that makes a proposal stale.
  public static let staleRule = "stale"

  /// The rule's id, as the command line's JSON shows it: `target-exists`, `case-only`, …
  public var rule: String
  public var severity: Severity
  /// What is the case, in one sentence without a full stop.
  public var message: String
  /// What would help, where something would.
  public var advice: String?

  public init(rule: String, severity: Severity, message: String, advice: String? = nil) {
    self.rule = rule
    self.severity = severity
    self.message = message
    self.advice = advice
  }
}
