import Foundation

/// A path in the spelling of any machine, taken apart so that spellings of one place compare as equal.
///
/// - `D:/Music`, `d:\Music`, `D:/:Music` (Traktor) are one place; of Windows only the drive letter is without case.
/// - `/Users/me`, `/Volumes/Macintosh HD/Users/me`, `Macintosh HD/:Users/:me` and `Macintosh HD:Users:me` are one place;
///   so are `/Volumes/USB/a`, `USB/:a` and `USB:a`.
/// - Text compares by canonical equivalence, so NFC and NFD are alike.
struct LibraryPath: Sendable, Hashable {
  /// The first one says what it is below: `D:`, `//host`, or nothing for `/`.
  let root: String
  /// As they are written.
  let components: [String]

  private static let startVolume = "Macintosh HD"

  init(_ path: String) {
    if let drive = Self.drive(path) {
      root = drive
      components = Self.split(path.dropFirst(2), at: "/\\:")
    } else if path.hasPrefix("//") || path.hasPrefix("\\\\") {
      let parts = Self.split(path[...], at: "/\\")
      root = "//" + (parts.first?.lowercased() ?? "")
      components = Array(parts.dropFirst())
    } else {
      root = ""
      components = Self.belowStart(Self.unixComponents(path))
    }
  }

  /// Whether the other one is this one, or lies below it.
  func contains(_ other: LibraryPath) -> Bool { root == other.root && other.components.starts(with: components) }

  /// `D:` where the path begins with a drive.
  private static func drive(_ path: String) -> String? {
    FileLocation.isDrive(path[...]) ? path.prefix(2).uppercased() : nil
  }

  private static func unixComponents(_ path: String) -> [String] {
    if path.contains("/:") {
      let parts = path.components(separatedBy: "/:").filter { !$0.isEmpty }
      return path.hasPrefix("/:") ? parts : ["Volumes"] + parts
    }
    // The classic spelling of a Mac: no slash at all.
    if !path.contains("/"), path.contains(":") { return ["Volumes"] + split(path[...], at: ":") }
    return split(path[...], at: "/")
  }

  private static func belowStart(_ components: [String]) -> [String] {
    components.starts(with: ["Volumes", startVolume]) ? Array(components.dropFirst(2)) : components
  }

  private static func split(_ path: Substring, at separators: String) -> [String] {
    // By scalars: a combining mark that follows a separator must not hide it.
    path.unicodeScalars.split { separators.unicodeScalars.contains($0) }.map { String($0) }.filter { $0 != "." }
  }
}
