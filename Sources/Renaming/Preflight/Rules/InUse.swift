import Records

/// `in-use`: another process of this user has the file open. It goes on reading it, under its new name.
enum InUse: Rule {
  static let id = "in-use"
  static let severity = Finding.Severity.warning

  static func examine(_ subject: Subject) -> Concern? {
    subject.openBy.map {
      Concern("open in another program (\($0.program), pid \($0.process)): it keeps playing, finds it by new name only")
    }
  }
}
