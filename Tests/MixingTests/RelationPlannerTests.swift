import Mixing
import Testing

@Suite("Planning relations")
struct RelationPlannerTests {
  @Test("random libraries: the same edges as comparing everything with everything", arguments: 0..<16)
  func random(seed: Int) throws {
    var random = SeededRandom(UInt64(seed))
    try compare(RandomLibrary.make(&random), every: 4)
  }

  @Test("libraries in which everything ties", arguments: [UInt64](1...4))
  func ties(seed: UInt64) throws {
    var random = SeededRandom(seed)
    var tracks = RandomLibrary.make(&random, count: 300)
    for index in tracks.indices {
      tracks[index].bpm = tracks[index].bpm.map { _ in 128 }
      tracks[index].number = tracks[index].number.map { _ in seed.isMultiple(of: 2) ? 8 : 12 }
      if !tracks[index].features.isEmpty { tracks[index].features = ["energy": 1, "valence": 2, "loudness": 3] }
    }
    try compare(tracks, every: 12)
  }

  @Test("without key, tempo, genre or features there are no such edges")
  func missing() throws {
    var library = RelationLibrary()
    for _ in 0..<5 { library.append(key: nil, bpm: nil) }
    library.append(key: MusicalKey(reading: "8A"), bpm: 120)
    let planner = RelationPlanner(library)
    for position in 0..<6 { #expect(planner.relations(of: position) == PlannedRelations()) }
    #expect(RelationPlanner(RelationLibrary()).library.count == 0)
  }

  @Test("an edge below the least confidence is not planned")
  func confidence() throws {
    var library = RelationLibrary()
    let key = MusicalKey(reading: "8A")
    library.append(key: key, bpm: 120)
    library.append(key: key, bpm: 120, confidence: .init(key: 0.5, bpm: 0.8))
    library.append(key: key, bpm: 120, confidence: .init(key: 0.2, bpm: 1))
    let planned = RelationPlanner(library).relations(of: 0)
    #expect(planned.harmonic.map(\.to) == [1])
    #expect(planned.harmonic.first?.confidence == 0.4)
    #expect(planned.bpm.map(\.to) == [1, 2])
    #expect(planned.key.map(\.to) == [1])
    #expect(planned.isOpen)
    #expect(!RelationPlanner(library, minimumConfidence: 0).relations(of: 0).isOpen)
  }

  @Test("whom a change cannot concern keeps its edges")
  func unconcerned() async throws {
    var unconcerned = 0
    for seed in 0..<60 {
      // Half a minute of work: other tests' connections wait for this thread.
      await Task.yield()
      unconcerned += try starts(unconcernedBySeed: UInt64(seed) + 1_000)
    }
    #expect(unconcerned > 500)
  }

  /// How many are not concerned by the change of three recordings.
  private func starts(unconcernedBySeed seed: UInt64) throws -> Int {
    var random = SeededRandom(seed)
    var tracks = RandomLibrary.make(&random, count: 400)
    let before = RelationPlanner(try RandomLibrary.library(tracks))
    let others = RandomLibrary.make(&random, count: 3) + [PlainTrack()]
    let changed = (0..<3).map { _ in Int.random(in: 0..<400, using: &random) }
    for place in changed { tracks[place] = others[Int.random(in: 0..<4, using: &random)] }
    let after = RelationPlanner(try RandomLibrary.library(tracks))
    // Another scale concerns everybody.
    guard before.featureScales == after.featureScales else { return 0 }
    let candidates = changed.map { after.candidate($0) }
    let starts = tracks.indices.filter { start in
      let old = before.relations(of: start)
      let ends = [old.harmonic, old.bpm, old.key, old.genre, old.acoustic, old.tempo].joined().map(\.to)
      // As the graph keeps it.
      let reach = old.acousticReach.map { Double(Float($0)) }
      return Set(ends).isDisjoint(with: changed) && !candidates.contains { after.mayChoose(start, $0, reach: reach) }
    }
    for start in starts { #expect(after.relations(of: start) == before.relations(of: start), "\(seed): \(start)") }
    return starts.count
  }

  @Test("leaving a recording out changes only the lists that it was in")
  func locality() throws {
    var random = SeededRandom(77)
    var tracks = RandomLibrary.make(&random, count: 250)
    let before = RelationPlanner(try RandomLibrary.library(tracks))
    let gone = 17
    tracks[gone] = PlainTrack()
    let after = RelationPlanner(try RandomLibrary.library(tracks))
    for position in tracks.indices where position != gone {
      let (old, new) = (before.relations(of: position), after.relations(of: position))
      if !old.harmonic.contains(where: { $0.to == gone }) { #expect(old.harmonic == new.harmonic) }
      if !old.genre.contains(where: { $0.to == gone }) { #expect(old.genre == new.genre) }
      #expect(!new.bpm.contains { $0.to == gone })
    }
  }

  /// Every `every`-th start, all kinds.
  private func compare(_ tracks: [PlainTrack], every: Int) throws {
    let planner = RelationPlanner(try RandomLibrary.library(tracks), minimumConfidence: 0)
    let reference = BruteForceRelations(tracks, parentOf: RandomLibrary.parents)
    for start in stride(from: 0, to: tracks.count, by: every) {
      let planned = planner.relations(of: start)
      #expect(planned.harmonic.plain == reference.harmonic(start), "harmonic of \(start)")
      #expect(planned.bpm.plain == reference.bpm(start), "bpm of \(start)")
      #expect(planned.key.plain == reference.key(start), "key of \(start)")
      #expect(planned.genre.plain == reference.genre(start), "genre of \(start)")
      #expect(planned.acoustic.plain == reference.acoustic(start), "acoustic of \(start)")
      #expect(planned.tempo.plain == reference.tempoCompatible(start), "tempo of \(start)")
    }
  }
}

extension [PlannedEdge] {
  var plain: [PlainEdge] { map { PlainEdge(to: $0.to, score: $0.score) } }
}
