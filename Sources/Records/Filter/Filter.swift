import Mixing

/// What a list is narrowed to: the filter language of `spec/screen.md`, as a value.
///
/// Made from text by ``init(parsing:)``, compiled to SQL by Catalog, and evaluated in Swift by ``matches(_:)``.
/// Recordings and proposals share the language; only ``Term/status(_:)`` means each pane's own.
public indirect enum Filter: Sendable, Hashable {
  /// Every one of them holds.
  case all([Filter])
  /// At least one of them holds.
  case any([Filter])
  case not(Filter)
  case term(Term)

  /// One thing that is asked of a recording. Texts are folded (``fold(_:)``).
  public enum Term: Sendable, Hashable {
    /// Occurs in artist, title, album or file name (in the proposals pane also in the proposed name).
    case word(String)
    /// Occurs in the value of a metadata key.
    case text(key: String, String)
    /// The number at the start of a metadata value (``MetadataNumber``) lies in the range.
    case number(key: String, FilterRange)
    /// The date in a metadata value (`2018`, `2018-02`, `2018-02-05`) lies in the span.
    case date(key: String, FilterDates)
    /// One of these keys.
    case musicalKey(Set<MusicalKey>)
    /// Occurs in the path.
    case path(String)
    /// Occurs in the file name.
    case fileName(String)
    /// Recordings: `recordings.status`. Proposals: the proposal's.
    case status(String)
    /// Recordings: there is a proposal of this status (``proposalNone``: none at all). Proposals: the proposal's.
    case proposal(String)
    /// Recordings: there is a proposal with such a confidence. Proposals: the proposal's.
    case confidence(FilterRange)
  }

  /// `proposal:none`: recordings without any proposal.
  public static let proposalNone = "none"
  /// `proposal:stale`: pending for a name that the recording no longer has.
  public static let proposalStale = "stale"
}

/// A range of numbers, each end included or not, or open.
public struct FilterRange: Sendable, Hashable {
  public struct End: Sendable, Hashable {
    public var value: Double
    public var isIncluded: Bool
    public init(_ value: Double, isIncluded: Bool) {
      self.value = value
      self.isIncluded = isIncluded
    }
  }
  public var lower: End?
  public var upper: End?

  public init(lower: End? = nil, upper: End? = nil) {
    self.lower = lower
    self.upper = upper
  }

  public func contains(_ value: Double) -> Bool {
    if let lower, value < lower.value || value == lower.value && !lower.isIncluded { return false }
    if let upper, value > upper.value || value == upper.value && !upper.isIncluded { return false }
    return !value.isNaN
  }
}

/// A span of dates; each end as precise as it was written, and compared as precisely.
public struct FilterDates: Sendable, Hashable {
  /// `2018`, `2018-02` or `2018-02-05`, included; nil: open.
  public var from: String?
  public var through: String?
  /// `from` itself is left out (`>2018`), or `through` (`<2018`).
  public var isExclusive: Bool

  public init(from: String? = nil, through: String? = nil, isExclusive: Bool = false) {
    self.from = from
    self.through = through
    self.isExclusive = isExclusive
  }

  /// Whether a metadata value is a date of the span; what does not begin with four digits is no date.
  public func contains(_ value: String) -> Bool {
    guard value.utf8.count >= 4, value.utf8.prefix(4).allSatisfy({ (0x30...0x39).contains($0) }) else { return false }
    if let from {
      let start = String(value.unicodeScalars.prefix(from.utf8.count)).utf8
      if start.lexicographicallyPrecedes(from.utf8) || isExclusive && start.elementsEqual(from.utf8) { return false }
    }
    if let through {
      let start = String(value.unicodeScalars.prefix(through.utf8.count)).utf8
      if through.utf8.lexicographicallyPrecedes(start) || isExclusive && start.elementsEqual(through.utf8) {
        return false
      }
    }
    return true
  }
}
