import Foundation

/// The real libraries beside the project, where they are.
enum SharedData {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared/data").path

  static let isThere = FileManager.default.fileExists(atPath: folder)

  /// Rekordbox files, with the number of tracks and playlists that a plain search of their text finds.
  static let rekordboxFiles = [
    "djlib/raw/ddjt_rekordbox.xml", "djlib/raw/albouy_playlist_rekordbox.xml", "djlib/raw/rekordbox_interfluve.xml.gz",
  ]

  /// The file's bytes, unpacked.
  static func bytes(_ name: String) throws -> Data {
    let path = "\(folder)/\(name)"
    guard name.hasSuffix(".gz") else { return try Data(contentsOf: URL(filePath: path)) }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["gzip", "-dc", path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return data
  }
}

/// A file with some bytes, gone with the value's owner.
final class TemporaryFile {
  let path: String

  init(_ bytes: Data, name: String = "library.xml") throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "tracktion-formats-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.appending(path: name).path
    try bytes.write(to: URL(filePath: path))
  }

  convenience init(_ text: String) throws { try self.init(Data(text.utf8)) }

  deinit { try? FileManager.default.removeItem(at: URL(filePath: path).deletingLastPathComponent()) }
}
