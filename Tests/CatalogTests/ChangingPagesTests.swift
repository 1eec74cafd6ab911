import Catalog
import FoundationEssentials
import Postgres
import Records
import Testing

/// Lists that are paged while rows come, go and change: whoever is there all the time and keeps its place is seen once.
@Suite struct ChangingPagesTests {
  private static let sorts: [(seed: UInt64, sort: RecordingSort)] = [
    "artist", "title", "genre", "year", "bpm", "key", "file_name", "file_path", "created_at", "rating", "comment",
  ].enumerated().map { place, name in
    (UInt64(place), RecordingSort(.init(name: name), descending: place.isMultiple(of: 2)))
  }

  @Test(arguments: sorts) func noRowIsSeenTwiceOrSkipped(_ seed: UInt64, _ sort: RecordingSort) async throws {
    let library = try await TestLibrary(count: 120, seed: seed)
    var changes = Changes(library, seed: seed)
    let list = RecordingList(sort: sort)
    for backwards in [false, true] {
      let before = changes.untouched
      var seen: [UUID] = []
      var page = try await library.store.recordings.page(list, backwards ? .end : .beginning, limit: 11)
      while true {
        seen += backwards ? page.rows.map(\.id).reversed() : page.rows.map(\.id)
        guard backwards ? page.hasMoreBefore : page.hasMoreAfter,
          let edge = backwards ? page.first : page.last
        else { break }
        try await changes.make()
        page = try await library.store.recordings.page(list, backwards ? .before(edge) : .after(edge), limit: 11)
      }
      let untouched = changes.untouched.intersection(before)
      #expect(untouched.count > 20)
      #expect(seen.count { untouched.contains($0) } == untouched.count, "\(sort) backwards: \(backwards)")
      #expect(untouched.isSubset(of: seen), "\(sort) backwards: \(backwards)")
      // Who has come or gone is seen once or not at all; only who has moved may be met again.
      let still = seen.filter { !changes.moved.contains($0) }
      #expect(Set(still).count == still.count, "\(sort) backwards: \(backwards)")
    }
  }
}

/// Changes by somebody else, a few at a time.
private struct Changes {
  private let connection: PostgresConnection
  private let store: RecordingStore
  private var random: SeededRandom
  private var number = 0
  /// Neither changed nor gone.
  private(set) var untouched: Set<UUID>
  /// Got other values to sort by.
  private(set) var moved: Set<UUID> = []

  init(_ library: TestLibrary, seed: UInt64) {
    connection = library.catalog.connection
    store = library.store.recordings
    random = SeededRandom(seed: ~seed)
    untouched = Set(library.recordings.map(\.id))
  }

  mutating func make() async throws {
    for _ in 0..<3 {
      number += 1
      let victim = untouched.sorted { $0.uuidString < $1.uuidString }.randomElement(using: &random)
      switch Int.random(in: 0..<3, using: &random) {
      case 0:
        guard let victim else { continue }
        untouched.remove(victim)
        try await store.delete(victim)
      case 1:
        guard let victim else { continue }
        untouched.remove(victim)
        moved.insert(victim)
        let values = values(victim)
        try await connection.execute("UPDATE recordings SET file_path = $2, file_name = $2 WHERE id = $1", values)
        try await connection.execute("UPDATE metadata SET value = $2 WHERE recording_id = $1", values)
      default:
        let values = values(random.uuid())
        try await connection.execute(
          "INSERT INTO recordings (id, file_path, file_name, file_hash) VALUES ($1, $2, $2, $2)", values)
        try await connection.execute(
          """
          INSERT INTO metadata (recording_id, key, value)
          SELECT $1, k, $2 FROM unnest('{artist,title,genre,year,bpm,rating,comment}'::text[]) k
          """, values)
      }
    }
  }

  /// The id, and a value that sorts anywhere as a text and as a number.
  private mutating func values(_ id: UUID) -> [PostgresValue] {
    [.uuid(id), .text("\(Int.random(in: 1...9, using: &random))\(random.pick(["a", "M", "z", ""]))\(number)")]
  }
}
