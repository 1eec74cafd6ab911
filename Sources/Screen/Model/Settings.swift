import FoundationEssentials
import Glibc
import Mixing

/// What the config, the environment and the terminal decide before the screen opens.
public struct Settings: Sendable {
  public enum Glyphs: String, Sendable, Hashable, CaseIterable { case unicode, ascii }

  public var notation: KeyNotation
  public var glyphs: Glyphs
  public var keys: KeyTable
  /// The user's themes. One of the same name takes the place of ours.
  public var ownThemes: [Theme]
  /// The name of the theme at the start.
  public var theme: String
  /// False for NO_COLOR and terminals without colours.
  public var colors: Bool
  public var zone: LocalZone
  /// Shown in the header where there is room: the name of the library or database.
  public var libraryName: String?
  /// The mouse is read from the start.
  public var mouse: Bool

  public init(
    notation: KeyNotation = .camelot, glyphs: Glyphs = .unicode, keys: KeyTable = .standard,
    ownThemes: [Theme] = [], theme: String = "default-dark", colors: Bool = true, zone: LocalZone = .current,
    libraryName: String? = nil, mouse: Bool = false
  ) {
    self.notation = notation
    self.glyphs = glyphs
    self.keys = keys
    self.ownThemes = ownThemes
    self.theme = theme
    self.colors = colors
    self.zone = zone
    self.libraryName = libraryName
    self.mouse = mouse
  }

  /// All themes that can be chosen.
  public var themes: [Theme] {
    Theme.shipped.filter { shipped in !ownThemes.contains { $0.name == shipped.name } } + ownThemes
  }

  /// The theme of that name, as far as there are colours; no other one is read for it. Nil where there is none.
  public func theme(named name: String) -> Theme? {
    guard colors else { return .mono }
    return ownThemes.first { $0.name == name } ?? Theme.shipped(named: name)
  }
}

/// From a time to what a clock on the wall showed.
public struct LocalZone: Sendable {
  private let secondsFromUTC: @Sendable (Int) -> Int

  /// The zone of this machine, with its summer times.
  public static let current = LocalZone { seconds in
    var time = time_t(seconds)
    var parts = tm()
    localtime_r(&time, &parts)
    return parts.tm_gmtoff
  }

  /// Always so many seconds east of UTC.
  public static func fixed(_ seconds: Int) -> LocalZone { LocalZone { _ in seconds } }

  /// `2026-11-24 17:38`.
  func text(_ date: Date) -> String {
    let utc = date.timeIntervalSince1970
    guard utc.isFinite, abs(utc) < 1e11 else { return "–" }
    let local = Int(utc.rounded(.down)) + secondsFromUTC(Int(utc))
    var time = time_t(local)
    var parts = tm()
    gmtime_r(&time, &parts)
    let day = [Int(parts.tm_mon) + 1, Int(parts.tm_mday)].map(Figure.twoDigits).joined(separator: "-")
    return
      "\(parts.tm_year + 1_900)-\(day) \(Figure.twoDigits(Int(parts.tm_hour))):\(Figure.twoDigits(Int(parts.tm_min)))"
  }
}
