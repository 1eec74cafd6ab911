/// Bytes into characters and sequences (ECMA-48): the state machine in front of a terminal.
struct EscapeParser: Sendable {
  struct Sequence: Sendable, Hashable {
    /// `?`, `>`, `<` or `=` before the parameters, or nothing.
    var prefix: UInt8?
    /// Parameters; each with its colon-separated parts. Missing ones are nil.
    var parameters: [[Int?]] = []
    var intermediates: [UInt8] = []
    var final: UInt8 = 0
    var raw: [UInt8] = []

    /// A parameter with 0 and nothing meaning `standard`.
    func number(_ index: Int, or standard: Int = 1) -> Int {
      guard index < parameters.count, let value = parameters[index].first.flatMap({ $0 }), value > 0 else {
        return standard
      }
      return value
    }

    var description: String { "CSI " + String(decoding: raw, as: UTF8.self) }
  }

  enum Token: Sendable {
    case scalar(Unicode.Scalar)
    case control(UInt8)
    case escape([UInt8], UInt8)
    case sequence(Sequence)
    case command(String)
    case deviceString(String)
    case title(String)
    case malformed(String)
  }

  private enum State: Sendable {
    case ground
    case escape([UInt8])
    case sequence([UInt8])
    case string(kind: UInt8, [UInt8])
    case stringEscape(kind: UInt8, [UInt8])
  }

  private var state = State.ground
  private var partial: [UInt8] = []

  mutating func take(_ byte: UInt8) -> Token? {
    switch state {
    case .ground: return ground(byte)
    case .escape(let before): return escape(before, byte)
    case .sequence(let before): return sequence(before, byte)
    case .string(let kind, let text): return string(kind, text, byte)
    case .stringEscape(let kind, let text):
      if byte == UInt8(ascii: "\\") { return finish(kind, text) }
      // tmux's pass-through doubles every escape of what it wraps.
      state = .string(kind: kind, text + [0x1B, byte])
      return nil
    }
  }

  private mutating func ground(_ byte: UInt8) -> Token? {
    if byte == 0x1B {
      state = .escape([])
      return nil
    }
    if byte < 0x20 || byte == 0x7F { return .control(byte) }
    if byte < 0x80, partial.isEmpty { return .scalar(Unicode.Scalar(byte)) }
    partial.append(byte)
    let length = partial[0] < 0xE0 ? 2 : partial[0] < 0xF0 ? 3 : 4
    guard partial.count >= length || partial[0] < 0xC2 || byte & 0xC0 != 0x80 && partial.count > 1 else { return nil }
    defer { partial = [] }
    guard let text = String(validating: partial, as: UTF8.self), let scalar = text.unicodeScalars.first else {
      return .malformed("bytes \(partial)")
    }
    return .scalar(scalar)
  }

  private mutating func escape(_ before: [UInt8], _ byte: UInt8) -> Token? {
    switch byte {
    case UInt8(ascii: "[") where before.isEmpty:
      state = .sequence([])
      return nil
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "k"), UInt8(ascii: "_"), UInt8(ascii: "^"):
      guard before.isEmpty else { break }
      state = .string(kind: byte, [])
      return nil
    case 0x20..<0x30:
      state = .escape(before + [byte])
      return nil
    default: break
    }
    state = .ground
    return .escape(before, byte)
  }

  private mutating func sequence(_ before: [UInt8], _ byte: UInt8) -> Token? {
    let raw = before + [byte]
    switch byte {
    case 0x20..<0x40:
      state = .sequence(raw)
      return nil
    case 0x40..<0x7F:
      state = .ground
      return .sequence(Self.parse(raw))
    default:
      state = .ground
      return .malformed("CSI \(raw)")
    }
  }

  private static func parse(_ raw: [UInt8]) -> Sequence {
    var made = Sequence()
    made.raw = raw
    made.final = raw.last ?? 0
    var body = raw.dropLast()
    if let first = body.first, (0x3C...0x3F).contains(first) {
      made.prefix = first
      body = body.dropFirst()
    }
    made.intermediates = body.filter { $0 < 0x30 }
    let numbers = String(decoding: body.filter { $0 >= 0x30 }, as: UTF8.self)
    guard !numbers.isEmpty else { return made }
    made.parameters = numbers.split(separator: ";", omittingEmptySubsequences: false).map { parameter in
      parameter.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
    }
    return made
  }

  private mutating func string(_ kind: UInt8, _ text: [UInt8], _ byte: UInt8) -> Token? {
    switch byte {
    // A device control string may hold one: what tmux wraps ends in BEL.
    case 0x07 where kind != UInt8(ascii: "P"): return finish(kind, text)
    case 0x1B: state = .stringEscape(kind: kind, text)
    default: state = .string(kind: kind, text + [byte])
    }
    return nil
  }

  private mutating func finish(_ kind: UInt8, _ bytes: [UInt8]) -> Token {
    state = .ground
    let text = String(decoding: bytes, as: UTF8.self)
    switch kind {
    case UInt8(ascii: "]"): return .command(text)
    case UInt8(ascii: "P"): return .deviceString(text)
    case UInt8(ascii: "k"): return .title(text)
    default: return .malformed("string \(text)")
    }
  }
}
