import Glibc

/// Moves single files within one folder, never over another, and only if they are the files that are meant.
struct Mover {
  let folder: any Folder
  let unsafeRename: RenameSettings.UnsafeRename

  /// From one name to another. `parked`: a temporary name, for a file system that takes both names for one.
  func move(_ file: FileID, _ name: FileName, to other: FileName, parked: FileName) throws(MoveFailure) {
    try expect(file, at: name)
    do throws(SystemError) {
      try folder.rename(name, to: other, .noReplace)
    } catch {
      if try wasDone(file, name, other) { return }
      if error.code == EEXIST, name != parked, other != parked {
        return try moveWithinOneName(file, name, to: other, parked: parked)
      }
      guard error.meansUnsupported else { throw MoveFailure(error) }
      return try link(file, name, to: other)
    }
    try confirm(file, name, other)
  }

  /// Two files change places.
  func exchange(_ file: FileID, _ name: FileName, with second: FileID, _ other: FileName) throws(MoveFailure) {
    try expect(file, at: name)
    try expect(second, at: other)
    do throws(SystemError) {
      try folder.rename(name, to: other, .exchange)
    } catch {
      if try have(file, other, second, name) { return }
      throw MoveFailure(error)
    }
    if try have(file, other, second, name) { return }
    // Somebody put another file there in that instant: it gets its name back.
    let failure = MoveFailure("another file appeared at \(name) or \(other)", rule: SourceChanged.id)
    throw (try? folder.rename(name, to: other, .exchange)) == nil ? failure.uncertain : failure
  }

  /// The target exists. If that is the file itself under a name that this file system takes for the same, it goes by
  /// way of a temporary one; if it is another file, or a second hard link, the second step finds it and is taken back.
  private func moveWithinOneName(
    _ file: FileID, _ name: FileName, to other: FileName, parked: FileName
  ) throws(MoveFailure) {
    let exists = MoveFailure("\(other) exists", rule: TargetExists.id)
    guard try id(at: other) == file, NameKey(name) == NameKey(other) else { throw exists }
    try move(file, name, to: parked, parked: parked)
    let second = Result { () throws(MoveFailure) in try move(file, parked, to: other, parked: parked) }
    guard case .failure(let failure) = second else { return }
    let back = Result { () throws(MoveFailure) in try move(file, parked, to: name, parked: parked) }
    if case .failure = back { throw failure.uncertain }
    throw failure
  }

  /// The file is at its new name, and nothing of it at the old one, whatever the call said.
  func wasDone(_ file: FileID, _ name: FileName, _ other: FileName) throws(MoveFailure) -> Bool {
    let (old, new) = try idsAfterwards(name, other)
    return old == nil && new == file
  }

  /// After a rename that went well: was it the file that was meant? If another one was put there in between, it goes back.
  private func confirm(_ file: FileID, _ name: FileName, _ other: FileName) throws(MoveFailure) {
    guard try idsAfterwards(name, other).1 != file else { return }
    let failure = MoveFailure("another file was put at \(name) in that instant", rule: SourceChanged.id)
    throw (try? folder.rename(other, to: name, .noReplace)) == nil ? failure.uncertain : failure
  }

  /// Whether two files lie at two names, after an attempt to bring them there.
  private func have(
    _ file: FileID, _ name: FileName, _ second: FileID, _ other: FileName
  ) throws(MoveFailure) -> Bool {
    try idsAfterwards(name, other) == (file, second)
  }

  /// A look after something was changed: if it fails, nobody knows where the file is.
  func idsAfterwards(_ name: FileName, _ other: FileName) throws(MoveFailure) -> (FileID?, FileID?) {
    do throws(MoveFailure) {
      return (try id(at: name), try id(at: other))
    } catch {
      throw error.uncertain
    }
  }

  private func expect(_ file: FileID, at name: FileName) throws(MoveFailure) {
    guard let found = try id(at: name) else {
      throw MoveFailure("\(name) is not there", rule: SourceMissing.id)
    }
    guard found == file else {
      throw MoveFailure("another file lies at \(name)", rule: SourceChanged.id)
    }
  }

  func id(at name: FileName) throws(MoveFailure) -> FileID? {
    do throws(SystemError) {
      return try folder.status(of: name)?.id
    } catch {
      throw MoveFailure(error)
    }
  }
}
