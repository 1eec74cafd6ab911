import CNcurses

/// The byte sequences by which the terminal's description names its keys.
struct KeySequences: Sendable {
  private var keys: [[UInt8]: Key] = [:]
  private var beginnings: Set<[UInt8]> = []

  private static let named: [(capability: String, key: Key)] = [
    ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right), ("khome", .home), ("kend", .end),
    ("kpp", .pageUp), ("knp", .pageDown), ("kdch1", .delete), ("kich1", .insert), ("kcbt", .backTab),
    ("kent", .enter),
  ]

  init(_ sequences: [[UInt8]: Key] = [:]) {
    for (bytes, key) in sequences { add(bytes, key) }
  }

  /// Those of the terminal that ncurses has open.
  static func ofOpenTerminal() -> KeySequences {
    var made = KeySequences()
    for (capability, key) in named { made.add(bytes(of: capability), key) }
    for number in 1...12 { made.add(bytes(of: "kf\(number)"), .function(number)) }
    return made
  }

  /// Single bytes are left out: the decoder knows them.
  private mutating func add(_ bytes: [UInt8], _ key: Key) {
    guard bytes.count > 1, bytes[0] == 0x1B else { return }
    keys[bytes] = key
    for length in 1..<bytes.count { beginnings.insert(Array(bytes.prefix(length))) }
  }

  private static func bytes(of capability: String) -> [UInt8] {
    guard let text = tigetstr(capability), Int(bitPattern: text) != -1 else { return [] }
    return Array(String(cString: text).utf8)
  }

  enum Match {
    case key(Key, length: Int)
    case begun, none
  }

  /// The longest sequence that the bytes start with, or whether they are the beginning of one.
  func match(_ bytes: ArraySlice<UInt8>) -> Match {
    var found: Match = .none
    for length in 2...max(2, min(bytes.count, 12)) where length <= bytes.count {
      if let key = keys[Array(bytes.prefix(length))] { found = .key(key, length: length) }
    }
    if case .none = found, beginnings.contains(Array(bytes)) { return .begun }
    return found
  }
}
