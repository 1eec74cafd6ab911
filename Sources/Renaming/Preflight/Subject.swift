/// One request and all that was found out about it: what the rules look at. Rules themselves touch no file.
struct Subject: Sendable {
  /// The request's folder.
  enum Place: Sendable {
    /// Mark-only mode: nothing on disk was looked at.
    case unseen
    case folder(FolderLimits, mount: UInt64)
    case refused(PlaceError)
  }
  /// What lies at the old name.
  enum Source: Sendable {
    case unseen
    case missing
    case found(FileStatus)
    case unreadable(SystemError)
  }

  let request: RenameRequest
  var place = Place.unseen
  var source = Source.unseen
  /// The old name as the folder lists it, where that is another form of it.
  var listed: FileName?
  /// Why the file may not be moved, found by trying.
  var refusal: SystemError?
  /// Whether the content is the recorded one; nil where it was not necessary to read it.
  var isRecordedContent: Bool?
  var openBy: OpenFile?
  var surroundings = Surroundings()

  var status: FileStatus? {
    if case .found(let status) = source { return status }
    return nil
  }
}

/// What stands around a request: other requests, neighbours in the folder, the library. Names in the final state.
struct Surroundings: Sendable {
  /// Other requests of this batch for the same recording.
  var otherProposals = 0
  /// Old names of other requests that want the same name.
  var rivals: [FileName] = []
  /// Somebody outside this batch who has the new path.
  var holder: PathHolder.Holder?
  /// What stays at the new name, or at that of a companion.
  var occupied: FileName?
  /// A name that would lie beside the new one and differ from it only in case, or only in normalisation.
  var sameButForCase: FileName?
  var sameButForForm: FileName?
  /// The new name is another's old one, and that one goes away first.
  var waitsFor: FileName?
  var isInCycle = false
  /// Files that go with it: old names.
  var companions: [FileName] = []
  /// Files of the same stem that stay, and why.
  var leftBehind: [FileName: String] = [:]
  /// A companion that cannot be moved.
  var stuckCompanion: (name: FileName, error: SystemError)?

  /// Whether something here forbids the rename.
  var isBlocked: Bool {
    !rivals.isEmpty || holder != nil || occupied != nil || sameButForCase != nil || sameButForForm != nil
  }
}
