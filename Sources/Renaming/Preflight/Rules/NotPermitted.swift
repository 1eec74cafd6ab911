import Glibc

/// `not-permitted`: found by trying, so that access lists, sticky folders and immutable files count.
enum NotPermitted: Rule {
  static let id = "not-permitted"

  static func examine(_ subject: Subject) -> Concern? {
    if case .refused(.closed(let error)) = subject.place, ![ENOENT, ENOTDIR, EXDEV, ELOOP].contains(error.code) {
      return Concern("the folder cannot be opened: \(SystemError.text(of: error.code))")
    }
    if case .unreadable(let error) = subject.source {
      return Concern("the file cannot be looked at: \(SystemError.text(of: error.code))")
    }
    if let refusal = subject.refusal, refusal.code != EROFS {
      return Concern(
        "this user may not rename it: \(SystemError.text(of: refusal.code))",
        advice: "see the folder's owner and mode (ls -ld), sticky bit, ACLs (getfacl), attributes (lsattr)")
    }
    return subject.surroundings.stuckCompanion.map {
      Concern("\($0.name), which goes with it, may not be renamed: \(SystemError.text(of: $0.error.code))")
    }
  }
}
