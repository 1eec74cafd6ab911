import Glibc
import TerminalHarness

/// What the command line asks for.
struct CaptureOrder: Sendable {
  struct Scene: Sendable {
    let rows: Int
    let columns: Int
    let keys: [KeyName]

    /// As a document's marker names it.
    var size: String { "\(columns)x\(rows)" }
  }

  enum Document: Sendable {
    case none
    case check(String)
    case update(String)
  }

  private(set) var document = Document.none
  private(set) var awaited: [String] = []
  private(set) var unwanted: [String] = []
  private(set) var scenes: [Scene] = []
  private(set) var program = ""
  private(set) var arguments: [String] = []

  init(_ words: [String]) throws(CaptureError) {
    var rest = words[...]
    while let word = rest.popFirst(), word != "--" {
      guard let value = rest.popFirst() else { throw .usage("\(word) needs a value") }
      switch word {
      case "--check": document = .check(value)
      case "--update": document = .update(value)
      case "--until": awaited.append(value)
      case "--unless": unwanted.append(value)
      case "--scene": scenes.append(try Self.scene(value))
      default: throw .usage("unknown option \(word)")
      }
    }
    guard let program = rest.popFirst(), !scenes.isEmpty else { throw .usage("a program and a scene are needed") }
    self.program = program
    arguments = Array(rest)
  }

  /// What the program gets of our own environment: where things are, nothing of what they look like.
  var environment: [String: String] {
    var kept: [String: String] = [:]
    let names = [
      "PATH", "HOME", "TMPDIR", "TZ", "JAVA_HOME", "NEO4J_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME",
      "XDG_CACHE_HOME", "XDG_RUNTIME_DIR",
    ]
    for name in names {
      if let value = getenv(name) { kept[name] = String(cString: value) }
    }
    return kept
  }

  /// `120x34` or `120x34:down,tab,x`.
  private static func scene(_ text: String) throws(CaptureError) -> Scene {
    let parts = text.split(separator: ":", maxSplits: 1)
    let size = parts.first?.split(separator: "x").compactMap { Int($0) } ?? []
    guard size.count == 2, size.allSatisfy({ (1...500).contains($0) }) else { throw .usage("no scene: \(text)") }
    let keys = parts.count > 1 ? parts[1].split(separator: ",").map { key(String($0)) } : []
    return Scene(rows: size[1], columns: size[0], keys: keys)
  }

  private static func key(_ name: String) -> KeyName {
    let named: [String: KeyName] = [
      "down": .down, "up": .up, "left": .left, "right": .right, "enter": .enter, "tab": .tab, "escape": .escape,
      "space": .text(" "), "pageDown": .pageDown, "pageUp": .pageUp,
    ]
    return named[name] ?? .text(name)
  }
}

enum CaptureError: Error, CustomStringConvertible {
  case usage(String)
  case noDocument(String)
  case noMarker(String)
  case ended(String)

  var description: String {
    switch self {
    case .usage(let why): "\(why); usage is in Tests/ScreenCapture/ScreenCapture.swift"
    case .ended(let screen): "the program ended by itself; its last screen:\n\(screen)"
    case .noDocument(let path): "cannot read \(path)"
    case .noMarker(let size):
      "the document has no picture of \(size): put <!-- screen \(size) --> and <!-- end of screen --> where it goes"
    }
  }
}
