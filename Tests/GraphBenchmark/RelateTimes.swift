import Bolt
import Catalog
import FoundationEssentials
import Graph
import Library
import Postgres
import Records
import Synchronization

/// Relations of a whole library, the same again with nothing to do, and after one change.
struct RelateTimes {
  private let servers: BenchmarkServers

  init(_ servers: BenchmarkServers) { self.servers = servers }

  func run() async throws {
    let library = servers.library
    _ = try await library.sync()
    try await relate("all", library)
    try await relate("nothing changed", library)
    let catalog = Catalog(library.pool)
    let id = try await catalog.pool.query(
      "SELECT recording_id FROM recording_cards WHERE key IS NOT NULL AND bpm > 100 ORDER BY recording_id LIMIT 1")[0]
      .decode(0, as: UUID.self)
    try await catalog.pool.execute(
      "UPDATE metadata SET value = '123.456' WHERE recording_id = $1 AND key = 'bpm'", [.uuid(id)])
    _ = try await library.sync()
    try await relate("one changed", library)
    await library.close()
  }

  private func relate(_ label: String, _ library: MusicLibrary) async throws {
    let marks = Mutex<[Int]>([])
    let start = ContinuousClock.now
    let report = try await library.relate { done, total in
      if let total, total > 10, done % (total / 10) < 100 { marks.withLock { $0.append(Figure.memory) } }
    }
    let edges = report.edges.values.reduce(0, +)
    print(
      "\(label): \(Figure.text(Figure.seconds(since: start))) s, \(report.recordings) recordings looked at, "
        + "\(report.written) written, \(edges) edges")
    print("  resident memory, MB  \(marks.withLock { $0.map(String.init).joined(separator: " ") })")
  }
}

/// The related pane's query for recordings by chance, one after another.
struct RelatedTimes {
  private let servers: BenchmarkServers
  private let queries: Int

  init(_ servers: BenchmarkServers, queries: Int) { (self.servers, self.queries) = (servers, queries) }

  func run() async throws {
    let library = servers.library
    let catalog = Catalog(library.pool)
    let ids = try await catalog.pool.query(
      "SELECT recording_id FROM recording_cards WHERE key IS NOT NULL AND bpm > 0 ORDER BY md5(recording_id::text) LIMIT $1",
      [.int(queries * 2)]
    ).map { try $0.decode(0, as: UUID.self) }
    for kind in [RelatedKind.harmonic, .similar, .tempo] {
      var (times, rows): ([Double], Int) = ([], 0)
      for (number, id) in ids.enumerated() {
        let start = ContinuousClock.now
        let answer = try await library.related(to: id, kind: kind, limit: 24)
        // The first half is for the server's compiler and caches.
        guard number >= ids.count / 2 else { continue }
        times.append(Figure.seconds(since: start) * 1_000)
        rows += answer.tracks.count
      }
      times.sort()
      print(
        "related, \(kind.rawValue): p50 \(Figure.text(Figure.percentile(0.5, of: times))) ms, "
          + "p99 \(Figure.text(Figure.percentile(0.99, of: times))) ms, \(times.count) queries, \(rows) rows (goal 5 / 20)"
      )
    }
    await library.close()
  }
}
