import CSystem
import FoundationEssentials
import Glibc
import TerminalHarness
import TestServers

/// Three files in a folder, a rekordbox XML of them, and servers: what the program needs to do its job for real.
struct ProgramLibrary {
  let folder: String
  let environment: [String: String]
  /// One graph mirrors one database, so each library has a server of its own.
  private let graph: TestGraph.Server

  var xml: String { "\(folder)/rekordbox.xml" }
  var music: String { "\(folder)/music" }

  /// Names in the music folder, sorted by bytes.
  var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: music)) ?? []).sorted {
      $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
  }

  private static let tracks = [
    (id: 1, file: "01-strobe_FINAL(2).mp3", artist: "deadmau5", title: "Strobe", bpm: "128.00", key: "8B"),
    (id: 2, file: "02 opus_FINAL.mp3", artist: "Eric Prydz", title: "Opus", bpm: "126.00", key: "9B"),
    (id: 3, file: "Dosem - Projection.mp3", artist: "Dosem", title: "Projection", bpm: "126.00", key: "Am"),
  ]

  static func make() async throws -> ProgramLibrary {
    var template = Array("/tmp/tracktion-program-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw CocoaError(.fileWriteUnknown) }
    let folder = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    let graph = try await TestGraph.Server.start(TestGraph.available.first ?? .arcadedb)
    let access = graph.access
    let library = ProgramLibrary(
      folder: folder,
      environment: [
        "HOME": folder, "TRACKTION_POSTGRES": try await TestPostgres.databaseURI(), "NEO4J_URI": access.uri,
        "NEO4J_USERNAME": access.user, "NEO4J_PASSWORD": access.password, "NEO4J_DATABASE": access.database,
        "TRACKTION_ROOTS": "\(folder)/music",
      ], graph: graph)
    try library.write()
    return library
  }

  /// With everything in both servers.
  static func imported() async throws -> ProgramLibrary {
    let library = try await make()
    for arguments in [["db", "migrate"], ["import", library.xml], ["propose"], ["sync"], ["relate"]] {
      let result = try await CommandRun(Product.path("tracktion"), arguments, environment: library.environment)
      guard result.status == 0 else { throw HarnessFailure(text: result.text) }
    }
    return library
  }

  private init(folder: String, environment: [String: String], graph: TestGraph.Server) {
    self.folder = folder
    self.environment = environment
    self.graph = graph
  }

  func run(_ arguments: String...) async throws -> CommandRun {
    try await CommandRun(Product.path("tracktion"), arguments, environment: environment)
  }

  func screen(rows: Int, columns: Int) async throws -> TerminalProgram {
    try TerminalProgram(Product.path("tracktion"), rows: rows, columns: columns, environment: environment)
  }

  /// A graph server that is away.
  func endGraph() { kill(graph.pid, SIGKILL) }

  func remove() {
    endGraph()
    try? FileManager.default.removeItem(atPath: folder)
  }

  private func write() throws {
    try FileManager.default.createDirectory(atPath: music, withIntermediateDirectories: true)
    for track in Self.tracks {
      try Data("audio of \(track.title)".utf8).write(to: URL(filePath: "\(music)/\(track.file)"))
    }
    let rows = Self.tracks.map { track in
      """
      <TRACK TrackID="\(track.id)" Name="\(track.title)" Artist="\(track.artist)" AverageBpm="\(track.bpm)" \
      Tonality="\(track.key)" Location="file://localhost\(music)/\(track.file.replacing(" ", with: "%20"))"/>
      """
    }
    let text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <DJ_PLAYLISTS Version="1.0.0"><COLLECTION Entries="3">\(rows.joined())</COLLECTION>
      <PLAYLISTS><NODE Type="0" Name="ROOT" Count="1"><NODE Name="Warm-up" Type="1" KeyType="0" Entries="2">
      <TRACK Key="1"/><TRACK Key="2"/></NODE></NODE></PLAYLISTS></DJ_PLAYLISTS>
      """
    try Data(text.utf8).write(to: URL(filePath: xml))
  }
}

/// A verb of the program did not end as it should.
struct HarnessFailure: Error, CustomStringConvertible {
  let text: String
  var description: String { text }
}
