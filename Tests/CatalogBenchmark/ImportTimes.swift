import Catalog
import FoundationEssentials
import Glibc
import Postgres
import Records

/// An import through the store against `psql \copy` of the same rows into the same tables, indexes and triggers.
struct ImportTimes {
  private let conninfo: String
  private let folder: String
  private let catalog: Catalog

  init(_ conninfo: String, folder: String) {
    (self.conninfo, self.folder) = (conninfo, folder)
    catalog = Catalog(PostgresPool(configuration: PostgresConfiguration(conninfo)))
  }

  func run() async throws {
    let items = try read()
    let entries = items.map(\.metadata.count).reduce(0, +)
    print("\(items.count) recordings, \(entries) metadata")
    let store = try await seconds { try await importAll(items) }
    print(
      "import through the store  \(Report.figure(store * 1000)) ms, \(Int(Double(items.count) / store)) recordings a second"
    )
    let again = try await seconds { try await importAll(items) }
    print("the same again            \(Report.figure(again * 1000)) ms")
    try await catalog.pool.execute("TRUNCATE recordings CASCADE")
    try await catalog.pool.execute("TRUNCATE graph_outbox")
    let bare = try await seconds { try bareCopy() }
    print("psql \\copy                \(Report.figure(bare * 1000)) ms")
    print("the store reaches \(Report.figure(bare / store * 100)) % of the bare copy's speed (goal 80 %)")
  }

  private func seconds(_ work: () async throws -> Void) async throws -> Double {
    let start = ContinuousClock.now
    try await work()
    let taken = start.duration(to: .now).components
    return Double(taken.seconds) + Double(taken.attoseconds) / 1e18
  }

  private func importAll(_ items: [ImportItem]) async throws {
    let exists: @Sendable (String) async -> Bool = { _ in true }
    let counts = try await catalog.importing(correlationID: UUID(), ownedKeys: [], fileExists: exists) { session in
      for start in stride(from: 0, to: items.count, by: 2000) {
        _ = try await session.write(Array(items[start..<min(start + 2000, items.count)]))
      }
      return await session.counts
    }
    print("  \(counts.added) added, \(counts.unchanged) unchanged, \(counts.refused) refused")
  }

  private func bareCopy() throws {
    let recordings =
      "id, file_path, file_name, file_hash, secondary_hash, file_size, status, mime_type, created_at, updated_at, last_modified, correlation_id"
    let metadata = "id, recording_id, key, value, value_type, created_at, updated_at, correlation_id"
    let script =
      "\\copy recordings (\(recordings)) FROM '\(folder)/recordings.tsv'\n\\copy metadata (\(metadata)) FROM '\(folder)/metadata.tsv'\n"
    let path = "\(folder)/copy.sql"
    try script.write(toFile: path, atomically: true, encoding: .utf8)
    let status = system("psql -q -1 -v ON_ERROR_STOP=1 -f '\(path)' \"\(conninfo)\" >&2")
    if status != 0 { print("psql failed") }
  }

  private func read() throws -> [ImportItem] {
    var metadata: [Substring: [MetadataEntry]] = [:]
    let lines = try text("metadata.tsv")
    for line in lines.split(separator: "\n") {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      metadata[fields[1], default: []].append(
        MetadataEntry(
          key: String(fields[2]), value: String(fields[3]), type: MetadataType(rawValue: String(fields[4])) ?? .string))
    }
    return try text("recordings.tsv").split(separator: "\n").map { line in
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      func value(_ index: Int) -> String? { fields[index] == "\\N" ? nil : fields[index] }
      return ImportItem(
        filePath: fields[1], fileName: fields[2], fileHash: fields[3], secondaryHash: value(4),
        fileSize: value(5).flatMap { Int64($0) }, status: RecordingStatus(rawValue: fields[6]), mimeType: value(7),
        metadata: metadata[line.prefix { $0 != "\t" }] ?? [])
    }
  }

  private func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)")), as: UTF8.self)
  }
}
