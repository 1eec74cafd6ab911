import Catalog
import FoundationEssentials
import Glibc
import Library
import Postgres
import Records
import Renaming
import RenamingKit

/// The program's own batch: files on a disk, recordings with their metadata and proposals in PostgreSQL.
final class BatchTimes {
  private let disk: TemporaryDisk
  private let database: DatabaseLibrary
  private let library: MusicLibrary
  private let files: Int

  init(_ conninfo: String, files: Int, recordings: Int, in parent: String) async throws {
    self.files = files
    disk = TemporaryDisk(in: parent)
    database = DatabaseLibrary(conninfo)
    let postgres = PostgresConfiguration(conninfo)
    try await Migrator(postgres).migrate()
    var configuration = Configuration()
    configuration.roots = [disk.root]
    library = MusicLibrary(configuration: configuration, postgres: postgres, graph: nil)
    var paths: [UUID: String] = [:]
    for number in 0..<files {
      let id = UUID()
      let path = "folder \(number / 500)/track \(number).mp3"
      disk.write(path, RandomBatch.contents(of: id))
      paths[id] = "\(disk.root)/\(path)"
    }
    for number in files..<max(files, recordings) { paths[UUID()] = "/elsewhere/\(number / 500)/track \(number).mp3" }
    try await add(paths)
  }

  /// With what a library file says of a track, so that the triggers have their whole work to do: cards with every field,
  /// in every index.
  private func add(_ paths: [UUID: String]) async throws {
    let ordered = Array(paths)
    for start in stride(from: 0, to: ordered.count, by: 2000) {
      let some = ordered[start..<min(start + 2000, ordered.count)]
      try await database.add(Dictionary(uniqueKeysWithValues: some.map { ($0.key, $0.value) }))
      try await library.pool.query(Self.insertMetadata, [.uuidArray(some.map(\.key)), .int(start)])
    }
    for table in ["recordings", "metadata", "recording_cards"] {
      try await library.pool.query("VACUUM ANALYZE \(table)")
    }
    let cards = try await cards("bpm IS NOT NULL")
    precondition(cards == ordered.count, "the recordings have no cards")
  }

  private func cards(_ condition: String) async throws -> Int? {
    try await library.pool.query("SELECT count(*) FROM recording_cards WHERE \(condition)").first?.decode(0)
  }

  private static let insertMetadata = """
    INSERT INTO metadata (recording_id, key, value)
    SELECT id, key, value
    FROM unnest($1::uuid[]) WITH ORDINALITY AS r(id, place), LATERAL (SELECT $2::bigint + place AS n) AS number,
      LATERAL (VALUES
        ('artist', 'Artist ' || n % 9973), ('title', 'Title ' || n), ('album', 'Album ' || n % 20011),
        ('genre', (ARRAY['Techno', 'House', 'Trance', 'Drum & Bass'])[n % 4 + 1]), ('label', 'Label ' || n % 499),
        ('year', (1980 + n % 46)::text), ('bpm', (90 + n % 90)::text), ('key', n % 12 + 1 || 'A'),
        ('comment', 'Energy ' || n % 10)) AS m(key, value)
    """

  func close() async { await library.close() }

  func run(_ round: Int, _ table: inout TimeTable) async throws {
    let recordings = try await database.recordings().filter { $0.value.hasPrefix(disk.root) }
    let wishes = recordings.sorted { $0.value < $1.value }.enumerated().map { number, recording in
      RandomBatch.Wish(
        recording: recording.key, path: recording.value, name: "Artist \(number % 97) - Title \(round) \(number).mp3")
    }
    try await database.propose(wishes)
    let ids = wishes.map(\.proposal)
    let requests = RandomBatch(wishes: wishes).requests()
    let renamer = library.renamer
    _ = try await renamer.check(requests)
    let checks = try await table.time("preflight, warm") { try await renamer.check(requests) }
    precondition(checks.count == files && checks.allSatisfy(\.canBeAccepted), "the preflight refuses some")
    _ = try await table.time("preflight with reading the proposals") { try await library.check(ids) }
    let told = Counter()
    let report = try await table.time("accept: journal, files, database") {
      try await library.accept(ids) { _ in told.next() }
    }
    precondition(report.applied == files && told.next() > files / 250, "\(report.applied) of \(files) were renamed")
    let renamed = try await cards("file_name LIKE 'Artist % - Title \(round) %.mp3'")
    precondition(renamed == files, "the cards do not follow")
    let undone = try await table.time("undo") { try await renamer.undo(report.batch) }
    precondition(undone.applied == files, "\(undone.applied) of \(files) were undone")
    await table.time("rename(2) and nothing else") { for request in requests { Self.rename(request, back: false) } }
    for request in requests { Self.rename(request, back: true) }
  }

  private static func rename(_ request: RenameRequest, back: Bool) {
    let (old, new) = ("\(request.folder)/\(request.from)", "\(request.folder)/\(request.to)")
    precondition(Glibc.rename(back ? new : old, back ? old : new) == 0, "rename: \(errno)")
  }
}
