/// `empty-field`: a field that the name was made of has no value, so that two names may become one.
enum EmptyField: Rule {
  static let id = "empty-field"
  static let concernsReversals = false

  static func examine(_ subject: Subject) -> Concern? {
    let empty = subject.request.fieldsUsed.filter { $0.value.value.allSatisfy(\.isWhitespace) }.keys.sorted()
    if !empty.isEmpty {
      return Concern("no value for \(empty.joined(separator: ", "))", advice: "edit the name, or the metadata")
    }
    // Another program does not say which fields it used: a dash with nothing on one side tells.
    guard subject.request.fieldsUsed.isEmpty, let stem = String(validating: subject.request.to.stem, as: UTF8.self)
    else { return nil }
    let hasLooseDash = stem.hasPrefix("- ") || stem.hasPrefix(" - ") || stem.hasSuffix(" -") || stem.hasSuffix(" - ")
    return hasLooseDash ? Concern("a part of the name beside the dash is empty", advice: "edit the name") : nil
  }
}
