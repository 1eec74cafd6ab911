import Glibc

/// Which files of a folder go with a recording: those of the same stem (`Strobe.cue` with `Strobe.mp3`) and those named
/// after the whole file (`Strobe.mp3.asd`), but no other music.
struct CompanionSearch {
  struct Found {
    var moves: [PlannedMove] = []
    var leftBehind: [FileName: String] = [:]
    var stuck: (name: FileName, error: SystemError)?
  }

  private let folder: any Folder
  private let survey: FolderSurvey
  /// The batch's requests in this folder by their old name, as the folder spells it.
  private let requests: [FileName: (index: Int, request: RenameRequest)]

  init(_ folder: any Folder, _ survey: FolderSurvey, _ requests: [(Int, listed: FileName, RenameRequest)]) {
    self.folder = folder
    self.survey = survey
    self.requests = Dictionary(requests.map { ($1, ($0, $2)) }) { first, _ in first }
  }

  /// `listed`: the old name as the folder spells it, since a file system that normalises spells its companions so too.
  func companions(of index: Int, listed: FileName, _ request: RenameRequest) -> Found {
    if let known = request.companions { return companions(known, of: index) }
    var found = Found()
    if request.from.stem != request.to.stem {
      let stem = FileName(bytes: listed.stem)
      for name in survey.namesByStem[stem] ?? [] where isCompanion(name) {
        if let sharer = music(sharing: stem, with: index, listed, request) {
          if let sharer = sharer.name { found.leftBehind[name] = "\(sharer) has the same stem" }
        } else {
          consider(name, stem: request.to.stem, index, &found)
        }
      }
    }
    for name in survey.namesByStem[listed] ?? [] where isCompanion(name) {
      consider(name, stem: request.to.bytes, index, &found)
    }
    return found
  }

  /// Those that went with it before, as far as they are still the same files.
  private func companions(_ known: [RenameRequest.Companion], of index: Int) -> Found {
    var found = Found()
    for companion in known {
      do throws(SystemError) {
        let status = try folder.status(of: companion.from)
        if let status, status.kind == .file, try isSame(companion, status) {
          add(companion.from, companion.to, status, index, &found)
        } else {
          found.leftBehind[companion.from] = status == nil ? "it is gone" : "it is another file by now"
        }
      } catch {
        found.stuck = (companion.from, error)
      }
    }
    return found
  }

  private func isSame(_ companion: RenameRequest.Companion, _ status: FileStatus) throws(SystemError) -> Bool {
    if companion.file.inode == status.id.inode { return true }
    guard companion.file.size == status.size, let hash = companion.file.sha256 else { return false }
    return try folder.sha256(of: companion.from) == hash
  }

  private func isCompanion(_ name: FileName) -> Bool {
    !name.pathExtension.isEmpty && !AudioExtension.isMusic(name) && requests[name] == nil
      && !TemporaryName.isOne(name)
  }

  /// Other music with the stem keeps the companion from going, unless it all goes to the same new stem; the first
  /// request then takes it (nil name for the others).
  private func music(
    sharing stem: FileName, with index: Int, _ listed: FileName, _ request: RenameRequest
  ) -> (name: FileName?, Void)? {
    var first = index
    for other in survey.namesByStem[stem] ?? [] where other != listed && AudioExtension.isMusic(other) {
      guard let known = requests[other], known.request.to.stem == request.to.stem else { return (other, ()) }
      first = min(first, known.index)
    }
    return first == index ? nil : (nil, ())
  }

  private func consider(_ name: FileName, stem: [UInt8], _ index: Int, _ found: inout Found) {
    let target = FileName(bytes: stem + [UInt8(ascii: ".")] + name.pathExtension)
    guard name.text != nil else {
      found.leftBehind[name] = "its name is not UTF-8"
      return
    }
    guard target.bytes.count <= survey.limits.nameLimit else {
      found.leftBehind[name] = "its new name would be too long"
      return
    }
    do throws(SystemError) {
      guard let status = try folder.status(of: name), status.kind == .file else { return }
      add(name, target, status, index, &found)
    } catch {
      found.stuck = (name, error)
    }
  }

  private func add(
    _ name: FileName, _ target: FileName, _ status: FileStatus, _ index: Int, _ found: inout Found
  ) {
    if let error = folder.refusalToMove(name) { found.stuck = (name, error) }
    found.moves.append(
      PlannedMove(
        request: index, isCompanion: true, folder: folder.id, from: name, listed: name, to: target, status: status))
  }
}
