import FoundationEssentials
import Glibc
import Records
import Renaming
import RenamingKit

/// A batch with everything in it: a swap and a circle, a chain, a change of case, companions, cue sheets.
struct FaultScenario {
  enum Place: String, CaseIterable {
    case memory, memoryWithoutExchange, memoryWithoutNoReplace, memoryWithoutCase, memoryDecomposing, temporary, tmpfs

    func disk() -> any Disk {
      switch self {
      case .memory: SimulatedDisk()
      case .memoryWithoutExchange: SimulatedDisk(.init(hasExchange: false))
      case .memoryWithoutNoReplace: SimulatedDisk(.init(hasNoReplace: false, hasExchange: false))
      case .memoryWithoutCase: SimulatedDisk(.init(ignoresCase: true))
      case .memoryDecomposing: SimulatedDisk(.init(ignoresCase: true, decomposes: true, hasExchange: false))
      case .temporary: TemporaryDisk()
      case .tmpfs: TemporaryDisk(in: "/dev/shm")
      }
    }
  }

  private static let renames = [
    ("s1.mp3", "s2.mp3"), ("s2.mp3", "s1.mp3"), ("r1.mp3", "r2.mp3"), ("r2.mp3", "r3.mp3"), ("r3.mp3", "r1.mp3"),
    ("c1.mp3", "c2.mp3"), ("c2.mp3", "c3.mp3"), ("c3.mp3", "c4.mp3"), ("opus.mp3", "Opus.mp3"),
    ("plain.mp3", "Caf\u{E9}.mp3"), ("sub/deep.mp3", "sub - deep.mp3"),
  ]
  private static let companions = [
    ("s1.cue", "FILE \"s1.mp3\" MP3\n"), ("s2.cue", "FILE \"s2.mp3\" MP3\n"), ("c1.lrc", "words of c1"),
    ("plain.mp3.asd", "warp of plain"), ("plain.cue", "FILE \"plain.mp3\" MP3\n"), ("bystander.jpg", "a cover"),
  ]

  let world: World
  var targets: [UUID: String] = [:]
  let requests: [RenameRequest]
  var contents: [String] { world.tracks.map(\.contents) + Self.companions.map(\.1) }

  init(_ place: Place) async {
    world = World(place.disk())
    var requests: [RenameRequest] = []
    for (path, name) in Self.renames {
      let track = await world.add(path)
      let request = await world.request(track, to: name)
      requests.append(request)
      targets[track.recording] = "\(request.folder)/\(name)"
    }
    self.requests = requests
    for (path, contents) in Self.companions { world.disk.write(path, contents) }
  }

  /// What is wrong after recovery; empty where all is well.
  func complaints() async -> [String] {
    var complaints = await world.complaints(expecting: contents)
    let state = await world.store.state
    let names = Set(world.disk.tree().keys.compactMap { $0.text.map { FileName($0) } })
    for track in world.tracks {
      let isApplied = state.statuses[track.proposal] == .applied
      let path = state.paths[track.recording] ?? ""
      if isApplied != (FileName(path) == FileName(targets[track.recording] ?? "")) {
        complaints.append("\(path) and \(state.statuses[track.proposal]?.rawValue ?? "-") do not agree")
      }
    }
    for (companion, music) in [("s1.cue", 0), ("c1.lrc", 5), ("plain.cue", 9)] {
      let file = FileName(String((state.paths[world.tracks[music].recording] ?? "").split(separator: "/").last ?? ""))
      let wanted = FileName(bytes: file.stem + Array(companion.utf8.suffix(4)))
      if !names.contains(where: { NameKey($0) == NameKey(wanted) }) {
        complaints.append("\(companion) is not beside \(file)")
      }
    }
    return complaints
  }
}
