/// One file of a batch that goes from one name to another within its folder.
struct PlannedMove: Sendable, Hashable {
  /// Place of the request in the batch.
  var request: Int
  /// A companion, rather than the recording's own file.
  var isCompanion: Bool
  /// The folder itself, whatever path led to it.
  var folder: FileID
  var from: FileName
  /// `from` as the folder lists it: a file system with normalisation may keep another form of it.
  var listed: FileName
  var to: FileName
  var status: FileStatus
}

/// A name in a folder, and what such a name is taken for where case does not count.
struct Spot: Hashable {
  var folder: FileID
  var name: FileName
}

struct KeySpot: Hashable {
  var folder: FileID
  var key: NameKey
}

extension PlannedMove {
  var source: Spot { Spot(folder: folder, name: listed) }
  var target: Spot { Spot(folder: folder, name: to) }
  var sourceKey: KeySpot { KeySpot(folder: folder, key: NameKey(listed)) }
  var targetKey: KeySpot { KeySpot(folder: folder, key: NameKey(to)) }
}
