import FoundationEssentials
import Records

/// Finds out what the rules want to know: each folder is listed once, each file is asked for once, and a file is read
/// only where nothing else can tell whether it is the known one.
struct Survey {
  private(set) var subjects: [Subject]
  private(set) var folders: [FileID: FolderSurvey] = [:]
  /// The folder of each request; nil where it cannot be worked in.
  private(set) var folderOf: [FileID?]
  /// The files that would go with each request's.
  private(set) var companions: [[PlannedMove]]

  /// Mark-only: nothing on disk is looked at.
  init(unseen requests: [RenameRequest]) {
    subjects = requests.map { Subject(request: $0) }
    folderOf = requests.map { _ in nil }
    for (number, folder) in Self.byFolder(requests).enumerated() {
      for index in folder.indices { folderOf[index] = FileID(device: .max, inode: UInt64(number)) }
    }
    companions = requests.map { _ in [] }
    countProposals()
  }

  init(_ requests: [RenameRequest], _ roots: Roots, _ fileSystem: any FileSystem, _ settings: RenameSettings) {
    self.init(unseen: requests)
    folderOf = requests.map { _ in nil }
    let open = fileSystem.openFiles()
    let rooted = RootedFolders(roots, fileSystem)
    // Folder by folder, so that few are open at a time.
    for (path, indices) in Self.byFolder(requests) {
      look(at: path, indices, rooted, open)
      if let folder = try? rooted.folder(at: path) { findCompanions(of: indices, in: folder, settings.companions) }
      rooted.close()
    }
    countFiles()
  }

  private static func byFolder(_ requests: [RenameRequest]) -> [(path: String, indices: [Int])] {
    var order: [String] = []
    var indices: [FileName: [Int]] = [:]
    for (index, request) in requests.enumerated() {
      let key = FileName(request.folder)
      if indices[key] == nil { order.append(request.folder) }
      indices[key, default: []].append(index)
    }
    return order.map { ($0, indices[FileName($0)] ?? []) }
  }

  private mutating func look(
    at path: String, _ indices: [Int], _ rooted: RootedFolders, _ open: [FileID: OpenFile]
  ) {
    do throws(PlaceError) {
      let folder = try rooted.folder(at: path)
      let survey = try survey(of: folder)
      for index in indices {
        folderOf[index] = folder.id
        subjects[index].place = .folder(survey.limits, mount: survey.mount)
        subjects[index].look(in: folder, survey, open)
      }
    } catch {
      for index in indices { subjects[index].place = .refused(error) }
    }
  }

  private mutating func survey(of folder: any Folder) throws(PlaceError) -> FolderSurvey {
    if let known = folders[folder.id] { return known }
    do {
      let survey = try FolderSurvey(folder)
      folders[folder.id] = survey
      return survey
    } catch {
      throw .closed(error)
    }
  }

  private mutating func findCompanions(
    of indices: [Int], in folder: any Folder, _ setting: RenameSettings.Companions
  ) {
    guard let survey = folders[folder.id] else { return }
    func listed(_ index: Int) -> FileName { subjects[index].listed ?? subjects[index].request.from }
    let search = CompanionSearch(folder, survey, indices.map { ($0, listed($0), subjects[$0].request) })
    for index in indices where subjects[index].status?.kind == .file {
      // What went with a file comes back with it, whatever the setting is by now.
      guard setting == .rename || subjects[index].request.companions != nil else { continue }
      let found = search.companions(of: index, listed: listed(index), subjects[index].request)
      companions[index] = found.moves
      subjects[index].surroundings.companions = found.moves.map(\.from)
      subjects[index].surroundings.leftBehind = found.leftBehind
      subjects[index].surroundings.stuckCompanion = found.stuck
    }
  }

  /// Proposals of one recording that could be accepted, for `second-proposal`.
  private mutating func countProposals() {
    var counts: [UUID: Int] = [:]
    for subject in subjects where Stale.examine(subject) == nil { counts[subject.request.recordingID, default: 0] += 1 }
    for index in subjects.indices where Stale.examine(subjects[index]) == nil {
      subjects[index].surroundings.otherProposals = (counts[subjects[index].request.recordingID] ?? 1) - 1
    }
  }

  /// Two recordings whose paths lead to one file (a folder by two names) are two proposals for one file.
  private mutating func countFiles() {
    var counts: [Spot: Set<UUID>] = [:]
    for (index, subject) in subjects.enumerated() {
      guard let folder = folderOf[index] else { continue }
      counts[Spot(folder: folder, name: subject.request.from), default: []].insert(subject.request.recordingID)
    }
    for index in subjects.indices {
      guard let folder = folderOf[index] else { continue }
      let recordings = counts[Spot(folder: folder, name: subjects[index].request.from)]?.count ?? 1
      subjects[index].surroundings.otherProposals += recordings - 1
    }
  }
}

extension Subject {
  fileprivate mutating func look(in folder: any Folder, _ survey: FolderSurvey, _ open: [FileID: OpenFile]) {
    do throws(SystemError) {
      guard let status = try folder.status(of: request.from) else {
        source = .missing
        listed = survey.nameInOtherBytes(shownAs: request.from)
        return
      }
      listed = survey.listedName(of: request.from, status.id.inode)
      source = .found(status)
      guard status.kind == .file else { return }
      refusal = folder.refusalToMove(request.from)
      openBy = open[status.id]
      isRecordedContent = try compareContent(status, in: folder)
    } catch {
      source = .unreadable(error)
    }
  }

  /// Nil where the inode is the known one, or where none is known.
  private func compareContent(_ status: FileStatus, in folder: any Folder) throws(SystemError) -> Bool? {
    guard let facts = request.expected.facts, facts.inode != status.id.inode else { return nil }
    // Copied or restored with its time kept: size and time stand for the content (P14).
    if facts.size == status.size, facts.mtime == status.modified { return true }
    let recorded = request.expected.recorded
    guard let hash = recorded.sha256, recorded.size ?? facts.size == status.size else { return false }
    return try folder.sha256(of: request.from) == hash
  }
}
