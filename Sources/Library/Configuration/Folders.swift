import FoundationEssentials
import Glibc

/// Where the program keeps things, by the XDG base directory rules.
public enum Folders {
  /// The user's home: `$HOME`, else the password file's.
  public static var home: String? {
    if let home = environment("HOME") { return home }
    guard let entry = getpwuid(getuid()), let directory = entry.pointee.pw_dir else { return nil }
    return String(cString: directory)
  }

  /// `$XDG_CONFIG_HOME/tracktion`.
  public static var config: String { base("XDG_CONFIG_HOME", "/.config") }
  /// `$XDG_DATA_HOME/tracktion`: the local servers and the demo.
  public static var data: String { base("XDG_DATA_HOME", "/.local/share") }
  /// `$XDG_STATE_HOME/tracktion`: logs and what the program remembers.
  public static var state: String { base("XDG_STATE_HOME", "/.local/state") }

  /// A variable that is set and not empty.
  public static func environment(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    let text = String(cString: value)
    return text.isEmpty ? nil : text
  }

  private static func base(_ variable: String, _ fallback: String) -> String {
    // The rules say that a relative path is to be ignored.
    if let folder = environment(variable), folder.hasPrefix("/") { return folder + "/tracktion" }
    return (home ?? "/tmp/tracktion-\(getuid())") + fallback + "/tracktion"
  }
}
