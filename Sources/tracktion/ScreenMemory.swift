import FoundationEssentials
import Library

/// What the screen remembers from one time to the next, below `$XDG_STATE_HOME/tracktion`. Losing it costs nothing.
struct ScreenMemory: Sendable {
  private let folder = Folders.state

  /// Where standard error goes while the screen is up.
  var log: String? {
    makeFolder()
    return folder + "/screen.log"
  }

  /// The theme chosen on screen.
  var theme: String? {
    get { read("theme") }
    nonmutating set { write("theme", newValue) }
  }

  /// The user has been told that the local servers stay up.
  var toldOfServers: Bool {
    get { read("told-of-servers") != nil }
    nonmutating set { write("told-of-servers", newValue ? "yes" : nil) }
  }

  private func read(_ name: String) -> String? {
    FileManager.default.contents(atPath: "\(folder)/\(name)").map { data in
      String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    }
  }

  private func write(_ name: String, _ text: String?) {
    makeFolder()
    let path = "\(folder)/\(name)"
    // Not being able to remember is no reason to disturb anybody.
    if let text {
      try? Data(text.utf8).write(to: URL(filePath: path))
    } else {
      try? FileManager.default.removeItem(atPath: path)
    }
  }

  private func makeFolder() {
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }
}
