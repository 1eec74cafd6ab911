import FoundationEssentials
import Mixing
import Postgres
import Records

/// Writes a filter as a condition on `recording_cards c`, joined with `recordings r`, or in the proposals pane with
/// `rename_proposals p` and `proposal_cards pc`. Every value is a parameter.
struct FilterCompiler {
  enum Pane {
    case recordings, proposals
    /// Recordings of which no more is asked than ``Filter/isOfTexts``: a condition on `recording_texts t` alone.
    case texts
  }
  let pane: Pane
  /// What is known of the filter's terms already.
  var lookup = FilterLookup.none

  /// A condition that is never NULL where it matters: under a NOT, what a recording lacks counts as "does not match".
  func condition(_ filter: Filter, _ builder: inout StatementBuilder) -> String {
    switch filter {
    case .all(let filters): joined(filters, " AND ", none: "true", &builder)
    case .any(let filters): joined(filters, " OR ", none: "false", &builder)
    case .not(let filter): "(\(condition(filter, &builder))) IS NOT TRUE"
    case .term(let term): condition(term, &builder)
    }
  }

  private func joined(
    _ filters: [Filter], _ operation: String, none: String, _ builder: inout StatementBuilder
  ) -> String {
    var parts: [String] = []
    for filter in filters { parts.append(condition(filter, &builder)) }
    return parts.isEmpty ? none : "(\(parts.joined(separator: operation)))"
  }

  private func condition(_ term: Filter.Term, _ builder: inout StatementBuilder) -> String {
    if let found = lookup.recordings[term] { return "c.recording_id = ANY(\(builder.bind(.uuidArray(found)))::uuid[])" }
    if let found = lookup.proposals[term] { return "p.id = ANY(\(builder.bind(.uuidArray(found)))::uuid[])" }
    if pane != .recordings, let text = inTexts(term, &builder) { return text }
    return switch term {
    case .word(let word): "c.search LIKE \(builder.bind(containing: word))"
    case .text, .number, .date:
      entry(term, &builder).map { isOfCard($0, few: term.isShort) } ?? onCard(term, &builder)
    case .musicalKey(let keys):
      "c.key = ANY(\(builder.bind(.intArray(keys.map { Int64($0.index) }.sorted())))::bigint[])"
    case .path(let text): "fold(r.file_path) LIKE \(builder.bind(containing: text))"
    case .fileName(let text): fileName(builder.bind(containing: text))
    case .status(let status): self.status(status, of: pane == .proposals ? "p" : "r", &builder)
    case .proposal(Filter.proposalNone): noProposal
    case .proposal(Filter.proposalStale): staleProposal
    case .proposal(let status): proposal { self.status(status, of: $0, &builder) }
    case .confidence(let range):
      proposal { "\($0).confidence_score <> 'NaN' AND " + Self.range(range, "\($0).confidence_score", &builder) }
    }
  }

  // MARK: Texts

  /// What `recording_texts` (0025) and `proposal_cards` (0026) hold, folded already, each field a line. Nil for any other
  /// term.
  private func inTexts(_ term: Filter.Term, _ builder: inout StatementBuilder) -> String? {
    func bind(_ text: String) -> String { builder.bind(containing: text.replacing("\n", with: "\u{1F}")) }
    let ofProposal = pane == .proposals
    switch term {
    case .word(let word):
      let pattern = bind(word)
      return ofProposal ? "pc.search LIKE \(pattern)" : "(t.name LIKE \(pattern) OR t.tags LIKE \(pattern))"
    case .fileName(let text):
      let pattern = bind(text)
      return ofProposal ? Self.line(1, of: "pc.search", like: pattern) : "t.name LIKE \(pattern)"
    case .path(let text): return "\(ofProposal ? "pc" : "t").path LIKE \(bind(text))"
    case .text(let key, let text):
      guard let place = Filter.cardTexts.firstIndex(of: key) else { return nil }
      let pattern = bind(text)
      return ofProposal
        ? Self.line(place + 2, of: "pc.search", like: pattern) : Self.line(place + 1, of: "t.tags", like: pattern)
    default: return nil
    }
  }

  /// What occurs in one of the lines occurs in all of them, which is seen sooner.
  private static func line(_ number: Int, of lines: String, like pattern: String) -> String {
    "(\(lines) LIKE \(pattern) AND split_part(\(lines), E'\\n', \(number)) LIKE \(pattern))"
  }

  /// Fields of `recording_cards c`; dates are none.
  private func onCard(_ term: Filter.Term, _ builder: inout StatementBuilder) -> String {
    switch term {
    case .text(let key, let text): self.text(key, text, spellings: lookup.spellings[term], &builder)
    case .number("bpm", let range): "(\(Self.range(range, "c.bpm", &builder)))"
    case .number(_, let range): "(\(years(range, &builder)))"
    default: "false"
    }
  }

  private func text(
    _ key: String, _ text: String, spellings: [String]?, _ builder: inout StatementBuilder
  ) -> String {
    guard let spellings else {
      let pattern = builder.bind(containing: text)
      // What occurs in a part of `search` occurs in `search`, which has an index.
      return Filter.cardTexts.contains(key)
        ? "(c.search LIKE \(pattern) AND fold(c.\(key)) LIKE \(pattern))" : "fold(c.\(key)) LIKE \(pattern)"
    }
    // The index holds 256 characters of each.
    let isSpelled = "left(c.\(key), 256) = ANY(\(builder.bind(.textArray(spellings)))::text[])"
    guard spellings.contains(where: { $0.unicodeScalars.count == 256 }) else { return isSpelled }
    return "(\(isSpelled) AND fold(c.\(key)) LIKE \(builder.bind(containing: text)))"
  }

  /// The last line of `search` is the file name, folded already; a name that has lines itself is folded anew. Where the
  /// text stands before no line's end, it is in the name: the line is taken out for the others alone.
  private func fileName(_ pattern: String) -> String {
    """
    (c.search LIKE \(pattern) AND (c.search NOT LIKE \(pattern) || E'\\n%' OR split_part(c.search, E'\\n', -1) LIKE \(pattern)
      OR strpos(c.file_name, E'\\n') > 0 AND fold(c.file_name) LIKE \(pattern)))
    """
  }

  // MARK: Metadata

  /// What a row of `metadata m` has to be, of which each recording has one at most. Nil for what a card or a proposal knows.
  func entry(_ term: Filter.Term, _ builder: inout StatementBuilder) -> String? {
    switch term {
    case .text(let key, let text) where !Filter.cardTexts.contains(key) && !Filter.otherCardTexts.contains(key):
      "m.key = \(builder.bind(.text(key))) AND fold(m.value) LIKE \(builder.bind(containing: text))"
    case .number(let key, let range) where key != "bpm" && key != "year":
      "m.key = \(builder.bind(.text(key))) AND \(Self.range(range, "metadata_number(m.value)", &builder))"
    case .date(let key, let dates): "m.key = \(builder.bind(.text(key))) AND \(self.dates(dates, &builder))"
    default: nil
    }
  }

  /// `few`: all that pass are found first. How many hold one or two letters the planner cannot tell, and where they are few
  /// it would ask metadata for each card in the list's order.
  private func isOfCard(_ entry: String, few: Bool) -> String {
    few
      ? "c.recording_id IN (SELECT m.recording_id FROM metadata m WHERE \(entry) OFFSET 0)"
      : "EXISTS (SELECT FROM metadata m WHERE m.recording_id = c.recording_id AND \(entry))"
  }

  /// In whole years, as the index has them.
  private func years(_ range: FilterRange, _ builder: inout StatementBuilder) -> String {
    func year(_ value: Double) -> PostgresValue { .int(Int64(min(20_000, max(-1, value)))) }
    var parts: [String] = []
    if let lower = range.lower {
      let first = lower.isIncluded ? lower.value.rounded(.up) : lower.value.rounded(.down) + 1
      parts.append("c.year >= \(builder.bind(year(first)))::smallint")
    }
    if let upper = range.upper {
      let last = upper.isIncluded ? upper.value.rounded(.down) : upper.value.rounded(.up) - 1
      parts.append("c.year <= \(builder.bind(year(last)))::smallint")
    }
    return parts.isEmpty ? "c.year IS NOT NULL" : parts.joined(separator: " AND ")
  }

  static func range(_ range: FilterRange, _ expression: String, _ builder: inout StatementBuilder) -> String {
    var parts: [String] = []
    if let lower = range.lower {
      parts.append(
        "\(expression) >\(lower.isIncluded ? "=" : "") \(builder.bind(.double(lower.value)))::double precision")
    }
    if let upper = range.upper {
      parts.append(
        "\(expression) <\(upper.isIncluded ? "=" : "") \(builder.bind(.double(upper.value)))::double precision")
    }
    return parts.isEmpty ? "\(expression) IS NOT NULL" : parts.joined(separator: " AND ")
  }

  private func dates(_ dates: FilterDates, _ builder: inout StatementBuilder) -> String {
    var parts = ["m.value ~ '^[0-9]{4}'"] + years(dates, &builder)
    let equal = dates.isExclusive ? "" : "="
    if let from = dates.from {
      parts.append("left(m.value, \(from.utf8.count)) COLLATE \"C\" >\(equal) \(builder.bind(.text(from)))::text")
    }
    if let through = dates.through {
      parts.append("left(m.value, \(through.utf8.count)) COLLATE \"C\" <\(equal) \(builder.bind(.text(through)))::text")
    }
    return parts.joined(separator: " AND ")
  }

  /// The range of years as the index on texts has it, which is in ICU's order: digits compare there as everywhere, and
  /// nothing comes after U+FFFF. What lies in it is compared to the day.
  private func years(_ dates: FilterDates, _ builder: inout StatementBuilder) -> [String] {
    let value = "left(m.value, 256) COLLATE \"und-x-icu\""
    var parts: [String] = []
    if let from = dates.from { parts.append("\(value) >= \(builder.bind(.text(String(from.prefix(4)))))::text") }
    if let through = dates.through {
      parts.append("\(value) < \(builder.bind(.text(through.prefix(4) + "\u{FFFF}")))::text")
    }
    return parts
  }

  // MARK: Proposals

  private var noProposal: String {
    pane == .proposals
      ? "false" : "NOT EXISTS (SELECT FROM rename_proposals q WHERE q.recording_id = c.recording_id)"
  }

  private var staleProposal: String {
    pane == .proposals
      ? "(p.status = 'pending' AND pc.is_outdated)"
      : """
      EXISTS (SELECT FROM rename_proposals q JOIN proposal_cards d ON d.proposal_id = q.id
        WHERE q.recording_id = c.recording_id AND q.status = 'pending' AND d.is_outdated)
      """
  }

  /// The row itself in the proposals pane, any proposal of the recording otherwise.
  private func proposal(_ test: (String) -> String) -> String {
    pane == .proposals
      ? "(\(test("p")))"
      : "EXISTS (SELECT FROM rename_proposals q WHERE q.recording_id = c.recording_id AND \(test("q")))"
  }

  /// In lower case, upper case and with a capital, so that the index on the column serves.
  private func status(_ status: String, of alias: String, _ builder: inout StatementBuilder) -> String {
    "\(alias).status = ANY(\(builder.bind(.textArray(Filter.Term.spellings(ofStatus: status))))::text[])"
  }
}

extension Filter {
  /// All that it asks.
  var terms: [Term] {
    switch self {
    case .all(let filters), .any(let filters): filters.flatMap(\.terms)
    case .not(let filter): filter.terms
    case .term(let term): [term]
    }
  }

  /// The fields of a card that words are looked for in, as their lines stand.
  fileprivate static let cardTexts = ["artist", "title", "album"]
  fileprivate static let otherCardTexts = ["genre", "label"]

  /// In the recordings pane the condition names `recordings r`.
  var needsRecordings: Bool {
    terms.contains { term in
      switch term {
      case .path, .status: true
      default: false
      }
    }
  }

  /// The condition names `recording_cards c`.
  func needsCards(in pane: FilterCompiler.Pane) -> Bool {
    terms.contains { term in
      switch term {
      case .path, .status: false
      case .proposal, .confidence: pane == .recordings
      default: pane == .recordings || !term.isOfTexts
      }
    }
  }

  /// In the proposals pane the condition names `proposal_cards pc`.
  var needsProposalCards: Bool { terms.contains { $0.isOfTexts || $0 == .proposal(Self.proposalStale) } }

  /// It asks for nothing but what `recording_texts` holds.
  var isOfTexts: Bool { terms.allSatisfy(\.isOfTexts) }

  /// One of its texts is long enough for the index of trigrams.
  var hasTrigrams: Bool {
    terms.contains { term in
      switch term {
      case .word(let text), .path(let text), .fileName(let text), .text(_, let text): text.unicodeScalars.count >= 3
      default: false
      }
    }
  }
}

extension Filter.Term {
  /// A text of one or two letters.
  fileprivate var isShort: Bool { if case .text(_, let text) = self { text.unicodeScalars.count < 3 } else { false } }

  fileprivate var isOfTexts: Bool {
    switch self {
    case .word, .path, .fileName: true
    case .text(let key, _): Filter.cardTexts.contains(key)
    default: false
    }
  }
}
