import Bolt
import Catalog
import EventLoop
import FoundationEssentials
import Graph
import Library
import Postgres
import Records
import Synchronization

/// Relations of a whole library, the same again with nothing to do, and after one change at a time.
struct RelateTimes {
  private let servers: BenchmarkServers
  private let changes: Int
  private let limit: Int

  /// - Parameter limit: seconds after which the first run is stopped; what it has written till then is told.
  init(_ servers: BenchmarkServers, changes: Int, limit: Int) {
    (self.servers, self.changes, self.limit) = (servers, changes, limit)
  }

  func run() async throws {
    let library = servers.library
    let catalog = Catalog(library.pool)
    _ = try await library.sync()
    print("\(try await count(catalog)) recordings")
    guard try await relate("all", library) else { return await library.close() }
    _ = try await relate("nothing changed", library)
    try await changeOneByOne(library, catalog)
    await library.close()
  }

  /// Planning alone: no graph is asked.
  func plan() async throws {
    let library = servers.library
    print("\(try await count(Catalog(library.pool))) recordings")
    let marks = Marks()
    let start = ContinuousClock.now
    let report = try await library.planRelations { done, total in marks.note(done, total) }
    print("planned: \(Figure.text(Figure.seconds(since: start))) s, \(report.edges.values.reduce(0, +)) edges")
    marks.tell()
    await library.close()
  }

  private func count(_ catalog: Catalog) async throws -> Int {
    try await catalog.pool.query("SELECT count(*) FROM recordings")[0].decode(0)
  }

  /// False where it was stopped.
  private func relate(_ label: String, _ library: MusicLibrary) async throws -> Bool {
    let marks = Marks()
    let start = ContinuousClock.now
    let report = try await withThrowingTaskGroup(of: RelateReport?.self) { group in
      group.addTask {
        try await library.relate { done, total in marks.note(done, total) }
      }
      group.addTask {
        try await EventLoop.io.sleep(for: .seconds(limit))
        return nil
      }
      defer { group.cancelAll() }
      return try await group.next() ?? nil
    }
    let seconds = Figure.seconds(since: start)
    if let report {
      let edges = report.edges.values.reduce(0, +)
      print(
        "\(label): \(Figure.text(seconds)) s, \(report.recordings) recordings looked at, \(report.written) written, "
          + "\(edges) edges written\(edges > 0 ? ", \(Int(Double(edges) / seconds)) a second" : "")"
      )
    } else {
      print("\(label): stopped after \(Figure.text(seconds)) s, \(marks.share) of the recordings written")
    }
    marks.tell()
    return report != nil
  }

  /// Another tempo for a recording by chance, which is synced, then related.
  private func changeOneByOne(_ library: MusicLibrary, _ catalog: Catalog) async throws {
    let ids = try await catalog.pool.query(
      "SELECT recording_id FROM recording_cards WHERE key IS NOT NULL AND bpm > 0 ORDER BY md5(recording_id::text) LIMIT $1",
      [.int(changes)]
    ).map { try $0.decode(0, as: UUID.self) }
    var (times, written): ([Double], [Double]) = ([], [])
    for id in ids {
      // By chance, so that a second run on the same library changes something too.
      try await catalog.pool.execute(
        "UPDATE metadata SET value = $2 WHERE recording_id = $1 AND key = 'bpm'",
        [.uuid(id), .text("\(Int.random(in: 90...170)).\(Int.random(in: 10...99))")])
      _ = try await library.sync()
      let start = ContinuousClock.now
      written.append(Double(try await library.relate().written))
      times.append(Figure.seconds(since: start))
    }
    (times, written) = (times.sorted(), written.sorted())
    print(
      "one changed, \(times.count) times: p50 \(Figure.text(Figure.percentile(0.5, of: times))) s, "
        + "p99 \(Figure.text(Figure.percentile(0.99, of: times))) s; starts whose edges were written: "
        + "p50 \(Int(Figure.percentile(0.5, of: written))), most \(Int(written.last ?? 0))")
    print("resident memory \(Figure.memory) MB")
  }
}

/// Resident memory at each tenth of the way, and when the planning began.
private final class Marks: Sendable {
  private struct State {
    var began: Double?
    var memory: [Int] = []
    var done = 0
    var total = 0
  }
  private let start = ContinuousClock.now
  private let state = Mutex(State())

  func note(_ done: Int, _ total: Int?) {
    state.withLock { state in
      if state.began == nil { state.began = Figure.seconds(since: start) }
      (state.done, state.total) = (done, total ?? 0)
      if state.total > 0, done * 10 / state.total >= state.memory.count { state.memory.append(Figure.memory) }
    }
  }

  var share: String {
    state.withLock { $0.total == 0 ? "none" : "\(Figure.text(Double($0.done) / Double($0.total) * 100)) per cent" }
  }

  func tell() {
    state.withLock { state in
      print("  of it until the first was planned, s  \(Figure.text(state.began ?? 0))")
      print("  resident memory, MB  \(state.memory.map(String.init).joined(separator: " "))")
    }
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
    print("\(try await catalog.pool.query("SELECT count(*) FROM recordings")[0].decode(0, as: Int.self)) recordings")
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
