import Terminal
import Themes

extension Theme {
  /// Text has at least this contrast to what is behind it; a little more than 4.5 is asked for, since a terminal of 256
  /// colours shows the nearest of them.
  static let leastContrast = 4.5

  /// The themes that are part of the program; a user's own files are added with ``init(_:name:)``.
  public static let shipped: [Theme] = Themes.files.compactMap(Theme.init(file:))

  /// One of them. A start waits for the theme in force only.
  public static func shipped(named name: String) -> Theme? {
    Themes.files.first { $0.name == name }.flatMap(Theme.init(file:))
  }

  private init?(file: Themes.File) {
    guard let scheme = try? Base16Scheme(parsing: String(decoding: file.bytes, as: UTF8.self)) else { return nil }
    self.init(scheme, name: file.name)
  }

  /// A theme from a base16 scheme: each role takes the slot that base16 means for it, or the next one that can be read.
  public init(_ scheme: Base16Scheme, name: String) {
    let palette = ReadablePalette(scheme: scheme)
    let source = scheme.author.isEmpty ? "base16" : "base16, \(scheme.author)"
    let wheel = (0..<12).map(palette.wheel)
    self.init(name: name, source: source, isDark: scheme.isDark, wheel: wheel) { role in palette.style(role) }
  }
}

/// The colours of a scheme for text, moved towards the foreground until they can be read.
struct ReadablePalette {
  let scheme: Base16Scheme

  func style(_ role: Role) -> Style {
    switch role {
    case .text, .header, .message, .sheet: plain([5])
    case .dim, .footer, .title: plain([3, 4, 5])
    case .accent: plain([13], .bold)
    case .focusedTitle: plain([10], .bold)
    case .selection: on(2, [7, 6, 5, 0])
    case .quietSelection: on(1, [5, 6, 7, 0])
    case .mark: plain([9], .bold)
    case .good: plain([11])
    case .warning: plain([10])
    case .bad: plain([8], .bold)
    case .removed: plain([8])
    case .added: plain([11])
    case .field: on(1, [5, 6, 7, 0], .underline)
    }
  }

  /// The colour of a number of the wheel: hues go round as the fifths do.
  func wheel(_ number: Int) -> Color {
    let hue = RGB(hue: Double(number) * 30, saturation: 0.55, lightness: scheme.isDark ? 0.70 : 0.38)
    let bright: [UInt8] = [9, 9, 11, 11, 10, 10, 14, 14, 12, 12, 13, 13]
    let ansi = scheme.isDark ? bright[number] : bright[number] - 8
    return color(readable(hue, on: scheme[0]), ansi)
  }

  private func plain(_ slots: [Int], _ attributes: Style.Attributes = []) -> Style {
    on(0, slots, attributes)
  }

  private func on(_ back: Int, _ slots: [Int], _ attributes: Style.Attributes = []) -> Style {
    let background = scheme[back]
    let slot = slots.first { scheme[$0].contrast(to: background) >= Theme.leastContrast } ?? slots[0]
    let isSelection = back == 2
    return Style(
      foreground: color(readable(scheme[slot], on: background), isSelection ? 15 : ansi(slot)),
      background: color(background, isSelection ? 4 : ansi(back)), attributes: attributes)
  }

  /// The colour itself, or as much nearer to black or white as it must be.
  private func readable(_ color: RGB, on background: RGB) -> RGB {
    let end: RGB = background.luminance < 0.18 ? RGB(red: 255, green: 255, blue: 255) : RGB(red: 0, green: 0, blue: 0)
    for step in 0...20 {
      let mixed = color.mixed(with: end, Double(step) / 20)
      if mixed.contrast(to: background) >= Theme.leastContrast + 0.2 { return mixed }
    }
    return end
  }

  private func color(_ rgb: RGB, _ ansi: UInt8) -> Color {
    Color(red: rgb.red, green: rgb.green, blue: rgb.blue, ansi: ansi)
  }

  /// What terminals of 8 or 16 colours show in a slot's place.
  private func ansi(_ slot: Int) -> UInt8 {
    let dark: [UInt8] = [0, 0, 4, 7, 7, 7, 15, 15, 9, 11, 11, 10, 14, 12, 13, 9]
    let light: [UInt8] = [15, 15, 4, 0, 0, 0, 0, 0, 1, 1, 5, 2, 6, 4, 5, 1]
    return scheme.isDark ? dark[slot] : light[slot]
  }
}
