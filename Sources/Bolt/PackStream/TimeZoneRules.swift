import Glibc
import Synchronization

/// When a zone's clocks changed and will change, read from the machine's time zone database (RFC 9636, TZif).
struct TimeZoneRules: Sendable {
  /// Moments of change in seconds of UTC, ascending.
  private let transitions: [Int64]
  /// Seconds east of UTC from each of them on.
  private let offsets: [Int]
  /// Before the first.
  private let first: Int
  /// For the time after the last.
  private let footer: PosixTimeZone?

  private static let known = Mutex<[String: TimeZoneRules?]>([:])

  /// The rules of a zone by its name; nil where the machine does not know it.
  static func named(_ name: String) -> TimeZoneRules? {
    if let found = known.withLock({ $0[name] }) { return found }
    let rules = isName(name) ? load("/usr/share/zoneinfo/\(name)").flatMap { TimeZoneRules(tzif: $0) } : nil
    let loaded = rules ?? (["UTC", "Z", "GMT", "Etc/UTC"].contains(name) ? TimeZoneRules(fixed: 0) : nil)
    known.withLock { known in
      // Names come from outside: the table must not grow with them.
      if known.count < 1_000 { known[name] = .some(loaded) }
    }
    return loaded
  }

  init(fixed offset: Int) {
    (transitions, offsets, first, footer) = ([], [], offset, nil)
  }

  /// Seconds east of UTC at a moment.
  func offset(atUTC seconds: Int64) -> Int {
    guard let last = transitions.last, seconds >= transitions[0] else {
      return transitions.isEmpty ? footer?.offset(atUTC: seconds) ?? first : first
    }
    if seconds >= last, let footer { return footer.offset(atUTC: seconds) }
    var (low, high) = (0, transitions.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if transitions[middle] <= seconds { low = middle } else { high = middle }
    }
    return offsets[low]
  }

  /// Seconds east of UTC where the clock shows this; of a time that comes twice the first, of one that is skipped
  /// the offset before.
  func offset(atLocal seconds: Int64) -> Int {
    let before = offset(atUTC: seconds &- 86_400)
    let after = offset(atUTC: seconds &+ 86_400)
    if offset(atUTC: seconds &- Int64(before)) == before { return before }
    return offset(atUTC: seconds &- Int64(after)) == after ? after : before
  }

  /// A name that stays inside the database's folder.
  private static func isName(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.count < 64 && !name.hasPrefix("/") && !name.contains("..")
      && name.utf8.allSatisfy { byte in
        UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20 || UInt8(ascii: "+")...UInt8(ascii: "9") ~= byte
          || byte == UInt8(ascii: "_")
      }
  }

  private static func load(_ path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = read(descriptor, &bytes, bytes.count)
    return count > 0 ? Array(bytes.prefix(count)) : nil
  }
}

extension TimeZoneRules {
  /// Reads the second part of a TZif file, which has 64-bit times; nil where it is not one.
  init?(tzif bytes: [UInt8]) {
    guard let short = Header(bytes, at: 0), short.version >= UInt8(ascii: "2"),
      let header = Header(bytes, at: short.end(timeSize: 4))
    else { return nil }
    let times = header.start
    let kinds = times + header.transitions * 8
    let types = kinds + header.transitions
    guard header.types > 0, header.end(timeSize: 8) <= bytes.count else { return nil }
    func offset(_ type: Int) -> Int? {
      guard type < header.types else { return nil }
      return Int(Int32(truncatingIfNeeded: number(bytes, types + type * 6, 4)))
    }
    transitions = (0..<header.transitions).map { number(bytes, times + $0 * 8, 8) }
    let changed = (0..<header.transitions).compactMap { offset(Int(bytes[kinds + $0])) }
    guard changed.count == transitions.count, let first = offset(0) else { return nil }
    offsets = changed
    self.first = first
    let rest = bytes[header.end(timeSize: 8)...].dropFirst().prefix { $0 != UInt8(ascii: "\n") }
    footer = PosixTimeZone(String(decoding: rest, as: UTF8.self))
  }

  private struct Header {
    let start: Int
    let version: UInt8
    let utcFlags, standardFlags, leaps, transitions, types, characters: Int

    init?(_ bytes: [UInt8], at offset: Int) {
      guard bytes.count >= offset + 44, bytes[offset..<(offset + 4)].elementsEqual("TZif".utf8) else { return nil }
      version = bytes[offset + 4]
      let counts = (0..<6).map { Int(number(bytes, offset + 20 + $0 * 4, 4)) }
      (utcFlags, standardFlags, leaps) = (counts[0], counts[1], counts[2])
      (transitions, types, characters) = (counts[3], counts[4], counts[5])
      start = offset + 44
    }

    func end(timeSize: Int) -> Int {
      start + transitions * (timeSize + 1) + types * 6 + characters + leaps * (timeSize + 4) + standardFlags
        + utcFlags
    }
  }
}

private func number(_ bytes: [UInt8], _ offset: Int, _ count: Int) -> Int64 {
  bytes[offset..<(offset + count)].reduce(0) { $0 << 8 | Int64($1) }
}
