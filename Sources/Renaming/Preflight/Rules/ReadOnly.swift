import Glibc

/// `read-only`: the file system is mounted so.
enum ReadOnly: Rule {
  static let id = "read-only"

  static func examine(_ subject: Subject) -> Concern? {
    guard case .folder(let limits, _) = subject.place else { return nil }
    guard limits.isReadOnly || subject.refusal?.code == EROFS else { return nil }
    return Concern("the file system (\(limits.fileSystem)) is mounted read-only", advice: "mount it for writing")
  }
}
