import Catalog
import FoundationEssentials
import Glibc
import Library
import Postgres
import Records
import Renaming
import RenamingKit

/// The program's own batch: files on a disk, recordings and proposals in PostgreSQL.
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
    try await database.add(paths)
    try await library.pool.query("VACUUM ANALYZE recordings")
  }

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
