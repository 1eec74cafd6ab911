import Catalog
import EventLoop
import FoundationEssentials
import Graph
import Library
import Postgres

/// How far `sync --follow` is behind while single changes come at a rate: the age of the oldest row of the outbox, ten
/// times a second.
struct FollowTimes {
  /// Programs that make the changes, since one that waits for each commit may not come to the rate.
  private static let changers = 5

  private let servers: BenchmarkServers
  private let rate: Int
  private let duration: Int

  init(_ servers: BenchmarkServers, rate: Int, seconds: Int) {
    (self.servers, self.rate, duration) = (servers, rate, seconds)
  }

  func run() async throws {
    let library = servers.library
    let catalog = Catalog(library.pool)
    _ = try await library.sync()
    print("\(try await catalog.pool.query("SELECT count(*) FROM recordings")[0].decode(0, as: Int.self)) recordings")
    let ids = try await catalog.pool.query("SELECT id FROM recordings ORDER BY md5(id::text) LIMIT 20000")
      .map { try $0.decode(0, as: UUID.self) }
    let follower = Task { try await library.follow { _ in } }
    // For the servers' compilers.
    _ = try await change(ids, seconds: 5)
    let (made, lags): (Int, [Double]) = try await withThrowingTaskGroup(of: [Double].self) { group in
      group.addTask { try await sample(catalog) }
      let made = try await change(ids, seconds: duration)
      group.cancelAll()
      return (made, try await group.next() ?? [])
    }
    let end = ContinuousClock.now
    while try await catalog.outbox.behind() > 0 { try await EventLoop.io.sleep(for: .milliseconds(10)) }
    print("\(made) changes in \(duration) s, \(made / duration) a second, one statement each")
    let sorted = lags.sorted()
    print(
      "age of the oldest change that the graph has not got, s: p50 \(Figure.text(Figure.percentile(0.5, of: sorted))), "
        + "p99 \(Figure.text(Figure.percentile(0.99, of: sorted))), most \(Figure.text(sorted.last ?? 0)) "
        + "(\(sorted.count) samples; goal below 1)")
    print("after the last change the graph was even in \(Figure.text(Figure.seconds(since: end))) s")
    print("resident memory \(Figure.memory) MB")
    follower.cancel()
    _ = try? await follower.value
    await library.close()
  }

  /// Every change is a statement of its own, at its time; returns how many there were.
  private func change(_ ids: [UUID], seconds: Int) async throws -> Int {
    try await withThrowingTaskGroup(of: Int.self) { group in
      for first in 0..<Self.changers { group.addTask { try await change(ids, from: first, seconds: seconds) } }
      return try await group.reduce(0, +)
    }
  }

  private func change(_ ids: [UUID], from first: Int, seconds: Int) async throws -> Int {
    let connection = try await PostgresConnection.connect(servers.postgres)
    let start = ContinuousClock.now
    var made = 0
    while Figure.seconds(since: start) < Double(seconds) {
      let due = Int(Figure.seconds(since: start) * Double(rate) / Double(Self.changers))
      while made < due {
        let id = ids[(made * Self.changers + first) * 7 % ids.count]
        try await connection.query(
          """
          INSERT INTO metadata (recording_id, key, value, value_type) VALUES ($1, 'rating', $2, 'integer')
          ON CONFLICT (recording_id, key) DO UPDATE SET value = excluded.value
          """, [.uuid(id), .text("\(Int.random(in: 0...5))")])
        made += 1
      }
      try await EventLoop.io.sleep(for: .milliseconds(1))
    }
    await connection.close()
    return made
  }

  private func sample(_ catalog: Catalog) async throws -> [Double] {
    var lags: [Double] = []
    do {
      while !Task.isCancelled {
        let age = try await catalog.pool.query(
          "SELECT coalesce(extract(epoch FROM clock_timestamp() - min(created_at)), 0)::float8 FROM graph_outbox")[0]
        lags.append(try age.decode(0, as: Double.self))
        try await EventLoop.io.sleep(for: .milliseconds(100))
      }
    } catch is CancellationError {
      return lags
    }
    return lags
  }
}
