import CSystem
import FoundationEssentials
import Glibc
import Postgres
import TerminalHarness
import TestServers

/// Files in a folder, a rekordbox XML of them, and servers: what the program needs to do its job for real.
struct ProgramLibrary {
  /// Which servers it works with.
  enum Servers {
    /// The tests' PostgreSQL; no graph is named.
    case catalog
    /// The tests' PostgreSQL, and a graph server of its own: one graph mirrors one database.
    case graph
    /// Both of its own, to be frozen and killed.
    case own
  }

  struct Track {
    var file: String
    var artist: String
    var title: String
    var bpm = "128.00"
    var key = "8B"
  }

  let folder: String
  let environment: [String: String]
  let database: String
  /// Nil with ``Servers/catalog``.
  let graphServer: TestGraph.Server?
  /// Only with ``Servers/own``.
  let postgres: TestPostgres.Cluster?

  var xml: String { "\(folder)/rekordbox.xml" }
  var music: String { "\(folder)/music" }

  /// Names in the music folder, sorted by bytes.
  var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: music)) ?? []).sorted {
      $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
  }

  /// Two of them have names that could be better.
  static let three = [
    Track(file: "01-strobe_FINAL(2).mp3", artist: "deadmau5", title: "Strobe"),
    Track(file: "02 opus_FINAL.mp3", artist: "Eric Prydz", title: "Opus", bpm: "126.00", key: "9B"),
    Track(file: "Dosem - Projection.mp3", artist: "Dosem", title: "Projection", bpm: "126.00", key: "Am"),
  ]

  /// As many as are wanted, all with names that could be better; `Artist 0001` and `Title 0001` come first.
  static func many(_ count: Int) -> [Track] {
    (1...count).map { number in
      let digits = String(String(10_000 + number).dropFirst())
      return Track(file: "\(digits)_untidy.mp3", artist: "Artist \(digits)", title: "Title \(digits)")
    }
  }

  static func make(_ servers: Servers = .graph, tracks: [Track] = three) async throws -> ProgramLibrary {
    let folder = TestFolder.newPath("program")
    let postgres: TestPostgres.Cluster? = if case .own = servers { try await .start() } else { nil }
    let database = if let postgres { try await postgres.databaseURI() } else { try await TestPostgres.databaseURI() }
    var environment = ["HOME": folder, "TRACKTION_POSTGRES": database, "TRACKTION_ROOTS": "\(folder)/music"]
    var graph: TestGraph.Server?
    if case .catalog = servers {
    } else {
      let server = try await TestGraph.Server.start(TestGraph.available.first ?? .arcadedb)
      let access = server.access
      environment["NEO4J_URI"] = access.uri
      environment["NEO4J_USERNAME"] = access.user
      environment["NEO4J_PASSWORD"] = access.password
      environment["NEO4J_DATABASE"] = access.database
      graph = server
    }
    let library = ProgramLibrary(
      folder: folder, environment: environment, database: database, graphServer: graph, postgres: postgres)
    try library.write(tracks)
    return library
  }

  /// Three recordings in the tests' PostgreSQL, for tests that leave everything as they found it.
  static let shared = Task { try await imported(.catalog) }

  /// With everything in its servers.
  static func imported(_ servers: Servers = .graph, tracks: [Track] = three) async throws -> ProgramLibrary {
    let library = try await make(servers, tracks: tracks)
    try await library.prepare()
    return library
  }

  /// Everything into the servers.
  func prepare() async throws {
    var verbs = [["db", "migrate"], ["import", xml], ["propose"]]
    if graphServer != nil { verbs += [["sync"], ["relate"]] }
    for arguments in verbs {
      let result = try await CommandRun(Product.path("tracktion"), arguments, environment: environment)
      // Without a graph `db migrate` says so (3).
      guard result.status == 0 || (graphServer == nil && result.status == 3) else {
        throw HarnessFailure(text: result.text)
      }
    }
  }

  func run(_ arguments: String...) async throws -> CommandRun { try await run(arguments) }

  func run(_ arguments: [String]) async throws -> CommandRun {
    try await CommandRun(Product.path("tracktion"), arguments, environment: environment)
  }

  /// The screen on a terminal of its own; `more` is added to its environment.
  func screen(
    rows: Int = 24, columns: Int = 80, term: String? = nil, _ arguments: [String] = [], more: [String: String] = [:]
  ) async throws -> TerminalProgram {
    try TerminalProgram(
      Product.path("tracktion"), arguments: arguments, rows: rows, columns: columns, term: term,
      environment: environment.merging(more) { $1 })
  }

  /// What a script of somebody else does to the rows.
  func change(_ sql: String, _ parameters: [PostgresValue] = []) async throws {
    let connection = try await PostgresConnection.connect(PostgresConfiguration(database))
    _ = try await connection.execute(sql, parameters)
    await connection.close()
  }

  /// A figure from the database.
  func count(_ sql: String) async throws -> Int {
    let connection = try await PostgresConnection.connect(PostgresConfiguration(database))
    let count: Int = try await connection.query(sql).first?.decode(0) ?? -1
    await connection.close()
    return count
  }

  /// A file of the user's configuration.
  func configure(_ text: String, in file: String = "config.yaml") throws {
    let path = "\(folder)/.config/tracktion/\(file)"
    let parent = path[..<(path.lastIndex(of: "/") ?? path.endIndex)]
    try FileManager.default.createDirectory(atPath: String(parent), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(filePath: path))
  }

  /// A graph server that is away.
  func endGraph() {
    if let graphServer { kill(graphServer.pid, SIGKILL) }
  }

  func remove() {
    endGraph()
    if let postgres { kill(postgres.pid, SIGQUIT) }
    try? FileManager.default.removeItem(atPath: folder)
  }

  private func write(_ tracks: [Track]) throws {
    try FileManager.default.createDirectory(atPath: music, withIntermediateDirectories: true)
    for track in tracks {
      try Data("audio of \(track.title)".utf8).write(to: URL(filePath: "\(music)/\(track.file)"))
    }
    let rows = tracks.enumerated().map { index, track in
      """
      <TRACK TrackID="\(index + 1)" Name="\(track.title)" Artist="\(track.artist)" AverageBpm="\(track.bpm)" \
      Tonality="\(track.key)" Location="file://localhost\(music)/\(track.file.replacing(" ", with: "%20"))"/>
      """
    }
    let text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <DJ_PLAYLISTS Version="1.0.0"><COLLECTION Entries="\(tracks.count)">\(rows.joined())</COLLECTION>
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
