import Mixing
import Terminal

/// How everything looks: a style for each role, and colours for the keys of the wheel.
public struct Theme: Sendable, Equatable {
  public let name: String
  /// Who made the scheme, and where its colours are from; empty for the ones without colours.
  public let source: String
  public let isDark: Bool
  private let styles: [Style]
  private let wheel: [Color]

  init(name: String, source: String, isDark: Bool, wheel: [Color], style: (Role) -> Style) {
    self.name = name
    self.source = source
    self.isDark = isDark
    self.wheel = wheel
    styles = Role.allCases.map(style)
  }

  public func style(_ role: Role) -> Style { styles[role.rawValue] }

  /// A colour of its own for each of the twelve numbers, near ones alike; nil where the theme has no colours.
  func color(of key: MusicalKey) -> Color? { wheel.isEmpty ? nil : wheel[(key.number - 1) % wheel.count] }

  /// Without any colour: what `NO_COLOR` and monochrome terminals show. Everything is told by attributes and glyphs.
  public static let mono = Theme(name: "mono", source: "", isDark: true, wheel: []) { role in
    switch role {
    case .selection: Style(attributes: .reverse)
    case .focusedTitle, .accent, .bad: Style(attributes: .bold)
    case .quietSelection, .mark, .warning: Style(attributes: .bold)
    case .removed, .added, .field: Style(attributes: .underline)
    case .dim: Style(attributes: .dim)
    case .text, .header, .title, .good, .footer, .message, .sheet: .plain
    }
  }
}
