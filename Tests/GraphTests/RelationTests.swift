import Bolt
import FoundationEssentials
import Graph
import Mixing
import Records
import TestServers
import Testing

@Suite("Relations in the graph", .enabled(if: !TestGraph.available.isEmpty))
struct RelationTests {
  /// Keys, tempos and genres by turns, so that everything has neighbours and ties.
  static func recordings(_ count: Int) -> [GraphRecording] {
    (0..<count).map { index in
      var fields = ["artist": "Artist \(index % 7)", "title": "Title \(index)"]
      if index % 11 != 0 { fields["key"] = "\(index * 5 % 12 + 1)\(index.isMultiple(of: 2) ? "A" : "B")" }
      if index % 13 != 0 { fields["bpm"] = "\(120 + index % 9)" }
      if index % 4 != 0 {
        for (name, step) in [("energy", 7), ("valence", 5), ("loudness", 3)] { fields[name] = "\(index * step % 10)" }
      }
      if index % 3 != 0 { fields["genre"] = ["House", "Techno / Acid", "Techno / Dub"][index % 3] }
      return Sample.recording(index + 1, fields)
    }
  }

  static func draft(_ recordings: [GraphRecording]) -> RelationDraft {
    recordings.reduce(into: RelationDraft()) { draft, recording in
      func value(_ key: String) -> String? { recording.metadata.first { $0.key == key }?.value }
      draft.append(
        id: recording.id, key: value("key").flatMap(MusicalKey.init(reading:)),
        bpm: value("bpm").flatMap { Double($0) }, genre: value("genre"),
        features: ["energy", "valence", "loudness"].reduce(into: [:]) { $0[$1] = value($1).flatMap { Double($0) } })
    }
  }

  static func edges(_ draft: RelationDraft) -> [RelationEdges] {
    let planner = RelationPlanner(draft.library)
    return draft.ids.indices.map { position in
      draft.edges(
        of: position, planner.relations(of: position),
        facts: draft.facts(of: position, scales: planner.featureScales))
    }
  }

  @Test("the edges are those that were planned; doing it again changes nothing", arguments: TestGraph.available)
  func writes(kind: TestGraph.Kind) async throws {
    try await GraphFixture.with(kind) { graph, driver in
      let recordings = Self.recordings(150)
      try await graph.project(recordings)
      let edges = Self.edges(Self.draft(recordings))
      try await graph.relate(edges)
      let there = try await Self.all(driver)
      #expect(there == Self.texts(edges))
      #expect(there.count > 3_000)
      let created = try await driver.texts("MATCH ()-[e:SIMILAR_TO]->() RETURN toString(max(e.created_at))")
      try await graph.relate(edges.shuffled())
      #expect(try await Self.all(driver) == there)
      #expect(try await driver.texts("MATCH ()-[e:SIMILAR_TO]->() RETURN toString(max(e.created_at))") == created)
      let states = try await graph.relationStates()
      #expect(states == edges.reduce(into: [:]) { $0[$1.start] = RelationState(digest: $1.digest, basis: $1.basis) })
      #expect(states.values.contains { $0.basis?.reach != nil })
    }
  }

  @Test("writing only what has changed comes to the same as writing all", arguments: TestGraph.available)
  func incremental(kind: TestGraph.Kind) async throws {
    try await GraphFixture.with(kind) { graph, driver in
      var recordings = Self.recordings(120)
      try await graph.project(recordings)
      try await graph.relate(Self.edges(Self.draft(recordings)))
      let gone = recordings.remove(at: 40)
      recordings[7] = Sample.recording(8, ["bpm": "125", "key": "9A", "title": "changed"])
      recordings.append(Sample.recording(500, ["bpm": "124", "key": "8A", "genre": "House"]))
      try await graph.remove([gone.id])
      try await graph.project(recordings)
      let edges = Self.edges(Self.draft(recordings))
      let states = try await graph.relationStates()
      let changed = edges.filter { states[$0.start]?.digest != $0.digest }
      #expect(changed.count < edges.count && changed.count >= 3)
      try await graph.relate(changed)
      #expect(try await Self.all(driver) == Self.texts(edges))

      // A recording that goes and comes back the same: its edges are made again, and those to it.
      try await graph.remove([recordings[3].id])
      try await graph.project([recordings[3]])
      let again = try await graph.relationStates()
      let lost = edges.filter { again[$0.start]?.digest != $0.digest }
      #expect(lost.contains { $0.start == recordings[3].id } && lost.count > 1 && lost.count < edges.count)
      try await graph.relate(lost)
      #expect(try await Self.all(driver) == Self.texts(edges))

      // An end that is not in the graph yet: the start is not done.
      try await graph.remove([recordings[9].id])
      try await graph.relate(edges)
      try await graph.project([recordings[9]])
      let late = try await graph.relationStates()
      try await graph.relate(edges.filter { late[$0.start]?.digest != $0.digest })
      #expect(try await Self.all(driver) == Self.texts(edges))
    }
  }

  @Test("who has an edge to a recording is known, and what right edges rest on is kept", arguments: TestGraph.available)
  func basis(kind: TestGraph.Kind) async throws {
    try await GraphFixture.with(kind) { graph, _ in
      let recordings = Self.recordings(60)
      try await graph.project(recordings)
      let edges = Self.edges(Self.draft(recordings))
      try await graph.relate(edges)
      let ends = [recordings[5].id, recordings[22].id]
      let starts = Set(edges.filter { !$0.ends.isDisjoint(with: ends) }.map(\.start))
      #expect(try await graph.relationStarts(to: ends) == starts)
      #expect(try await graph.relationStarts(to: []) == [])

      let bases = [
        RelationBasis(facts: .min, reach: nil, isOpen: true), RelationBasis(facts: 7, reach: 0.5, isOpen: false),
      ]
      let others = zip(edges, bases).map { edges, basis in
        RelationEdges(
          start: edges.start, harmonic: edges.harmonic, similar: edges.similar, tempo: edges.tempo, basis: basis)
      }
      try await graph.remember(others)
      let states = try await graph.relationStates()
      for (edges, other) in zip(edges, others) {
        #expect(states[edges.start] == RelationState(digest: edges.digest, basis: other.basis))
      }
    }
  }

  @Test("edges of other programs are left alone, and shown as they are", arguments: TestGraph.available)
  func foreign(kind: TestGraph.Kind) async throws {
    try await GraphFixture.with(kind) { graph, driver in
      let recordings = Self.recordings(30)
      try await graph.project(recordings)
      let edges = Self.edges(Self.draft(recordings))
      let first = try #require(edges.first { !$0.harmonic.isEmpty })
      let end = try #require(first.harmonic.first?.end)
      let (a, b) = (first.start.uuidString.lowercased(), end.uuidString.lowercased())
      _ = try await driver.rows(
        """
        MATCH (a:Recording {id: $a}), (b:Recording {id: $b})
        CREATE (a)-[:HARMONIC_COMPATIBLE {compatibility_score: 0.123, mixing_recommendation: 'by ear'}]->(b)
        CREATE (b)-[:SIMILAR_TO {similarity_score: 0.9, similarity_type: 'mood'}]->(a)
        """, ["a": .string(a), "b": .string(b)])
      try await graph.relate(edges)
      try await graph.relate([RelationEdges(start: first.start, harmonic: [], similar: [], tempo: [])])
      let left = try await driver.texts(
        """
        MATCH (a:Recording {id: $a})-[e:HARMONIC_COMPATIBLE]->(b:Recording)
        RETURN b.id, e.compatibility_score, e.mixing_recommendation
        """, ["a": .string(a)])
      #expect(left == ["\(b)|0.123|by ear"])
      let shown = try #require(try await graph.related(to: first.start, kinds: [.harmonic]))
      #expect(shown.map(\.id) == [end] && shown.map(\.score) == [0.123] && shown.map(\.recommendation) == ["by ear"])
      let mood = try #require(try await graph.related(to: end, kinds: [.similar])).first { $0.types.contains("mood") }
      #expect(mood?.id == first.start)
    }
  }

  @Test(
    "related tracks: one row for each track and kind, best first, with relation, tempo and genre in common",
    arguments: TestGraph.available)
  func related(kind: TestGraph.Kind) async throws {
    try await GraphFixture.with(kind) { graph, _ in
      let fields: [[String: String]] = [
        ["title": "From", "bpm": "126", "key": "8A", "genre": "House; Techno / Acid"],
        ["title": "Same", "bpm": "126", "key": "8A", "genre": "Trance; HOUSE", "artist": "X"],
        ["title": "Up", "bpm": "128.52", "key": "9A", "genre": "Trance"],
        ["title": "Half", "bpm": "63", "key": "8B", "genre": "Techno / Dub"],
        ["title": "Bare"],
      ]
      let recordings = fields.enumerated().map { Sample.recording($0 + 1, $1) }
      try await graph.project(recordings)
      try await graph.relate(Self.edges(Self.draft(recordings)))
      let rows = try #require(try await graph.related(to: Sample.id(1)))
      func row(_ kind: RelatedKind, _ title: String) -> RelatedTrack? {
        rows.first { $0.kind == kind && $0.title == title }
      }
      #expect(rows.filter { $0.kind == .harmonic }.map(\.title) == ["Same", "Half", "Up"])
      let same = try #require(row(.harmonic, "Same"))
      #expect(same.score == 1 && same.relation == "same key" && same.recommendation == "perfect")
      #expect(rows.filter { $0.kind == .harmonic }.map(\.sharedGenre) == ["HOUSE", "Techno", nil])
      #expect(same.artist == "X" && same.fileName == "2.mp3" && same.key?.camelot == "8A" && same.bpm == 126)
      let half = try #require(row(.harmonic, "Half"))
      #expect(half.tempoFactor == 2 && half.tempoPercent == 0 && half.relation == "relative")
      #expect(half.recommendation == "perfect: mood change" && abs(half.score - 0.49) < 1e-9)
      let up = try #require(row(.tempo, "Up"))
      #expect(abs((up.tempoPercent ?? 0) - 2) < 1e-9 && abs(up.score - 0.5) < 1e-9 && up.relation == "fifth up")
      let similar = try #require(row(.similar, "Same"))
      #expect(similar.types == ["bpm", "key", "genre"] && similar.score == 1)
      #expect(rows.filter { $0.kind == .similar && $0.title == "Same" }.count == 1)
      #expect(try #require(try await graph.related(to: Sample.id(1), kinds: [.tempo], limit: 1)).count == 1)
      #expect(try await graph.related(to: Sample.id(5)) == [])
      #expect(try await graph.related(to: Sample.id(77)) == nil)
    }
  }

  @Test("any edges become any others, however many go and come", arguments: TestGraph.available)
  func replaces(kind: TestGraph.Kind) async throws {
    try await GraphFixture.with(kind) { graph, driver in
      let recordings = (1...40).map { Sample.recording($0, [:]) }
      try await graph.project(recordings)
      var dice = SplitMix(815)
      for round in 1...12 {
        let edges = recordings.map { Self.edges(from: $0.id, among: recordings.map(\.id), &dice) }
        try await graph.relate(edges)
        let (there, planned) = (Set(try await Self.all(driver)), Set(Self.texts(edges)))
        #expect(there.subtracting(planned) == [] && planned.subtracting(there) == [], "round \(round)")
        guard there == planned else { return }
      }
    }
  }

  /// Each other recording by chance, with a score by chance.
  private static func edges(from start: UUID, among ids: [UUID], _ dice: inout SplitMix) -> RelationEdges {
    func score() -> Double { Double(Int.random(in: 1...4, using: &dice)) / 4 }
    let types = ["bpm", "key", "genre", "acoustic"]
    let share = Int.random(in: 0...3, using: &dice)
    func chosen() -> [UUID] { ids.filter { $0 != start && Int.random(in: 0...3, using: &dice) < share } }
    return RelationEdges(
      start: start,
      harmonic: chosen().map { .init(end: $0, score: score(), recommendation: "good", confidence: 1) },
      similar: types.flatMap { type in
        chosen().map { .init(end: $0, type: type, score: score(), confidence: 1) }
      },
      tempo: chosen().map { .init(end: $0, difference: score(), confidence: 1) })
  }

  @Test("counts, and edges below a confidence", arguments: TestGraph.available)
  func statistics(kind: TestGraph.Kind) async throws {
    try await GraphFixture.with(kind) { graph, driver in
      let recordings = Self.recordings(20)
      try await graph.project(recordings)
      let edges = Self.edges(Self.draft(recordings))
      try await graph.relate(edges)
      let counts = try await graph.counts()
      #expect(try await graph.recordingCount() == 20)
      #expect(counts.nodes["Recording"] == 20 && counts.nodes["Key"] == 24 && counts.nodes["Genre"] == 3)
      #expect(counts.relationships["HARMONIC_COMPATIBLE"] == edges.reduce(0) { $0 + $1.harmonic.count })
      #expect(counts.relationships["SIMILAR_TO"] == edges.reduce(0) { $0 + $1.similar.count })
      _ = try await driver.rows(
        """
        MATCH (a:Recording {id: $a}), (b:Recording {id: $b})
        CREATE (a)-[:SIMILAR_TO {similarity_score: 0.2, similarity_type: 'mood'}]->(b)
        CREATE (a)-[:SIMILAR_TO {similarity_score: 0.4, similarity_type: 'mood2'}]->(b)
        """,
        [
          "a": .string(Sample.id(1).uuidString.lowercased()), "b": .string(Sample.id(2).uuidString.lowercased()),
        ])
      #expect(try await graph.removeWeakRelations() == 1)
      #expect(try await graph.removeWeakRelations() == 0)
      #expect(try await driver.count("()-[:SIMILAR_TO]->()") == edges.reduce(1) { $0 + $1.similar.count })
    }
  }

  // MARK: As texts

  private static func texts(_ edges: [RelationEdges]) -> [String] {
    func id(_ id: UUID) -> String { id.uuidString.lowercased() }
    return edges.flatMap { from in
      from.harmonic.map { "H|\(id(from.start))|\(id($0.end))|\($0.score)|\($0.recommendation)|\($0.confidence)" }
        + from.similar.map { "S|\(id(from.start))|\(id($0.end))|\($0.score)|\($0.type)|\($0.confidence)" }
        + from.tempo.map { "T|\(id(from.start))|\(id($0.end))|\($0.difference)|-|\($0.confidence)" }
    }.sorted()
  }

  private static func all(_ driver: Driver) async throws -> [String] {
    try await driver.texts(
      """
      MATCH (a:Recording)-[e:HARMONIC_COMPATIBLE|SIMILAR_TO|TEMPO_COMPATIBLE]->(b:Recording)
      WHERE e.source = 'tracktion' AND e.created_at IS NOT NULL
      RETURN left(type(e), 1), a.id, b.id, coalesce(e.compatibility_score, e.similarity_score, e.bpm_difference),
        coalesce(e.mixing_recommendation, e.similarity_type), e.confidence
      """
    ).sorted()
  }
}
