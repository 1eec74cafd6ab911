import Catalog
import FoundationEssentials
import Glibc
import Library
import Postgres
import TestServers

/// A library on a migrated database of its own, with a music folder that is its root. No graph.
struct TestLibrary {
  let library: MusicLibrary
  let folder: String
  var music: String { "\(folder)/music" }

  static func make() async throws -> TestLibrary {
    var template = Array("/tmp/tracktion-library-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw CocoaError(.fileWriteUnknown) }
    let folder = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    try FileManager.default.createDirectory(atPath: "\(folder)/music", withIntermediateDirectories: true)
    let postgres = PostgresConfiguration(try await TestPostgres.database())
    try await Migrator(postgres).migrate()
    var configuration = Configuration()
    configuration.roots = ["\(folder)/music"]
    return TestLibrary(
      library: MusicLibrary(configuration: configuration, postgres: postgres, graph: nil), folder: folder)
  }

  func close() async {
    await library.close()
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// Writes a file below the music folder; its content is its name unless given.
  @discardableResult
  func write(_ name: String, _ content: String? = nil) throws -> String {
    let path = "\(music)/\(name)"
    let parent = path.split(separator: "/").dropLast().joined(separator: "/")
    try FileManager.default.createDirectory(atPath: "/\(parent)", withIntermediateDirectories: true)
    try Data((content ?? "audio of \(name)").utf8).write(to: URL(filePath: path))
    return path
  }

  /// A rekordbox XML of tracks, each a line of attributes.
  func xml(_ tracks: [String], named name: String = "library.xml", playlists: String = "", cutAt: Int? = nil) throws
    -> String
  {
    var text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <DJ_PLAYLISTS Version="1.0.0"><COLLECTION Entries="\(tracks.count)">
      \(tracks.map { "<TRACK \($0)/>" }.joined(separator: "\n"))
      </COLLECTION><PLAYLISTS><NODE Type="0" Name="ROOT" Count="1">\(playlists)</NODE></PLAYLISTS></DJ_PLAYLISTS>
      """
    if let cutAt { text = String(text.prefix(cutAt)) }
    let path = "\(folder)/\(name)"
    try Data(text.utf8).write(to: URL(filePath: path))
    return path
  }

  /// The attributes of a track whose file lies in the music folder.
  func track(_ id: Int, _ file: String, _ more: String) -> String {
    "TrackID=\"\(id)\" Location=\"file://localhost\(music)/\(file.replacing(" ", with: "%20"))\" \(more)"
  }
}

/// Real library files beside a developer's checkout.
enum SharedLibraries {
  static let folder = #filePath.components(separatedBy: "/Tests/")[0] + "/../shared/data/djlib/raw"
  static var isThere: Bool { access("\(folder)/ddjt_rekordbox.xml", R_OK) == 0 }
}
