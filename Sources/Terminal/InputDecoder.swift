/// Bytes from the terminal into events: a value, fed with whatever one read brought.
///
/// Sequences that mean nothing here are swallowed whole: their letters and digits must never act as keys.
struct InputDecoder {
  private let sequences: KeySequences
  /// Bytes that do not make a whole key yet.
  private var pending: [UInt8] = []
  private var paste: [UInt8]?

  /// Text of a paste beyond this is left out.
  static let longestPaste = 1 << 20
  private static let pasteEnd = Array("\u{1B}[201~".utf8)
  private static let escape: UInt8 = 0x1B

  init(sequences: KeySequences = KeySequences()) { self.sequences = sequences }

  /// How long to wait for the rest of what has begun; nil where nothing has.
  ///
  /// An Escape alone is only told from the beginning of a sequence by what follows, so it waits as little as ESCDELAY
  /// says. The rest of a sequence may come in another packet.
  func patience(escapeDelay: Duration) -> Duration? {
    guard paste == nil, let first = pending.first else { return nil }
    return first == Self.escape && pending.count == 1 ? escapeDelay : .milliseconds(500)
  }

  mutating func feed(_ bytes: some Sequence<UInt8>) -> [TerminalEvent] {
    pending.append(contentsOf: bytes)
    var events: [TerminalEvent] = []
    var at = 0
    while at < pending.count {
      if paste != nil {
        guard let used = takePaste(from: at, &events) else { break }
        at += used
        continue
      }
      switch step(pending[at...]) {
      case .wait:
        pending.removeFirst(at)
        return events
      case .took(let length, let event):
        at += length
        if let event { events.append(event) }
      case .pasteStart(let length):
        at += length
        paste = []
      }
    }
    pending.removeFirst(min(at, pending.count))
    return events
  }

  /// Nothing more has come: what is pending is what it is.
  mutating func timeUp() -> [TerminalEvent] {
    defer { pending = [] }
    guard pending.first == Self.escape else { return [] }
    if pending.count == 1 { return [.key(.escape)] }
    if pending.count == 2, pending[1] < 0x80 { return [.key(.alt(Character(UnicodeScalar(pending[1]))))] }
    return []
  }

  // MARK: Paste

  /// Takes paste text up to the end mark; nil where the end may have begun but is not whole yet.
  private mutating func takePaste(from start: Int, _ events: inout [TerminalEvent]) -> Int? {
    let rest = pending[start...]
    let mark = rest.firstIndex(of: Self.escape) ?? rest.endIndex
    if mark > start {
      keep(rest[start..<mark])
      return mark - start
    }
    let possible = rest.prefix(Self.pasteEnd.count)
    if possible.elementsEqual(Self.pasteEnd) {
      events.append(.paste(String(decoding: paste ?? [], as: UTF8.self)))
      paste = nil
      return Self.pasteEnd.count
    }
    if Self.pasteEnd.starts(with: possible) {
      pending.removeFirst(start)
      return nil
    }
    keep(rest.prefix(1))
    return 1
  }

  private mutating func keep(_ bytes: ArraySlice<UInt8>) {
    let room = Self.longestPaste - (paste?.count ?? 0)
    paste?.append(contentsOf: bytes.prefix(max(0, room)))
  }

  // MARK: One key

  private enum Step {
    case took(Int, TerminalEvent?)
    case pasteStart(Int)
    case wait
  }

  private func step(_ bytes: ArraySlice<UInt8>) -> Step {
    guard let first = bytes.first else { return .wait }
    switch first {
    case Self.escape: return escapeStep(bytes)
    case 0x80...: return characterStep(bytes) { .character($0) }
    default: return .took(1, .key(Self.key(ofByte: first)))
    }
  }

  private static func key(ofByte byte: UInt8) -> Key {
    switch byte {
    case 0x08, 0x7F: .backspace
    case 0x09: .tab
    // Some terminals send a line feed for Enter.
    case 0x0A, 0x0D: .enter
    case 0x1B: .escape
    case 0x00: .control(" ")
    case 0x01...0x1A: .control(Character(UnicodeScalar(byte + 0x60)))
    case 0x1C...0x1F: .control(Character(UnicodeScalar(byte + 0x40)))
    default: .character(Character(UnicodeScalar(byte)))
    }
  }

  private func characterStep(_ bytes: ArraySlice<UInt8>, _ key: (Character) -> Key) -> Step {
    guard let first = bytes.first else { return .wait }
    let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    let whole = bytes.prefix(length)
    // A byte that begins nothing (a Latin-1 terminal) is left out alone.
    guard first < 0x80 || (0xC2...0xF4).contains(first), whole.dropFirst().allSatisfy({ $0 & 0xC0 == 0x80 }) else {
      return .took(1, nil)
    }
    guard whole.count == length else { return .wait }
    guard let text = String(validating: whole, as: UTF8.self), let character = text.first else {
      return .took(length, nil)
    }
    return .took(length, .key(key(character)))
  }

  private func escapeStep(_ bytes: ArraySlice<UInt8>) -> Step {
    switch sequences.match(bytes) {
    case .key(let key, let length): return .took(length, .key(key))
    case .begun: return .wait
    case .none: break
    }
    guard let second = bytes.dropFirst().first else { return .wait }
    switch second {
    case UInt8(ascii: "["): return controlStep(bytes)
    case UInt8(ascii: "O"):
      guard let third = bytes.dropFirst(2).first else { return .wait }
      return .took(3, ControlSequence.letters[third].map { .key($0) })
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"): return stringStep(bytes)
    case ..<0x20, 0x7F: return .took(1, .key(.escape))
    default:
      guard case .took(let length, let event) = characterStep(bytes.dropFirst(), { .alt($0) }) else { return .wait }
      return .took(length + 1, event)
    }
  }

  private func controlStep(_ bytes: ArraySlice<UInt8>) -> Step {
    var sequence = ControlSequence()
    for (offset, byte) in bytes.dropFirst(2).enumerated() {
      switch byte {
      case 0x20..<0x40: sequence.parameters.append(byte)
      case 0x40..<0x7F:
        sequence.final = byte
        return meaning(of: sequence, length: offset + 3)
      // Not a control sequence after all.
      default: return .took(offset + 2, nil)
      }
      if offset > 60 { return .took(offset + 3, nil) }
    }
    return .wait
  }

  private func meaning(of sequence: ControlSequence, length: Int) -> Step {
    switch sequence.meaning {
    case .event(let event): .took(length, event)
    case .pasteStart: .pasteStart(length)
    case .nothing: .took(length, nil)
    }
  }

  /// A late answer to a query of an earlier program: up to BEL or ST.
  private func stringStep(_ bytes: ArraySlice<UInt8>) -> Step {
    var before: UInt8 = 0
    for (offset, byte) in bytes.dropFirst(2).enumerated() {
      if byte == 0x07 || (before == Self.escape && byte == UInt8(ascii: "\\")) { return .took(offset + 3, nil) }
      before = byte
      if offset > 4096 { return .took(offset + 3, nil) }
    }
    return .wait
  }
}
