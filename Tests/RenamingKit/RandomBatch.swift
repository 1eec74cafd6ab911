import Digests
import FoundationEssentials
import Glibc
import Records
import Renaming

/// A batch of renames as no user would make it: circles, chains, swaps, changes of case and of normalisation, new names,
/// and some that must be refused.
public struct RandomBatch: Sendable {
  public struct Wish: Sendable {
    public var recording: UUID
    public var proposal = UUID()
    public var path: String
    public var name: String

    public init(recording: UUID, path: String, name: String) {
      self.recording = recording
      self.path = path
      self.name = name
    }
  }
  public private(set) var wishes: [Wish] = []

  public init(wishes: [Wish]) { self.wishes = wishes }

  /// `recordings`: of the whole library; `share` of the files of some folders are taken.
  public init(_ recordings: [UUID: String], seed: UInt64, limit: Int) {
    var generator = SeededGenerator(seed: seed)
    let folders = Dictionary(grouping: recordings.sorted { $0.key.uuidString < $1.key.uuidString }) {
      String($0.value[..<($0.value.lastIndex(of: "/") ?? $0.value.startIndex)])
    }
    for folder in folders.keys.sorted().shuffled(using: &generator) where wishes.count < limit {
      let taken = (folders[folder] ?? []).shuffled(using: &generator).prefix(Int.random(in: 2...40, using: &generator))
      wishes += Self.wishes(taken.map { ($0.key, $0.value) }, &generator)
    }
  }

  /// The tracks in segments of a few, each with a fate of its own, so that one refusal does not refuse them all.
  private static func wishes(_ tracks: [(UUID, String)], _ generator: inout SeededGenerator) -> [Wish] {
    var wishes: [Wish] = []
    var rest = tracks[...]
    while !rest.isEmpty {
      let segment = Array(rest.prefix(Int.random(in: 1...6, using: &generator)))
      rest = rest.dropFirst(segment.count)
      let names = segment.map { String($0.1[$0.1.index(after: $0.1.lastIndex(of: "/") ?? $0.1.startIndex)...]) }
      let number = Int.random(in: 0...99_999, using: &generator)
      let end =
        switch Int.random(in: 0...5, using: &generator) {
        case 0, 1: names[0]
        case 2: segment.count == 1 ? otherCase(names[0]) : "New \(number).mp3"
        case 3: "Caf\u{E9} \(number).mp3"
        case 4: "Cafe\u{301} \(number).mp3"
        default: "שיר \(number).mp3"
        }
      for (track, name) in zip(segment, names.dropFirst() + [end]) {
        wishes.append(Wish(recording: track.0, path: track.1, name: name))
      }
    }
    return wishes
  }

  private static func otherCase(_ name: String) -> String {
    let stem = name.dropLast(4)
    return (stem == stem.uppercased() ? stem.lowercased() : stem.uppercased()) + ".mp3"
  }

  /// What a torture file holds: it tells its recording.
  public static func contents(of recording: UUID) -> String { "music of \(recording.uuidString)\n" }

  /// The wishes as requests. `facts`: of the file at a path, as it is now.
  public func requests(_ facts: (_ path: String) -> FileFacts? = Self.facts) -> [RenameRequest] {
    wishes.compactMap { wish in
      guard let facts = facts(wish.path) else { return nil }
      let file = String(wish.path[wish.path.index(after: wish.path.lastIndex(of: "/") ?? wish.path.startIndex)...])
      let proposal = RenameProposal(
        id: wish.proposal, recordingID: wish.recording, filePath: wish.path, recordingFileName: file,
        currentFilename: file, proposedFilename: wish.name, file: facts, createdAt: Date(), updatedAt: Date())
      return RenameRequest(
        proposal, size: facts.size, modified: Date(timeIntervalSince1970: Double(facts.mtime) / 1e9),
        hash: try? Digest.of(Array(Self.contents(of: wish.recording).utf8)).hexadecimal)
    }
  }

  /// Of a file of the kernel's.
  public static func facts(_ path: String) -> FileFacts? {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    return FileFacts(
      inode: UInt64(status.st_ino), size: Int64(status.st_size),
      mtime: Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec))
  }
}
