import FoundationEssentials
import Renaming

/// What must hold whenever nothing is under way: each recording's path holds its own contents, with its companion beside
/// it; no file is lost or made, and nothing of ours is left among them.
struct TortureInvariant {
  let root: String
  let recordings: [UUID: String]
  /// Recordings that have a companion.
  let companions: Set<UUID>
  /// A name as the disk keeps it.
  var stored: (FileName) -> FileName = { $0 }

  /// Empty where it holds.
  func complaints(_ tree: [FileName: String]) -> [String] {
    var strangers = Set(tree.keys)
    var complaints: [String] = []
    func expect(_ contents: String, at path: String) {
      let name = stored(FileName(bytes: Array(path.utf8.dropFirst(root.utf8.count + 1))))
      strangers.remove(name)
      if tree[name] != contents { complaints.append("\(path) holds \(tree[name] ?? "nothing"), not \(contents)") }
    }
    for (id, path) in recordings {
      expect(RandomBatch.contents(of: id), at: path)
      if companions.contains(id) { expect(TortureTree.words(of: id), at: path.dropLast(4) + ".lrc") }
    }
    return complaints + strangers.map { "\($0) holds \(tree[$0] ?? "nothing"), and is nobody's" }
  }
}
