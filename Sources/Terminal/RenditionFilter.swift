/// Takes what says nothing new out of ncurses' output.
///
/// ncurses sets both colours whenever one changes, resets before it sets, and goes back to plain at the end of every
/// update. On a themed list that is a third of a scrolled key's bytes. The filter keeps what the terminal has and what
/// it is to have, and sends the difference only when something is drawn with it.
struct RenditionFilter {
  /// What the terminal has; nil where that is not known.
  private var actual: Rendition? = .plain
  private var wanted = Rendition.plain
  private var saved: Rendition?
  /// Character sets and shifts as they were last sent: `(B`, SI…
  private var sets: [UInt8: [UInt8]] = [:]

  private static let escape: UInt8 = 0x1B
  /// By final byte: control sequences that neither draw nor erase, but move the cursor or set scroll region and modes.
  private static let indifferent = {
    let finals = Set("ABCDEFGHIZ`adefrhlstunqc".utf8)
    return (UInt8.min...UInt8.max).map(finals.contains)
  }()

  mutating func filter(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var at = bytes.startIndex
    while at < bytes.endIndex {
      let length = Self.length(bytes, at)
      pass(bytes[at..<at + length], &output)
      at += length
    }
    return output
  }

  /// The terminal is plain again, by a sequence that did not come through here.
  mutating func terminalIsPlain() { self = RenditionFilter() }

  /// What makes the terminal plain now.
  mutating func plainNow() -> String {
    defer { terminalIsPlain() }
    return Rendition.plain.sequence(after: actual)
  }

  /// The length of the sequence, control or run of text at a place.
  private static func length(_ bytes: ArraySlice<UInt8>, _ start: Int) -> Int {
    guard bytes[start] == escape else {
      guard bytes[start] >= 0x20 else { return 1 }
      let end = bytes[start...].firstIndex { $0 < 0x20 } ?? bytes.endIndex
      return end - start
    }
    guard start + 1 < bytes.endIndex else { return 1 }
    let isControlSequence = bytes[start + 1] == UInt8(ascii: "[")
    var end = start + (isControlSequence ? 2 : 1)
    while end < bytes.endIndex, isControlSequence ? bytes[end] < 0x40 : bytes[end] < 0x30 { end += 1 }
    return min(end + 1, bytes.endIndex) - start
  }

  private mutating func pass(_ item: ArraySlice<UInt8>, _ output: inout [UInt8]) {
    let first = item[item.startIndex]
    switch first {
    case Self.escape: passSequence(item, &output)
    // BEL, BS, TAB, CR move or sound.
    case 0x07, 0x08, 0x09, 0x0D: output += item
    case 0x0E, 0x0F: passSet(item, key: 0x0E, &output)
    default:
      settle(&output)
      output += item
    }
  }

  private mutating func passSequence(_ item: ArraySlice<UInt8>, _ output: inout [UInt8]) {
    guard item.count > 1, let final = item.last else {
      output += item
      return
    }
    switch item[item.startIndex + 1] {
    case UInt8(ascii: "["): passControlSequence(item, final, &output)
    case UInt8(ascii: "("), UInt8(ascii: ")"): passSet(item, key: item[item.startIndex + 1], &output)
    case UInt8(ascii: "7"):
      settle(&output)
      saved = actual
      output += item
    case UInt8(ascii: "8"):
      // The character sets come back as well.
      (actual, wanted, sets) = (saved, saved ?? .plain, [:])
      output += item
    case UInt8(ascii: "="), UInt8(ascii: ">"): output += item
    default:
      settle(&output)
      output += item
    }
  }

  private mutating func passControlSequence(_ item: ArraySlice<UInt8>, _ final: UInt8, _ output: inout [UInt8]) {
    if final == UInt8(ascii: "m"), take(item.dropFirst(2).dropLast()) { return }
    if !Self.indifferent[Int(final)] { settle(&output) }
    output += item
    if final == UInt8(ascii: "m") { actual = nil }
  }

  /// True where the parameters are known and kept; otherwise they have to be sent as they are.
  private mutating func take(_ parameters: ArraySlice<UInt8>) -> Bool {
    var next = wanted
    guard next.apply(parameters) else { return false }
    wanted = next
    return true
  }

  private mutating func passSet(_ item: ArraySlice<UInt8>, key: UInt8, _ output: inout [UInt8]) {
    guard sets[key].map({ $0.elementsEqual(item) }) != true else { return }
    sets[key] = Array(item)
    output += item
  }

  private mutating func settle(_ output: inout [UInt8]) {
    guard actual != wanted else { return }
    output += wanted.sequence(after: actual).utf8
    actual = wanted
  }
}
