import FoundationEssentials
import TerminalHarness

/// The other programs, each with something of 100,000 rows to show.
struct Peers {
  private let folder: String

  init() throws {
    folder = "/tmp/tracktion-peers-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder + "/files", withIntermediateDirectories: true)
    let lines = (1...100_000).map { "deadmau5            A title of some length, number \($0)      128.0  8B Techno" }
    try Data(lines.joined(separator: "\n").utf8).write(to: URL(filePath: folder + "/lines"))
    for number in 1...2_000 {
      try Data().write(to: URL(filePath: "\(folder)/files/deadmau5 - number \(number).mp3"))
    }
  }

  func remove() { try? FileManager.default.removeItem(atPath: folder) }

  /// Those that are here; bare ncurses always, and last, so that it is measured first.
  func contestants(_ setting: Setting) -> [Contestant] {
    let here = FileManager.default.currentDirectoryPath
    let bare = Contestant(
      name: "bare ncurses", path: Product.path("BareCurses"), arguments: [], marker: "row 1 of", lines: setting.rows)
    let others = [
      Contestant(
        name: "nnn", path: "/usr/bin/nnn", arguments: [folder + "/files"], marker: "number", lines: setting.rows - 4),
      Contestant(
        name: "tig", path: "/usr/bin/tig", arguments: ["-C", here], marker: "[main]", lines: setting.rows - 2),
      Contestant(
        name: "less", path: "/usr/bin/less", arguments: [folder + "/lines"], marker: "number 1 ",
        lines: setting.rows - 1, pageDown: " "),
    ]
    return others.filter { FileManager.default.isExecutableFile(atPath: $0.path) } + [bare]
  }
}
