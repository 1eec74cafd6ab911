import Glibc

/// For file systems without `RENAME_NOREPLACE`.
extension Mover {
  /// A second name, then the first one away: link(2) never replaces. Between the two the file has both names.
  func link(_ file: FileID, _ name: FileName, to other: FileName) throws(MoveFailure) {
    do throws(SystemError) {
      try folder.link(name, to: other)
    } catch {
      // Done whatever the call said; EEXIST may be a hard link of the user's.
      if error.code != EEXIST, try idsAfterwards(name, other) == (file, file) {
        return try removeOldName(file, name, of: other)
      }
      guard [EPERM, EOPNOTSUPP, ENOSYS, EINVAL, EMLINK].contains(error.code) else { throw MoveFailure(error) }
      return try renameUnsafely(file, name, to: other, because: error)
    }
    try removeOldName(file, name, of: other)
  }

  /// `name` goes, but only while both names are the same file.
  func removeOldName(_ file: FileID, _ name: FileName, of other: FileName) throws(MoveFailure) {
    guard try idsAfterwards(name, other) == (file, file) else {
      throw MoveFailure("another file was put at \(name) in that instant", rule: SourceChanged.id).uncertain
    }
    do throws(SystemError) {
      try folder.unlink(name)
    } catch {
      if try idsAfterwards(name, other).0 == nil { return }
      let failure = MoveFailure(error)
      throw (try? folder.unlink(other)) == nil ? failure.uncertain : failure
    }
  }

  /// Neither way exists here: only where the user has allowed it.
  private func renameUnsafely(
    _ file: FileID, _ name: FileName, to other: FileName, because error: SystemError
  ) throws(MoveFailure) {
    guard unsafeRename == .allow else { throw unsupported(error) }
    let target = try id(at: other)
    guard target == nil || (target == file && NameKey(name) == NameKey(other)) else {
      throw MoveFailure("\(other) exists", rule: TargetExists.id)
    }
    do throws(SystemError) {
      try folder.rename(name, to: other, .plain)
    } catch {
      if try wasDone(file, name, other) { return }
      throw MoveFailure(error)
    }
  }

  private func unsupported(_ error: SystemError) -> MoveFailure {
    let type = (try? folder.limits().fileSystem) ?? "this file system"
    return MoveFailure(
      "\(type) can rename neither with RENAME_NOREPLACE nor by hard links (\(SystemError.text(of: error.code))); "
        + "unsafe_rename: allow in the config does it without protection", rule: NotPermitted.id)
  }
}
