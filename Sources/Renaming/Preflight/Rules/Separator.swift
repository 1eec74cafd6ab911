/// `separator`: a slash in the name. Proposals rename within a folder and never move to another.
enum Separator: Rule {
  static let id = "separator"
  static let concernsReversals = false

  static func examine(_ subject: Subject) -> Concern? {
    subject.request.to.bytes.contains(UInt8(ascii: "/"))
      ? Concern("a file name cannot contain /", advice: "edit the name") : nil
  }
}
