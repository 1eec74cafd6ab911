import Foundation

/// Reads the XML that rekordbox exports ("Export Collection in xml format"), in one pass and in constant memory.
public enum RekordboxLibrary {
  /// `metadata.source_library` of its tracks, and `extraction_method` in the graph.
  public static let source = "rekordbox_xml"
  /// `tracklists.source_type` of its playlists (P7).
  public static let playlistType = "rekordbox_playlist"
  /// The root element.
  public static let root = "DJ_PLAYLISTS"

  /// The tracks, then the playlists, of a file.
  public static func items(at path: String) -> LibraryItems {
    LibraryItems { deliver in try read(path, deliver) }
  }

  /// What may be wrong with a file from its beginning alone; nil where it looks like a rekordbox XML.
  public static func problem(ofFileAt path: String) -> LibraryFileError? {
    do {
      try checkStart(path)
      return nil
    } catch {
      return error
    }
  }

  private static func read(_ path: String, _ deliver: @escaping ([LibraryItem]) -> Bool) throws {
    try checkStart(path)
    guard let file = InputStream(fileAtPath: path) else {
      throw LibraryFileError(path: path, kind: .unreadable("no such file"))
    }
    try RekordboxParser(path, LibraryFileStream(file), deliver).parse()
  }

  private static func checkStart(_ path: String) throws(LibraryFileError) {
    let start = try FileStart.read(path, XMLProlog.limit)
    guard !start.isEmpty else { throw LibraryFileError(path: path, kind: .empty) }
    var kind: LibraryFileError.Kind?
    do {
      let found = try XMLProlog.root(start)
      if found != root { kind = .wrongRoot(found: found, expected: root) }
    } catch {
      kind = error.kind
      if case .wrongRoot = error.kind { kind = .wrongRoot(found: nil, expected: root) }
    }
    if let kind { throw LibraryFileError(path: path, kind: kind) }
  }
}
