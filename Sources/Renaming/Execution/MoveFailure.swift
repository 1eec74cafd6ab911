import Glibc

/// Why a file was not moved. Unless it says otherwise, every file is where it was.
struct MoveFailure: Error, Sendable, Hashable, CustomStringConvertible {
  /// The preflight's rule that would say so, where there is one.
  var rule: String?
  var description: String
  /// The file system lacks the call; another way may do.
  var isUnsupported = false
  /// It is not known where the file is now, or it is at a name between the two: recovery has to look.
  var isUncertain = false

  init(_ description: String, rule: String? = nil) {
    self.description = description
    self.rule = rule
  }

  init(_ error: SystemError) {
    rule =
      switch error.code {
      case EEXIST, ENOTEMPTY: TargetExists.id
      case ENOENT: SourceMissing.id
      case EACCES, EPERM: NotPermitted.id
      case EROFS: ReadOnly.id
      case EXDEV: CrossDevice.id
      case ENAMETOOLONG: NameTooLong.id
      default: nil
      }
    description = error.description
    isUnsupported = error.meansUnsupported
  }

  /// The same, found out after something was changed.
  var uncertain: MoveFailure {
    var failure = self
    failure.isUncertain = true
    return failure
  }
}
