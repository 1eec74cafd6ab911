import Digests
import FoundationEssentials
import Records
import Renaming

/// A library for tests: files on a disk, their recordings and proposals in a store.
public final class World {
  public struct Track: Sendable, Codable {
    public var recording: UUID
    public var proposal: UUID
    public var path: String
    public var contents: String
    public var facts: FileFacts
    public var hash: String
  }
  public let disk: any Disk
  public let store: JournalStore
  public private(set) var tracks: [Track] = []
  public var settings = RenameSettings()

  public init(_ disk: any Disk = TemporaryDisk(), store: JournalStore = JournalStore()) {
    self.disk = disk
    self.store = store
  }

  /// A renamer of a fresh process (a session of its own).
  public func renamer(
    _ fuse: Fuse = Fuse(), user: String = "dj", process: Int32 = 1, boot: String = "boot 1",
    machine: String = "machine 1"
  ) -> Renamer {
    Renamer(
      roots: Roots([disk.root]), settings: settings, journal: MemoryJournal(store, fuse),
      fileSystem: FaultyFileSystem(disk.fileSystem, fuse),
      author: Author(
        user: user, host: "host", machine: machine, boot: boot, process: ProcessIdentity(id: -process, started: 1)))
  }

  /// A file with its recording; `path` below the root. Contents of its own unless given.
  @discardableResult public func add(_ path: String, _ contents: String? = nil) async -> Track {
    let contents = contents ?? "music \(tracks.count) \(path)"
    let status = disk.write(path, contents)
    let track = Track(
      recording: UUID(), proposal: UUID(), path: "\(disk.root)/\(path)", contents: contents,
      facts: FileFacts(inode: status.id.inode, size: status.size, mtime: status.modified),
      hash: (try? Digest.of(Array(contents.utf8)).hexadecimal) ?? "")
    tracks.append(track)
    await store.add(recording: track.recording, at: track.path)
    await store.add(proposal: track.proposal)
    return track
  }

  /// The wish to give a track another name, as its row is now.
  public func request(_ track: Track, to name: String, status: ProposalStatus? = nil) async -> RenameRequest {
    let path = await store.state.paths[track.recording] ?? track.path
    let current = await store.state.statuses[track.proposal] ?? .pending
    let bytes = Array(path.utf8)
    let file = String(decoding: bytes[((bytes.lastIndex(of: 0x2F) ?? -1) + 1)...], as: UTF8.self)
    let proposal = RenameProposal(
      id: track.proposal, recordingID: track.recording, filePath: path, recordingFileName: file,
      currentFilename: file, proposedFilename: name, file: track.facts, status: status ?? current, createdAt: Date(),
      updatedAt: Date())
    return RenameRequest(
      proposal, size: track.facts.size, modified: Date(timeIntervalSince1970: Double(track.facts.mtime) / 1e9),
      hash: track.hash)
  }

  /// What must hold whenever nothing is under way; empty where all is well. Cue sheets count as one content each, as
  /// their FILE line may be rewritten.
  public func complaints(expecting contents: [String]) async -> [String] {
    var complaints: [String] = []
    let tree = disk.tree()
    func counted(_ contents: some Sequence<String>) -> [String] {
      contents.map { $0.hasPrefix("FILE ") ? "cue" : $0 }.sorted()
    }
    if counted(tree.values) != counted(contents) {
      complaints.append("contents changed: \(tree.count) files, \(contents.count) expected: \(tree)")
    }
    let state = await store.state
    for track in tracks {
      let path = state.paths[track.recording] ?? "nowhere"
      let found = contentsAt(path, tree)
      if found != track.contents { complaints.append("\(path) holds \(found ?? "nothing"), not \(track.contents)") }
    }
    for name in tree.keys where name.description.contains(".tracktion-") { complaints.append("left behind: \(name)") }
    for (id, status) in state.statuses where status == .applying { complaints.append("\(id) is still applying") }
    for batch in state.batches where batch.endedAt == nil { complaints.append("batch \(batch.batch.id) has not ended") }
    return complaints
  }

  private func contentsAt(_ path: String, _ tree: [FileName: String]) -> String? {
    let relative = FileName(bytes: Array(path.utf8.dropFirst(disk.root.utf8.count + 1)))
    if let found = tree[relative] { return found }
    // A disk that decomposes keeps another spelling of the name.
    guard let simulated = disk as? SimulatedDisk else { return nil }
    return tree.first { simulated.areOne($0.key, relative) }?.value
  }
}
