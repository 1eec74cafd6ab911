/// How a terminal draws the next character (ECMA-48's graphic rendition): what SGR sequences add up to.
struct Rendition: Sendable, Hashable {
  /// The attributes that are on: bit n for the SGR parameter n, 1–9.
  private var attributes: UInt16 = 0
  /// The parameters that set the colours, as they came; nil for the terminal's own.
  private(set) var foreground: String?
  private(set) var background: String?

  static let plain = Rendition()

  /// Takes over the parameters of one SGR sequence; false where one of them is not known here.
  mutating func apply(_ parameters: ArraySlice<UInt8>) -> Bool {
    var start = parameters.startIndex
    repeat {
      var end = Self.endOfParameter(parameters, start)
      let code = Self.number(parameters[start..<end])
      if code == 38 || code == 48 {
        guard let last = Self.endOfColor(parameters, start..<end) else { return false }
        end = last
        let color = String(decoding: parameters[start..<end], as: UTF8.self)
        if code == 38 { foreground = color } else { background = color }
      } else if !apply(code) {
        return false
      }
      start = end + 1
    } while start <= parameters.endIndex
    return true
  }

  private static func endOfParameter(_ parameters: ArraySlice<UInt8>, _ start: Int) -> Int {
    parameters[start...].firstIndex(of: UInt8(ascii: ";")) ?? parameters.endIndex
  }

  /// What stands before a colon; none is 0, and -1 what is no number.
  private static func number(_ parameter: ArraySlice<UInt8>) -> Int {
    var value = parameter.first == UInt8(ascii: ":") ? -1 : 0
    for byte in parameter {
      if byte == UInt8(ascii: ":") { break }
      guard 0x30...0x39 ~= byte, value < 1_000 else { return -1 }
      value = value * 10 + Int(byte - 0x30)
    }
    return value
  }

  private mutating func apply(_ code: Int) -> Bool {
    switch code {
    case 0: self = .plain
    case 1...9: attributes |= 1 << code
    // The Linux console's own font: never left, as line drawing is sent as Unicode.
    case 10: break
    case 22: attributes &= ~0b110
    case 23...25, 27...29: attributes &= ~(1 << (code - 20))
    case 30...37, 90...97: foreground = String(code)
    case 39: foreground = nil
    case 40...47, 100...107: background = String(code)
    case 49: background = nil
    default: return false
    }
    return true
  }

  /// `38:2::r:g:b` is one parameter, `38;5;n` and `38;2;r;g;b` are several.
  private static func endOfColor(_ parameters: ArraySlice<UInt8>, _ first: Range<Int>) -> Int? {
    guard !parameters[first].contains(UInt8(ascii: ":")) else { return first.upperBound }
    var end = first.upperBound
    var left = 1
    while left > 0 {
      guard end < parameters.endIndex else { return nil }
      let start = end + 1
      end = endOfParameter(parameters, start)
      left -= 1
      guard start == first.upperBound + 1 else { continue }
      switch number(parameters[start..<end]) {
      case 5: left = 1
      case 2: left = 3
      default: return nil
      }
    }
    return end
  }

  /// The shortest sequence that makes this of what the terminal has; nil: not known what it has.
  func sequence(after actual: Rendition?) -> String {
    if actual == self { return "" }
    if self == .plain { return "\u{1B}[m" }
    let anew = "\u{1B}[0;\(parameters(after: .plain))m"
    // An attribute goes off, and the terminal's own colour comes back, only with a reset that every terminal knows.
    guard let actual, actual.attributes & ~attributes == 0, actual.foreground == nil || foreground != nil,
      actual.background == nil || background != nil
    else { return anew }
    let changed = "\u{1B}[\(parameters(after: actual))m"
    return changed.utf8.count < anew.utf8.count ? changed : anew
  }

  private func parameters(after actual: Rendition) -> String {
    let added = attributes & ~actual.attributes
    var changed = ""
    func add(_ parameter: String) { changed += changed.isEmpty ? parameter : ";" + parameter }
    for attribute in 1...9 where added & 1 << attribute != 0 { add(String(attribute)) }
    if let foreground, foreground != actual.foreground { add(foreground) }
    if let background, background != actual.background { add(background) }
    return changed
  }
}
