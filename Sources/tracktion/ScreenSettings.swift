import FoundationEssentials
import Library
import Mixing
import Screen

/// The screen's settings from config, environment and what was chosen before.
enum ScreenSettings {
  /// - Throws: ``ConfigurationError`` for a key binding that cannot be used, or a theme that is not there.
  /// - Returns: the settings, and what the user should know: theme files that cannot be read.
  static func make(
    _ configuration: Configuration, _ memory: ScreenMemory, name: String?, mouse: Bool
  ) throws -> (settings: Settings, remarks: [String]) {
    var settings = Settings()
    let (keys, problems) = KeyTable.standard.rebinding(configuration.keys.map { (command: $0.command, keys: $0.key) })
    guard problems.isEmpty else {
      throw ConfigurationError(path: configuration.path ?? "config", reason: problems.joined(separator: "; "))
    }
    settings.keys = keys
    if let notation = configuration.notation.flatMap(KeyNotation.init(rawValue:)) { settings.notation = notation }
    settings.libraryName = name
    // Over SSH the terminal's own selecting matters more than clicking.
    let isRemote = Folders.environment("SSH_CONNECTION") != nil || Folders.environment("SSH_TTY") != nil
    settings.mouse = mouse || (configuration.mouse ?? !isRemote)
    let (own, remarks) = ownThemes()
    settings.ownThemes = own
    if let theme = configuration.theme ?? memory.theme { settings.theme = theme }
    if let theme = configuration.theme, settings.theme(named: theme) == nil {
      let names = settings.themes.map(\.name).joined(separator: ", ")
      let reason = "there is no theme “\(theme)”; there are \(names)"
      throw ConfigurationError(
        path: configuration.path ?? "config", reason: ([reason] + remarks).joined(separator: ". "))
    }
    return (settings, remarks)
  }

  /// Nil: as the terminal is.
  static func unicode(_ configuration: Configuration) -> Bool? {
    switch configuration.glyphs {
    case "ascii": false
    case "unicode": true
    default: nil
    }
  }

  /// The user's own: base16 files in `themes` beside the config. One that cannot be read keeps nobody from the library.
  private static func ownThemes() -> (themes: [Theme], remarks: [String]) {
    let folder = Folders.config + "/themes"
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
    var own: [Theme] = []
    var remarks: [String] = []
    for name in names where name.hasSuffix(".yaml") || name.hasSuffix(".yml") {
      let path = "\(folder)/\(name)"
      guard let data = FileManager.default.contents(atPath: path) else { continue }
      do {
        let scheme = try Base16Scheme(parsing: String(decoding: data, as: UTF8.self))
        own.append(Theme(scheme, name: String(name.prefix { $0 != "." })))
      } catch {
        remarks.append("themes/\(name): \(error)")
      }
    }
    return (own, remarks)
  }
}
