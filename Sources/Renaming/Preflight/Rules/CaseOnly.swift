import Records

/// `case-only`: only case or Unicode normalisation changes; works on any file system.
enum CaseOnly: Rule {
  static let id = "case-only"
  static let severity = Finding.Severity.info

  static func examine(_ subject: Subject) -> Concern? {
    let request = subject.request
    guard request.from != request.to, NameKey(request.from) == NameKey(request.to) else { return nil }
    return NameKey.areNormalisations(request.from, request.to)
      ? Concern("only the Unicode normalisation changes") : Concern("only upper and lower case change")
  }
}
