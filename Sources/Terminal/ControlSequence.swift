/// A CSI sequence that a terminal sent, as far as keys, mouse, focus and paste go (ECMA-48, xterm's ctlseqs).
struct ControlSequence: Hashable {
  var parameters: [UInt8] = []
  var final: UInt8 = 0

  enum Meaning: Hashable {
    case event(TerminalEvent)
    case pasteStart
    /// A sequence that says nothing to this program.
    case nothing
  }

  /// Numbers between semicolons; empty ones are 0.
  private var numbers: [Int] {
    parameters.drop { !(0x30...0x3B).contains($0) }
      .split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
      .map { Int(String(decoding: $0, as: UTF8.self)) ?? 0 }
  }

  var meaning: Meaning {
    if parameters.first == UInt8(ascii: "<") { return mouse.map { .event(.mouse($0)) } ?? .nothing }
    switch final {
    case UInt8(ascii: "I") where parameters.isEmpty: return .event(.focus(true))
    case UInt8(ascii: "O") where parameters.isEmpty: return .event(.focus(false))
    case UInt8(ascii: "~"): return tilde
    default: return Self.letters[final].map { .event(.key($0)) } ?? .nothing
    }
  }

  /// Keys with modifiers (`CSI 1;5A`) count as the key alone.
  static let letters: [UInt8: Key] = [
    UInt8(ascii: "A"): .up, UInt8(ascii: "B"): .down, UInt8(ascii: "C"): .right, UInt8(ascii: "D"): .left,
    UInt8(ascii: "H"): .home, UInt8(ascii: "F"): .end, UInt8(ascii: "Z"): .backTab, UInt8(ascii: "M"): .enter,
    UInt8(ascii: "P"): .function(1), UInt8(ascii: "Q"): .function(2), UInt8(ascii: "R"): .function(3),
    UInt8(ascii: "S"): .function(4),
  ]

  private static let numbered: [Int: Key] = [
    1: .home, 2: .insert, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end,
    11: .function(1), 12: .function(2), 13: .function(3), 14: .function(4), 15: .function(5), 17: .function(6),
    18: .function(7), 19: .function(8), 20: .function(9), 21: .function(10), 23: .function(11), 24: .function(12),
  ]

  private var tilde: Meaning {
    guard let number = numbers.first else { return .nothing }
    if number == 200 { return .pasteStart }
    return Self.numbered[number].map { .event(.key($0)) } ?? .nothing
  }

  /// SGR mouse (mode 1006): `CSI < buttons ; column ; row M` or `m`. Only the left button and the wheel mean something.
  private var mouse: MouseEvent? {
    let numbers = numbers
    guard numbers.count == 3, final == UInt8(ascii: "M") || final == UInt8(ascii: "m") else { return nil }
    let action: MouseEvent.Action
    // 4, 8 and 16 are Shift, Alt and Ctrl.
    switch numbers[0] & ~28 {
    case 0: action = final == UInt8(ascii: "M") ? .press : .release
    case 32: action = .drag
    case 64: action = .wheelUp
    case 65: action = .wheelDown
    default: return nil
    }
    return MouseEvent(action: action, row: max(1, numbers[2]) - 1, column: max(1, numbers[1]) - 1)
  }
}
