/// The colour schemes that are compiled into the program: base16 files as they lie in `base16`, one entry each.
public enum Themes {
  /// A scheme by the name under which it is chosen, and the bytes of its file.
  public struct File: Sendable {
    public let name: String
    public let bytes: [UInt8]
  }

  /// Dark ones first; the first one is the default.
  public static let files: [File] = [
    File(name: "default-dark", bytes: PackageResources.default_dark_yaml),
    File(name: "gruvbox-dark-hard", bytes: PackageResources.gruvbox_dark_hard_yaml),
    File(name: "solarized-dark", bytes: PackageResources.solarized_dark_yaml),
    File(name: "nord", bytes: PackageResources.nord_yaml),
    File(name: "dracula", bytes: PackageResources.dracula_yaml),
    File(name: "tomorrow-night", bytes: PackageResources.tomorrow_night_yaml),
    File(name: "ocean", bytes: PackageResources.ocean_yaml),
    File(name: "onedark", bytes: PackageResources.onedark_yaml),
    File(name: "monokai", bytes: PackageResources.monokai_yaml),
    File(name: "catppuccin-mocha", bytes: PackageResources.catppuccin_mocha_yaml),
    File(name: "default-light", bytes: PackageResources.default_light_yaml),
    File(name: "gruvbox-light-hard", bytes: PackageResources.gruvbox_light_hard_yaml),
    File(name: "solarized-light", bytes: PackageResources.solarized_light_yaml),
    File(name: "one-light", bytes: PackageResources.one_light_yaml),
  ]
}
