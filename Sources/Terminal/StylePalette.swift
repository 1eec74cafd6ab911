import CNcurses

/// Styles as ncurses knows them: attributes and a colour pair, made at first use.
struct StylePalette {
  struct Look {
    var attributes: attr_t
    var pair: Int32
  }

  let depth: ColorDepth
  /// True where a colour may be left to the terminal.
  private let hasDefaults: Bool
  private var looks: [Style: Look] = [:]

  init(depth: ColorDepth, hasDefaults: Bool) {
    self.depth = depth
    self.hasDefaults = hasDefaults
  }

  mutating func look(of style: Style) -> Look {
    if let known = looks[style] { return known }
    let made = make(style)
    looks[style] = made
    return made
  }

  private func make(_ style: Style) -> Look {
    var attributes = Self.attributes(style.attributes)
    var foreground = style.foreground.flatMap(depth.number) ?? -1
    let background = style.background.flatMap(depth.number) ?? -1
    if depth == .eight, let color = style.foreground, color.ansi >= 8 {
      if color.ansi == 8 {
        // Bold black is black where bold does not brighten: invisible. Dim text of the terminal's own colour is not.
        foreground = -1
        attributes |= CNCURSES_DIM
      } else {
        attributes |= CNCURSES_BOLD
      }
    }
    return Look(attributes: attributes, pair: pair(foreground, background))
  }

  private func pair(_ foreground: Int32, _ background: Int32) -> Int32 {
    guard depth != .mono, foreground >= 0 || background >= 0 else { return 0 }
    let own: (Int32, Int32) = hasDefaults ? (-1, -1) : (COLOR_WHITE, COLOR_BLACK)
    return max(0, alloc_pair(foreground >= 0 ? foreground : own.0, background >= 0 ? background : own.1))
  }

  private static func attributes(_ wanted: Style.Attributes) -> attr_t {
    var attributes: attr_t = 0
    if wanted.contains(.bold) { attributes |= CNCURSES_BOLD }
    if wanted.contains(.dim) { attributes |= CNCURSES_DIM }
    if wanted.contains(.reverse) { attributes |= CNCURSES_REVERSE }
    if wanted.contains(.underline) { attributes |= CNCURSES_UNDERLINE }
    if wanted.contains(.italic) { attributes |= CNCURSES_ITALIC }
    return attributes
  }
}
