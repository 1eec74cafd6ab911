import Bolt
import FoundationEssentials
import Graph
import Records
import TestServers
import Testing

@Suite("Recordings in the graph", .enabled(if: !TestGraph.available.isEmpty))
struct ProjectionTests {
  static let full = [
    "artist": "Röyksopp feat. Robyn", "title": "Monument", "album": "Do It Again", "album_artist": "Röyksopp & Robyn",
    "track_number": "1", "disc_number": "2", "release_date": "2014-05", "genre": "Electronica / Downtempo; House",
    "bpm": "126.00", "key": "Am", "composer": "Berge", "source_library": "rekordbox_xml",
  ]

  @Test("two spellings of one accent are two values, and one becomes the other", arguments: TestGraph.available)
  func spellings(kind: TestGraph.Kind) async throws {
    let (composed, decomposed) = ("caf\u{e9}", "cafe\u{301}")
    try await GraphFixture.with(kind) { graph, driver in
      func values() async throws -> [[UInt8]] {
        try await driver.texts(
          "MATCH (r:Recording)-[:HAS_METADATA]->(m:Metadata) RETURN m.value ORDER BY r.id"
        ).map { Array($0.utf8) }
      }
      try await graph.project(
        [Sample.recording(1, ["comment": composed]), Sample.recording(2, ["comment": decomposed])])
      #expect(try await values() == [Array(composed.utf8), Array(decomposed.utf8)])
      try await graph.project([Sample.recording(1, ["comment": decomposed])])
      #expect(try await values() == [Array(decomposed.utf8), Array(decomposed.utf8)])
      #expect(try await driver.count("(:Metadata)") == 1)
    }
  }

  @Test("every node and relationship of the document is there, with its properties", arguments: TestGraph.available)
  func complete(kind: TestGraph.Kind) async throws {
    try await GraphFixture.with(kind) { graph, driver in
      try await graph.project([Sample.recording(1, Self.full)])
      #expect(
        try await driver.texts(
          """
          MATCH (r:Recording) RETURN r.id, r.file_path, r.file_name, r.file_hash, r.title, r.artist, r.bpm,
            toString(date(r.created_at)), r.updated_at IS NOT NULL, r.migrated_at IS NULL
          """) == [
            "00000000-0000-4000-8000-000000000001|/music/1.mp3|1.mp3|hash 1|Monument|Röyksopp feat. Robyn|126.0|2023-11-14|true|true"
          ])
      #expect(
        try await driver.texts(
          """
          MATCH (:Recording)-[p:PERFORMED_BY]->(a:Artist)
          RETURN a.name, a.normalized_name, p.role, p.confidence, p.created_at IS NOT NULL, a.aliases ORDER BY a.name
          """) == [
            "Berge|berge|composer|1.0|true|", "Robyn|robyn|featured|0.8|true|", "Röyksopp|royksopp|primary|0.8|true|",
          ])
      #expect(
        try await driver.texts(
          """
          MATCH (:Recording)-[p:PART_OF]->(al:Album)-[:RELEASED_BY]->(a:Artist)
          RETURN al.title, al.artist, al.normalized_title, toString(al.release_date), al.release_precision,
            p.track_number, p.disc_number, p.confidence, a.name
          """) == ["Do It Again|Röyksopp & Robyn|do it again|2014-05-01|month|1|2|1.0|Röyksopp & Robyn"])
      #expect(
        try await driver.texts(
          """
          MATCH (:Recording)-[h:HAS_GENRE]->(g:Genre) OPTIONAL MATCH (g)-[:SUBGENRE_OF]->(p:Genre)
          RETURN g.name, g.parent_genre, h.primary, h.confidence, p.name ORDER BY g.name
          """) == ["Electronica / Downtempo|Electronica|true|1.0|Electronica", "House|-|false|1.0|-"])
      #expect(
        try await driver.texts(
          "MATCH (:Recording)-[e:IN_KEY]->(k:Key) RETURN k.key, k.scale, e.confidence, e.detection_method"
        ) == ["A|minor|1.0|tag"])
      #expect(
        try await driver.count("(:Recording)-[:HAS_METADATA {extraction_method: 'rekordbox_xml'}]->(:Metadata)") == 12)
      #expect(
        try await driver.texts("MATCH (m:Metadata {key: 'bpm'}) RETURN m.value, m.value_type, m.confidence")
          == ["126.00|string|1.0"])
      #expect(
        try await driver.texts(
          "MATCH (a:Artist)-[:COLLABORATED_WITH]->(b:Artist) RETURN a.name, b.name") == ["Robyn|Röyksopp"])
    }
  }

  @Test("projecting again changes nothing; created_at stays", arguments: TestGraph.available)
  func idempotent(kind: TestGraph.Kind) async throws {
    try await GraphFixture.with(kind) { graph, driver in
      let recordings = (1...20).map { Sample.recording($0, Self.full.merging(["title": "T\($0)"]) { _, new in new }) }
      try await graph.project(recordings)
      let before = try await Self.snapshot(driver)
      try await graph.project(recordings.shuffled())
      #expect(try await Self.snapshot(driver) == before)
      #expect(before.count > 200)
    }
  }

  @Test("what is no longer true goes, and what nothing holds any more", arguments: TestGraph.available)
  func changes(kind: TestGraph.Kind) async throws {
    try await GraphFixture.with(kind) { graph, driver in
      let changed = [
        "artist": "Robyn", "title": "Monument", "album": "Other", "genre": "House", "bpm": "127", "key": "C",
        "source_library": "rekordbox_xml",
      ]
      try await graph.project([Sample.recording(1, Self.full)])
      try await graph.project([Sample.recording(1, changed, path: "/music/renamed.mp3")])
      let after = try await Self.snapshot(driver, times: false)
      try await GraphMigrator(graph).rollback(to: 0)
      try await GraphMigrator(graph).migrate()
      try await graph.project([Sample.recording(1, changed, path: "/music/renamed.mp3")])
      #expect(try await Self.snapshot(driver, times: false) == after)
      #expect(try await driver.texts("MATCH (a:Artist) RETURN a.name") == ["Robyn"])
      #expect(try await driver.texts("MATCH (g:Genre) RETURN g.name") == ["House"])
      #expect(
        try await driver.texts("MATCH (r:Recording)-[:IN_KEY]->(k) RETURN r.file_name, k.key, k.scale") == [
          "renamed.mp3|C|major"
        ])
    }
  }

  @Test("deleting takes what only these recordings held, and leaves the rest", arguments: TestGraph.available)
  func deletion(kind: TestGraph.Kind) async throws {
    try await GraphFixture.with(kind) { graph, driver in
      try await graph.project([Sample.recording(1, ["artist": "A", "title": "T", "genre": "House"])])
      let before = try await Self.snapshot(driver)
      try await graph.project((2...5).map { Sample.recording($0, Self.full) })
      try await graph.remove((2...5).map { Sample.id($0) } + [Sample.id(99)])
      #expect(try await Self.snapshot(driver) == before)
      try await graph.remove([Sample.id(1)])
      #expect(try await driver.count("(n) WHERE NOT n:Key AND NOT n:TracktionMigration") == 0)
    }
  }

  @Test("other spellings of an artist are aliases of one", arguments: TestGraph.available)
  func aliases(kind: TestGraph.Kind) async throws {
    try await GraphFixture.with(kind) { graph, driver in
      let spellings = ["Röyksopp", "ROYKSOPP", "Royksopp", "Röyksopp"]
      for (index, name) in spellings.enumerated() {
        try await graph.project([Sample.recording(index + 1, ["artist": name])])
      }
      #expect(try await driver.texts("MATCH (a:Artist) RETURN a.name, a.aliases") == ["Röyksopp|ROYKSOPP,Royksopp"])
    }
  }

  @Test("values over 1,000 characters stay in PostgreSQL, and are counted", arguments: TestGraph.available)
  func long(kind: TestGraph.Kind) async throws {
    try await GraphFixture.with(kind) { graph, driver in
      let (fits, tooLong) = (String(repeating: "ש", count: 1_000), String(repeating: "ש", count: 1_001))
      let prepared = PreparedRecordings([
        Sample.recording(1, ["comment": fits, "grouping": tooLong, "artist": tooLong])
      ])
      #expect(prepared.omittedValues == 2)
      try await graph.project(prepared)
      #expect(try await driver.texts("MATCH (m:Metadata) RETURN m.key") == ["comment"])
      #expect(try await driver.count("(:Artist)") == 0)
    }
  }

  @Test("the graph's facts are those of PostgreSQL; each drift is named", arguments: TestGraph.available)
  func facts(kind: TestGraph.Kind) async throws {
    try await GraphFixture.with(kind) { graph, driver in
      let recordings = (1...30).map { Sample.recording($0, $0.isMultiple(of: 3) ? ["title": "T"] : Self.full) }
      try await graph.project(recordings)
      let expected = Dictionary(uniqueKeysWithValues: recordings.map { ($0.id, ProjectionFacts($0, knownArtists: [])) })
      #expect(try await graph.facts(of: recordings.map(\.id) + [Sample.id(99)]) == expected)
      var ids: [String] = []
      for try await id in graph.recordingIDs() { ids.append(id) }
      #expect(ids == recordings.map { $0.id.uuidString.lowercased() })

      _ = try await driver.rows(
        """
        MATCH (r:Recording {id: $id})-[p:PERFORMED_BY {role: 'featured'}]->() SET r.bpm = 99.5 DELETE p
        """, ["id": .string(Sample.id(1).uuidString.lowercased())])
      let graphSays = try await graph.facts(of: [Sample.id(1)])
      let drift = ProjectionFacts.differences(postgres: expected[Sample.id(1)], graph: graphSays[Sample.id(1)])
      #expect(drift.map(\.what) == ["bpm", "collaboration", "performer"])
      #expect(drift.map(\.postgres) == ["126.0", "robyn and royksopp", "robyn as Robyn, featured, 0.8"])
      #expect(drift.map(\.graph) == ["99.5", nil, nil])
      #expect(ProjectionFacts.differences(postgres: nil, graph: graphSays[Sample.id(1)]).map(\.what) == ["recording"])
    }
  }

  /// Every node and edge with its properties, with or without when they were made.
  static func snapshot(_ driver: Driver, times: Bool = true) async throws -> [String] {
    let (node, edge) = times ? ("toString(n.created_at)", "toString(e.created_at)") : ("0", "0")
    return try await driver.texts(
      """
      MATCH (n) WHERE NOT n:TracktionMigration
      RETURN labels(n)[0], n.id, n.name, n.title, n.artist, n.key, n.value, n.scale, n.file_path, \(node) AS at
      ORDER BY labels(n)[0], n.id, n.name, n.title, n.artist, n.key, n.value, n.scale
      """)
      + driver.texts(
        """
        MATCH (a)-[e]->(b)
        RETURN type(e), coalesce(a.id, a.name, a.title, a.key), coalesce(a.scale, ''), coalesce(b.id, b.name, b.title, b.key),
          coalesce(b.value, b.scale, ''), e.role, e.confidence, e.score, \(edge) AS at
        ORDER BY type(e), coalesce(a.id, a.name, a.title, a.key), coalesce(a.scale, ''), coalesce(b.id, b.name, b.title, b.key),
          coalesce(b.value, b.scale, ''), e.role
        """)
  }
}
