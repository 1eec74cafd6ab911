import Bolt
import Catalog
import FoundationEssentials
import Graph
import Library
import Postgres
import Synchronization

/// Filling the graph: by `sync`, by a bare loader that has all rows in memory and writes them with UNWIND, and by the
/// schema document's example, one recording a call (which writes recordings and metadata alone).
struct SyncTimes {
  private let servers: BenchmarkServers
  private let sample: Int

  init(_ servers: BenchmarkServers, sample: Int) { (self.servers, self.sample) = (servers, sample) }

  func run() async throws {
    let library = servers.library
    let driver = try servers.driver()
    let catalog = Catalog(library.pool)
    var rows = try await loaderRows(catalog)
    let count = rows.count
    print("\(rows.count) recordings")
    // Both ways once, for the servers' compilers.
    try await empty(driver)
    try await bare(Array(rows.prefix(5_000)), driver)
    try await empty(driver)
    try await documentExample(Array(rows.prefix(500)), driver)

    try await empty(driver)
    let one = Array(rows.prefix(sample))
    let example = try await Figure.seconds { try await documentExample(one, driver) }
    print("the document's example  \(rate(one.count, example))")
    try await empty(driver)
    let loader = try await Figure.seconds { try await bare(rows, driver) }
    print("bare UNWIND loader      \(rate(count, loader))")
    rows = []
    // Emptying a graph is no part of filling it.
    try await empty(driver)

    let marks = Mutex<[Int]>([])
    let sync = try await Figure.seconds {
      _ = try await library.sync(full: true) { done, _ in
        if done % 10_000 < 1_000 { marks.withLock { $0.append(Figure.memory) } }
      }
    }
    print("sync --full             \(rate(count, sync))")
    print("  of the bare loader    \(Figure.text(loader / sync)) (goal 0.90)")
    let times = example / Double(one.count) / (sync / Double(count))
    print("  of the example        \(Figure.text(times)) times (goal 20)")
    print(
      "  resident memory, MB   \(marks.withLock { $0.map(String.init).joined(separator: " ") }) (with the loader's rows)"
    )
    await library.close()
    driver.close()
  }

  private func rate(_ count: Int, _ seconds: Double) -> String {
    "\(Figure.text(seconds)) s, \(Int(Double(count) / seconds)) recordings a second"
  }

  private func empty(_ driver: Driver) async throws {
    let migrator = GraphMigrator(servers.graph(driver))
    try await migrator.rollback(to: 0)
    try await migrator.migrate()
  }

  private func loaderRows(_ catalog: Catalog) async throws -> [Value] {
    var (rows, after): ([Value], UUID?) = ([], nil)
    while true {
      let page = try await catalog.outbox.projections(after: after, limit: 1_000)
      guard let last = page.last else { return rows }
      after = last.recording.id
      let recordings = page.map { projection in
        GraphRecording(
          id: projection.recording.id, filePath: projection.recording.filePath, fileName: projection.recording.fileName,
          fileHash: projection.recording.fileHash, createdAt: projection.recording.createdAt,
          metadata: projection.metadata)
      }
      let names = recordings.reduce(into: Set<String>()) { $0.formUnion(Graph.artistQuestions($1)) }
      let known = try await catalog.recordings.artists(named: Set(names.map(RecordingStore.artistName)))
      rows += Graph.rows(of: recordings, knownArtists: known)
    }
  }

  // MARK: The two others

  private func documentExample(_ rows: [Value], _ driver: Driver) async throws {
    let session = driver.session(SessionOptions(database: servers.database))
    for row in rows {
      guard case .map(let fields) = row else { continue }
      _ = try await session.run(
        """
        MERGE (r:Recording {id: $recording_id})
        SET r.file_path = $file_path,
            r.file_name = $file_name,
            r.updated_at = datetime()

        // Create metadata nodes and relationships
        WITH r
        UNWIND $metadata_items AS item
        MERGE (m:Metadata {key: item.key, value: item.value})
        MERGE (r)-[rel:HAS_METADATA]->(m)
        SET rel.created_at = CASE WHEN rel.created_at IS NULL THEN datetime() ELSE rel.created_at END
        """,
        [
          "recording_id": fields["id"] ?? .null, "file_path": fields["file_path"] ?? .null,
          "file_name": fields["file_name"] ?? .null, "metadata_items": fields["metadata"] ?? .null,
        ]
      ).consume()
    }
    await session.close()
  }

  private func bare(_ rows: [Value], _ driver: Driver) async throws {
    let session = driver.session(SessionOptions(database: servers.database))
    for start in stride(from: 0, to: rows.count, by: 500) {
      let batch = Value.list(Array(rows[start..<min(start + 500, rows.count)]))
      try await session.executeWrite { transaction in
        for statement in Self.statements {
          _ = try await transaction.run(statement, ["rows": batch]).consume()
        }
      }
    }
    await session.close()
  }

  /// The same nodes and edges that `sync` makes, with nothing beside.
  private static let statements = [
    """
    UNWIND $rows AS row
    MERGE (r:Recording {id: row.id})
    SET r.file_path = row.file_path, r.file_name = row.file_name, r.file_hash = row.file_hash, r.title = row.title,
      r.artist = row.artist, r.bpm = row.bpm, r.created_at = datetime(), r.updated_at = datetime()
    """,
    """
    UNWIND $rows AS row
    MATCH (r:Recording {id: row.id})
    UNWIND row.metadata AS item
    MERGE (m:Metadata {key: item.key, value: item.value})
    ON CREATE SET m.value_type = item.value_type, m.confidence = 1.0, m.created_at = datetime()
    MERGE (r)-[h:HAS_METADATA]->(m)
    ON CREATE SET h.created_at = datetime(), h.extraction_method = row.method, h.confidence = 1.0
    """,
    """
    UNWIND $rows AS row
    MATCH (r:Recording {id: row.id})
    UNWIND row.artists AS item
    MERGE (a:Artist {normalized_name: item.normalized})
    ON CREATE SET a.name = item.name, a.created_at = datetime()
    MERGE (r)-[p:PERFORMED_BY {role: item.role}]->(a)
    ON CREATE SET p.created_at = datetime(), p.confidence = item.confidence
    """,
    """
    UNWIND $rows AS row
    UNWIND row.pairs AS pair
    MATCH (a:Artist {normalized_name: pair.a})
    MATCH (b:Artist {normalized_name: pair.b})
    MERGE (a)-[c:COLLABORATED_WITH]->(b)
    ON CREATE SET c.created_at = datetime()
    """,
    """
    UNWIND $rows AS row
    MATCH (r:Recording {id: row.id})
    UNWIND row.albums AS item
    MERGE (al:Album {title: item.title, artist: item.artist})
    ON CREATE SET al.normalized_title = item.normalized, al.created_at = datetime()
    MERGE (r)-[p:PART_OF]->(al)
    ON CREATE SET p.created_at = datetime(), p.track_number = item.track, p.disc_number = item.disc, p.confidence = 1.0
    """,
    """
    UNWIND $rows AS row
    UNWIND row.releases AS item
    MATCH (al:Album {title: item.title, artist: item.artist})
    MERGE (a:Artist {normalized_name: item.normalized})
    ON CREATE SET a.name = item.artist, a.created_at = datetime()
    MERGE (al)-[e:RELEASED_BY]->(a)
    ON CREATE SET e.created_at = datetime()
    """,
    """
    UNWIND $rows AS row
    MATCH (r:Recording {id: row.id})
    UNWIND row.genres AS item
    MERGE (g:Genre {name: item.name})
    ON CREATE SET g.created_at = datetime(), g.confidence = 1.0
    MERGE (r)-[h:HAS_GENRE]->(g)
    ON CREATE SET h.created_at = datetime(), h.primary = item.primary, h.confidence = 1.0
    """,
    """
    UNWIND $rows AS row
    MATCH (r:Recording {id: row.id})
    UNWIND row.keys AS item
    MATCH (k:Key {key: item.key, scale: item.scale})
    MERGE (r)-[e:IN_KEY]->(k)
    ON CREATE SET e.created_at = datetime(), e.confidence = item.confidence, e.detection_method = item.method
    """,
  ]
}
