/// `symbolic-link`: the recording's path ends in a link. Renaming it would rename the link, not the music.
enum SymbolicLink: Rule {
  static let id = "symbolic-link"

  static func examine(_ subject: Subject) -> Concern? {
    subject.status?.kind == .symbolicLink
      ? Concern("it is a symbolic link, not the file itself", advice: "import the folder that the link leads to") : nil
  }
}
