import Foundation

/// One path in the spellings that a file system may keep it in.
public enum PathSpelling {
  /// The path as it is written, then composed and decomposed, each once: a library from a Mac writes NFC where the disk
  /// that came with it has NFD, or the reverse.
  public static func all(_ path: String) -> [String] {
    guard path.utf8.contains(where: { $0 >= 0x80 }) else { return [path] }
    var spellings = [path]
    for spelling in [path.precomposedStringWithCanonicalMapping, path.decomposedStringWithCanonicalMapping]
    where !spellings.contains(where: { $0.utf8.elementsEqual(spelling.utf8) }) {
      spellings.append(spelling)
    }
    return spellings
  }
}
