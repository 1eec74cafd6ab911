/// `unchanged`: old and new name are the same bytes.
enum Unchanged: Rule {
  static let id = "unchanged"

  static func examine(_ subject: Subject) -> Concern? {
    subject.request.from == subject.request.to ? Concern("the file has this name already") : nil
  }
}
