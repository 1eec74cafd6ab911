import Catalog
import FoundationEssentials
import Glibc
import Postgres
import Renaming
import RenamingKit
import TestServers
import Testing

/// Batches whose rows are PostgreSQL's, on real files.
struct DatabaseTests {
  /// Files, their recordings, and a wish for each.
  private struct Music {
    let disk = TemporaryDisk()
    let postgres: PostgresConfiguration
    let library: DatabaseLibrary
    let connection: PostgresConnection
    var wishes: [RandomBatch.Wish] = []

    init(_ renames: [(String, String)]) async throws {
      let conninfo = try await TestPostgres.database()
      postgres = PostgresConfiguration(conninfo)
      library = DatabaseLibrary(conninfo)
      try await Migrator(postgres).migrate()
      connection = try await PostgresConnection.connect(postgres)
      var recordings: [UUID: String] = [:]
      for (from, to) in renames {
        let id = UUID()
        disk.write(from, RandomBatch.contents(of: id))
        recordings[id] = "\(disk.root)/\(from)"
        wishes.append(RandomBatch.Wish(recording: id, path: "\(disk.root)/\(from)", name: to))
      }
      try await library.add(recordings)
      try await library.propose(wishes)
    }

    var requests: [RenameRequest] { RandomBatch(wishes: wishes).requests() }

    func renamer(_ fuse: Fuse = Fuse()) throws -> Renamer {
      Renamer(
        roots: Roots([disk.root]), journal: try library.journal(),
        fileSystem: FaultyFileSystem(SystemFileSystem(), fuse))
    }

    /// Every recording's path holds its own contents, and nothing is loose.
    func complaints() async throws -> [String] {
      let tree = disk.tree()
      var complaints = try await library.loose() == 0 ? [] : ["something is loose"]
      for (id, path) in try await library.recordings() {
        let name = FileName(String(path.dropFirst(disk.root.count + 1)))
        if tree[name] != RandomBatch.contents(of: id) { complaints.append("\(path) holds \(tree[name] ?? "nothing")") }
      }
      if tree.count != wishes.count { complaints.append("\(tree.count) files") }
      return complaints
    }
  }

  @Test func `A trigger that refuses one row fails that one, and the others of its group stand`() async throws {
    let music = try await Music((0..<20).map { ("track \($0).mp3", "new \($0).mp3") })
    try await music.connection.query(
      """
      CREATE FUNCTION no() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN IF NEW.file_name = 'new 7.mp3' THEN RAISE EXCEPTION 'not this one'; END IF; RETURN NEW; END $$
      """)
    try await music.connection.query(
      "CREATE TRIGGER no BEFORE UPDATE ON recordings FOR EACH ROW EXECUTE FUNCTION no()")
    let report = try await music.renamer().accept(music.requests)
    #expect(report.applied == 19)
    let failed = try #require(report.items.first { $0.status == .failed })
    #expect(failed.from.hasSuffix("track 7.mp3"))
    #expect(failed.reason?.contains("not this one") == true)
    #expect(try await music.complaints() == [])
  }

  @Test func `A recording that got the path in between keeps it, and its file`() async throws {
    let music = try await Music([("a.mp3", "b.mp3"), ("c.mp3", "d.mp3")])
    let requests = music.requests
    let disk = music.disk
    let insert: @Sendable () async throws -> Void = {
      try await music.connection.query(
        "INSERT INTO recordings (file_path, file_name, file_hash, status) VALUES ($1, 'b.mp3', 'x', 'missing')",
        [.text(disk.root + "/b.mp3")])
    }
    let once = Counter()
    let fuse = Fuse(before: { step in if step.hasPrefix("renameat2"), once.next() == 1 { Blocking.wait(for: insert) } })
    let report = try await music.renamer(fuse).accept(requests)
    #expect(report.items.map(\.status) == [.failed, .applied])
    #expect(report.items[0].reason?.contains("recordings_file_path_key") == true, "\(report.items[0])")
    #expect(Set(disk.tree().keys) == ["a.mp3", "d.mp3"])
    #expect(try await music.library.loose() == 0)
  }

  @Test func `A connection that is lost between rename and result is made anew, and the batch goes on`() async throws {
    let music = try await Music((0..<600).map { ("track \($0).mp3", "new \($0).mp3") })
    let terminate: @Sendable () async throws -> Void = {
      try await music.connection.query(
        """
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid()
        """)
    }
    let renames = Counter()
    let fuse = Fuse(before: { step in
      if step.hasPrefix("renameat2"), renames.next() % 200 == 100 { Blocking.wait(for: terminate) }
    })
    let report = try await music.renamer(fuse).accept(music.requests)
    #expect(report.applied == 600)
    #expect(try await music.complaints() == [])
  }

  @Test func `Of two sessions that want one name one gets it, and the other is told`() async throws {
    let music = try await Music([("a.mp3", "same.mp3"), ("b.mp3", "same.mp3")])
    let requests = music.requests
    async let one = music.renamer().accept([requests[0]])
    async let two = music.renamer().accept([requests[1]])
    let items = try await [one, two].flatMap(\.items)
    #expect(items.count { $0.status == .applied } == 1)
    let loser = try #require(items.first { $0.status != .applied })
    #expect(["target-claimed", "target-exists"].contains(loser.rule), "\(loser)")
    #expect(try await music.complaints() == [])
  }

  @Test func `Batches that overlap in any order end, and each file has one new name`() async throws {
    let music = try await Music((0..<60).map { ("track \($0).mp3", "new \($0).mp3") })
    let requests = music.requests
    let reports = try await withThrowingTaskGroup { group in
      for _ in 0..<4 { group.addTask { try await music.renamer().accept(requests.shuffled()) } }
      return try await group.reduce(into: [RenameReport]()) { $0.append($1) }
    }
    #expect(reports.map(\.applied).reduce(0, +) == 60)
    #expect(try await music.complaints() == [])
  }
}

/// Lets a hook on a blocking thread wait for something that is not blocking.
private enum Blocking {
  static func wait(for body: @escaping @Sendable () async throws -> Void) {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return }
    let writer = ends[1]
    Task {
      try? await body()
      close(writer)
    }
    var byte: UInt8 = 0
    _ = read(ends[0], &byte, 1)
    close(ends[0])
  }
}
