/// How a terminal draws the next character (ECMA-48's graphic rendition): what SGR sequences add up to.
struct Rendition: Sendable, Hashable {
  /// The attributes that are on: bit n for the SGR parameter n, 1–9.
  private var attributes: UInt16 = 0
  /// The parameters that set the colours, as they came; nil for the terminal's own.
  private(set) var foreground: String?
  private(set) var background: String?

  static let plain = Rendition()

  /// Takes over the parameters of one SGR sequence; false where one of them is not known here.
  mutating func apply(_ parameters: String) -> Bool {
    var rest = parameters.split(separator: ";", omittingEmptySubsequences: false)[...]
    while let parameter = rest.popFirst() {
      let code = parameter.isEmpty ? 0 : Int(parameter.prefix { $0 != ":" }) ?? -1
      if code == 38 || code == 48 {
        guard let color = Self.color(parameter, &rest) else { return false }
        if code == 38 { foreground = color } else { background = color }
      } else if !apply(code) {
        return false
      }
    }
    return true
  }

  private mutating func apply(_ code: Int) -> Bool {
    switch code {
    case 0: self = .plain
    case 1...9: attributes |= 1 << code
    // The Linux console's own font: never left, as line drawing is sent as Unicode.
    case 10: break
    case 22: attributes &= ~0b110
    case 23...25, 27...29: attributes &= ~(1 << (code - 20))
    case 30...37, 90...97: foreground = "\(code)"
    case 39: foreground = nil
    case 40...47, 100...107: background = "\(code)"
    case 49: background = nil
    default: return false
    }
    return true
  }

  /// `38:2::r:g:b` is one parameter, `38;5;n` and `38;2;r;g;b` are several.
  private static func color(_ first: Substring, _ rest: inout ArraySlice<Substring>) -> String? {
    guard !first.contains(":") else { return String(first) }
    let length = rest.first == "5" ? 2 : rest.first == "2" ? 4 : 0
    guard length > 0, rest.count >= length else { return nil }
    defer { rest = rest.dropFirst(length) }
    return ([first] + rest.prefix(length)).joined(separator: ";")
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
    var changed = (1...9).filter { added & 1 << $0 != 0 }.map { "\($0)" }
    if let foreground, foreground != actual.foreground { changed.append(foreground) }
    if let background, background != actual.background { changed.append(background) }
    return changed.joined(separator: ";")
  }
}
