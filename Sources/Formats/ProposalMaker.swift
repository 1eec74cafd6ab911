import Foundation
import Records

/// Makes names for the recordings of one folder by a template: safe, different from each other, with a confidence and a
/// reason. The same input gives the same names.
public struct ProposalMaker: Sendable {
  public let template: NameTemplate
  /// Whether names that differ only in case or normal form are proposed too.
  public let includesCase: Bool

  public init(template: NameTemplate = .standard, includesCase: Bool = false) {
    self.template = template
    self.includesCase = includesCase
  }

  /// What tells recordings of one name apart, tried in this order; each adds to the one before.
  enum Addition: CaseIterable { case none, mix, album }

  private struct Draft {
    var name: SafeFileName
    var added: [String]
    /// The title's tag says the artist too; the name says it once.
    var repeatsArtist: Bool
  }

  /// One outcome for each recording of the folder, in the order given. All recordings of the folder should be there:
  /// those whose names are right already count for collisions too.
  public func outcomes(forFolder subjects: [ProposalSubject]) -> [ProposalOutcome] {
    var outcomes = [ProposalOutcome?](repeating: nil, count: subjects.count)
    var drafts: [Int: Draft] = [:]
    for (index, subject) in subjects.enumerated() {
      switch draft(subject, .none) {
      case .success(let draft): drafts[index] = draft
      case .failure(let skip): outcomes[index] = .skipped(skip.reason)
      }
    }
    for clash in clashes(drafts) {
      let told = toldApart(clash, subjects, others: drafts.filter { !clash.contains($0.key) }.values.map(\.name.name))
      for index in clash {
        drafts[index] = told?[index]
        if told == nil { outcomes[index] = .skipped(.sameName) }
      }
    }
    for (index, draft) in drafts { outcomes[index] = outcome(subjects[index], draft) }
    return outcomes.map { $0 ?? .skipped(.emptyName) }
  }

  // MARK: Names

  private struct Skip: Error { let reason: ProposalSkip }

  private func draft(_ subject: ProposalSubject, _ addition: Addition) -> Result<Draft, Skip> {
    if let field = template.fields.first(where: { value(subject, $0) == nil }) {
      return .failure(Skip(reason: .missing(field: field)))
    }
    let bareTitle = titleWithoutArtist(subject)
    var text = template.filled { ($0 == "title" ? bareTitle : nil) ?? value(subject, $0) } ?? ""
    let added = additions(subject, addition, to: text)
    for (_, words) in added { text += words }
    guard let name = SafeFileName(text, fileExtension: SafeFileName.fileExtension(of: subject.fileName)) else {
      return .failure(Skip(reason: .emptyName))
    }
    return .success(Draft(name: name, added: added.map(\.field), repeatsArtist: bareTitle != nil))
  }

  /// What is left of a title like `02 - Mantra - Reshma`, the whole of a file's name in its tag, where the template
  /// says the artist as well. Nil where the title is not used, or does not begin with the artist.
  private func titleWithoutArtist(_ subject: ProposalSubject) -> String? {
    guard Set(["artist", "title"]).isSubset(of: template.fields), let artist = value(subject, "artist"),
      let title = value(subject, "title")
    else { return nil }
    for lead in [title[...], FileNameFields.withoutTrackNumber(title[...])] {
      guard let dash = lead.range(of: " - ") else { continue }
      let rest = String(lead[dash.upperBound...]).trimmingBlanks
      let names = Self.words(of: String(lead[..<dash.lowerBound]))
      if !names.isEmpty, names == Self.words(of: artist), !Self.words(of: rest).isEmpty { return rest }
    }
    return nil
  }

  private func value(_ subject: ProposalSubject, _ field: String) -> String? {
    let text = subject.fields[field]?.value.trimmingBlanks ?? ""
    return text.isEmpty ? nil : text
  }

  /// Fields that are added, with the words that they add; none that the name has already.
  private func additions(
    _ subject: ProposalSubject, _ addition: Addition, to text: String
  ) -> [(field: String, words: String)] {
    var added: [(field: String, words: String)] = []
    func add(_ field: String, _ words: String, _ value: String) {
      if !Self.folded(text).contains(Self.folded(value)) { added.append((field, words)) }
    }
    if addition != .none {
      if let mix = value(subject, "mix") {
        add("mix", " (\(mix))", mix)
      } else if let remixer = value(subject, "remixer") {
        let saysSo = ["mix", "edit", "dub"].contains { Self.folded(remixer).contains($0) }
        add("remixer", saysSo ? " (\(remixer))" : " (\(remixer) Remix)", remixer)
      }
    }
    if addition == .album, let album = value(subject, "album") { add("album", " [\(album)]", album) }
    return added
  }

  // MARK: One name, several recordings

  /// Groups of recordings that would get one name; on exFAT names are without case.
  private func clashes(_ drafts: [Int: Draft]) -> [[Int]] {
    Dictionary(grouping: drafts.keys) { Self.collisionKey(drafts[$0]?.name.name ?? "") }.values
      .filter { $0.count > 1 }.map { $0.sorted() }.sorted { $0[0] < $1[0] }
  }

  private func toldApart(_ clash: [Int], _ subjects: [ProposalSubject], others: [String]) -> [Int: Draft]? {
    let taken = Set(others.map(Self.collisionKey))
    for addition in Addition.allCases.dropFirst() {
      var told: [Int: Draft] = [:]
      for index in clash {
        if case .success(let draft) = draft(subjects[index], addition) { told[index] = draft }
      }
      let keys = Set(told.values.map { Self.collisionKey($0.name.name) })
      if keys.count == clash.count, keys.isDisjoint(with: taken) { return told }
    }
    return nil
  }

  static func collisionKey(_ name: String) -> String {
    name.lowercased().precomposedStringWithCanonicalMapping
  }

  // MARK: Outcome

  private func outcome(_ subject: ProposalSubject, _ draft: Draft) -> ProposalOutcome {
    let (old, new) = (subject.fileName, draft.name.name)
    if old.utf8.elementsEqual(new.utf8) { return .alreadyRight }
    if !includesCase, Self.collisionKey(old) == Self.collisionKey(new) { return .skipped(.sameButForCase) }
    let used = subject.fields.filter { (template.fields + draft.added).contains($0.key) }
    let sharesWord = !Self.words(ofFile: old).isDisjoint(with: Self.words(ofFile: new))
    let isParsed = used.values.contains { $0.source == Self.parsedSource }
    let confidence =
      1 - 0.1 * Double(draft.name.replacements) - (sharesWord ? 0 : 0.3) - (isParsed ? 0.2 : 0)
      - (draft.repeatsArtist ? 0.1 : 0)
    return .proposed(
      ProposedName(
        fileName: new, reason: reason(draft, used, sharesWord: sharesWord),
        confidence: max(0.05, (confidence * 100).rounded() / 100), fieldsUsed: used))
  }

  /// `source` of a value that was parsed out of the file's name.
  public static let parsedSource = "file_name"

  private func reason(_ draft: Draft, _ used: [String: UsedField], sharesWord: Bool) -> String {
    let order = template.fields + draft.added
    let sources = Dictionary(grouping: order) { used[$0]?.source ?? "" }
      .sorted { (order.firstIndex(of: $0.value[0]) ?? 0) < (order.firstIndex(of: $1.value[0]) ?? 0) }
    var parts = sources.map { source, fields in "\(Self.list(fields)) from \(Self.describe(source))" }
    if draft.repeatsArtist { parts.append("the title says the artist too, it is named once") }
    let replaced = draft.name.replacements
    if replaced > 0 { parts.append("\(replaced) \(replaced == 1 ? "character" : "characters") replaced") }
    if !draft.added.isEmpty { parts.append("\(Self.list(draft.added)) added, another file would get the same name") }
    if draft.name.isCut { parts.append("cut to \(SafeFileName.limit) bytes") }
    if !sharesWord { parts.append("no word of the old name is in it") }
    return parts.joined(separator: "; ")
  }

  private static func list(_ fields: [String]) -> String {
    let names = fields.map { $0.replacingOccurrences(of: "_", with: " ") }
    guard let last = names.last, names.count > 1 else { return names.joined() }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }

  private static func describe(_ source: String) -> String {
    switch source {
    case RekordboxLibrary.source: "the rekordbox library"
    case "traktor_nml": "the Traktor library"
    case "file_tag": "the file's tags"
    case parsedSource: "the file name"
    case "": "the library"
    default: source
    }
  }

  private static func folded(_ text: String) -> String {
    text.folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
  }

  private static func words(ofFile name: String) -> Set<String> { Set(words(of: SafeFileName.stem(of: name))) }

  private static func words(of text: String) -> [String] {
    folded(text).split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }
}
