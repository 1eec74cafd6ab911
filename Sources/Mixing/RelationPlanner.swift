/// Chooses the edges of `spec/harmony.md` ("Edges in the graph") for any recording of a library, each in little more
/// than the time that its own edges take: groups by key and genre, sorted by tempo, and a tree of the features.
///
/// Immutable, so that several tasks may plan parts of a library at once. The result for a recording depends on nothing
/// but the library.
public struct RelationPlanner: Sendable {
  /// Edges of each kind but HARMONIC_COMPATIBLE, which is filled by ``HarmonicRelation/shares``.
  public static let best = 20
  /// Beats a minute that TEMPO_COMPATIBLE reaches, at the start's tempo.
  public static let tempoReach = 5.0
  /// Groups of a genre or parent: no key, then the 24.
  static let keyGroups = 25

  public let library: RelationLibrary
  /// Edges below it are not planned (N2).
  public let minimumConfidence: Double
  let everything: TempoBuckets
  let byKey: TempoBuckets
  private let byGenre: TempoBuckets
  let byGenreAndKey: TempoBuckets
  let byParentAndKey: TempoBuckets
  let acoustic: AcousticIndex

  public init(_ library: RelationLibrary, minimumConfidence: Double = 0.3) {
    self.library = library
    self.minimumConfidence = minimumConfidence
    let tempos = library.tempos
    let order = (0..<Int32(library.count)).sorted { (tempos[Int($0)], $0) < (tempos[Int($1)], $1) }
    func buckets(_ groups: Int, _ membership: (Int, (Int) -> Void) -> Void) -> TempoBuckets {
      TempoBuckets(groups: groups, order: order, tempos: tempos, membership: membership)
    }
    let genres = library.parents.count
    func keyGroup(_ position: Int) -> Int { Int(library.keys[position]) + 1 }
    everything = buckets(1) { $1(0) }
    byKey = buckets(Self.keyGroups) { $1(keyGroup($0)) }
    byGenre = buckets(genres) { position, add in for genre in library.genres(position) { add(Int(genre)) } }
    byGenreAndKey = buckets(genres * Self.keyGroups) { position, add in
      for genre in library.genres(position) { add(Int(genre) * Self.keyGroups + keyGroup(position)) }
    }
    byParentAndKey = buckets(genres * Self.keyGroups) { position, add in
      for parent in library.parents(position) { add(Int(parent) * Self.keyGroups + keyGroup(position)) }
    }
    acoustic = AcousticIndex(library, order: order)
  }

  /// Divisors of the features, by their place in ``RelationLibrary/featureNames``.
  public var featureScales: [Double] { acoustic.scales }

  /// Every recording once, by key and tempo: those beside each other have many of their best in common.
  public var order: [Int] { byKey.positions.map { Int($0) } }

  /// The edges that start from one recording.
  public func relations(of start: Int) -> PlannedRelations {
    var planned = PlannedRelations()
    func keep(_ list: WritableKeyPath<PlannedRelations, [PlannedEdge]>, _ edges: [PlannedEdge]) {
      planned[keyPath: list] = edges.filter { $0.confidence >= minimumConfidence }
      if planned[keyPath: list].count < edges.count { planned.isOpen = true }
    }
    keep(\.harmonic, harmonic(start))
    keep(\.bpm, tempo(start, reach: .infinity))
    keep(\.tempo, tempo(start, reach: Self.tempoReach))
    keep(\.key, sameKey(start))
    keep(\.genre, sameGenre(start))
    let alike = acoustic.nearest(to: start, Self.best, library)
    keep(\.acoustic, edges(start, alike.map { ($0, 1 / (1 + $1)) }, \.features))
    if alike.count == Self.best { planned.acousticReach = alike.last?.1 }
    return planned
  }

  // MARK: HARMONIC_COMPATIBLE

  private func harmonic(_ start: Int) -> [PlannedEdge] {
    guard let key = library.key(start), library.tempos[start] > 0 else { return [] }
    let walk = TempoWalk(library: library, start: start)
    var taken: [Int32] = []
    func sources(_ relations: [HarmonicRelation]) -> [WalkSource] {
      relations.flatMap { KeyNeighbours.of(key, $0) }.map { keySource($0.key, weight: $0.relation.keyScore) }
    }
    for (relations, edges) in HarmonicRelation.shares {
      walk.take(edges, from: sources(relations), tempoless: false, into: &taken)
    }
    let total = HarmonicRelation.shares.reduce(0) { $0 + $1.edges }
    for rest in [HarmonicRelation.allCases.filter(\.isNamed), [.unnamed]] where taken.count < total {
      walk.take(total - taken.count, from: sources(rest), tempoless: false, into: &taken)
    }
    return edges(start, taken.map { ($0, harmonicScore(start, Int($0))) }) { $0.key * $0.bpm }
  }

  private func harmonicScore(_ a: Int, _ b: Int) -> Double { keyScore(a, b) * tempoScore(a, b) }

  private func keySource(_ key: MusicalKey, weight: Double) -> WalkSource {
    WalkSource(
      buckets: byKey, group: key.index + 1, weight: weight,
      commonGenre: .lookUp(byGenreAndKey, stride: Self.keyGroups, offset: key.index + 1))
  }

  // MARK: SIMILAR_TO and TEMPO_COMPATIBLE

  private func tempo(_ start: Int, reach: Double) -> [PlannedEdge] {
    var taken: [Int32] = []
    let source = WalkSource(
      buckets: everything, group: 0, weight: 1, commonGenre: .lookUp(byGenre, stride: 1, offset: 0))
    let walk = TempoWalk(library: library, start: start, reach: reach)
    walk.take(Self.best, from: [source], tempoless: false, into: &taken)
    return edges(start, taken.map { ($0, tempoScore(start, Int($0))) }, \.bpm)
  }

  private func sameKey(_ start: Int) -> [PlannedEdge] {
    guard let key = library.key(start) else { return [] }
    let walk = TempoWalk(library: library, start: start)
    var taken: [Int32] = []
    for level in KeyNeighbours.levels(of: key) where taken.count < Self.best {
      let sources = level.map { keySource($0.key, weight: 1) }
      walk.take(Self.best - taken.count, from: sources, tempoless: true, into: &taken)
    }
    return edges(start, taken.map { ($0, keyScore(start, Int($0))) }, \.key)
  }

  private func sameGenre(_ start: Int) -> [PlannedEdge] {
    let walk = TempoWalk(library: library, start: start)
    var taken: [Int32] = []
    let genres = library.genres(start).flatMap { genreSources($0, byGenreAndKey, .all, start) }
    walk.take(Self.best, from: genres, tempoless: true, into: &taken)
    let same = taken.count
    if same < Self.best {
      let parents = library.parents(start).flatMap { genreSources($0, byParentAndKey, .none, start) }
      walk.take(Self.best - same, from: parents, tempoless: true, into: &taken)
    }
    return edges(start, taken.enumerated().map { ($1, $0 < same ? 1 : 0.6) }, \.genre)
  }

  private func genreSources(
    _ genre: Int32, _ buckets: TempoBuckets, _ commonGenre: WalkSource.CommonGenre, _ start: Int
  ) -> [WalkSource] {
    (0..<Self.keyGroups).map { group in
      let key = MusicalKey(index: group - 1)
      let relation = library.key(start).flatMap { from in key.map { HarmonicRelation(from: from, to: $0) } }
      return WalkSource(
        buckets: buckets, group: Int(genre) * Self.keyGroups + group, weight: relation?.keyScore ?? 0,
        commonGenre: commonGenre)
    }
  }

  // MARK: Scores

  private func keyScore(_ a: Int, _ b: Int) -> Double {
    guard let from = library.key(a), let to = library.key(b) else { return 0 }
    return HarmonicRelation(from: from, to: to).keyScore
  }

  private func tempoScore(_ a: Int, _ b: Int) -> Double {
    TempoRatio(from: library.tempos[a], to: library.tempos[b])?.score ?? 0
  }

  private func edges(
    _ start: Int, _ chosen: [(Int32, Double)], _ certainty: (RelationConfidence) -> Float
  ) -> [PlannedEdge] {
    let mine = Double(certainty(library.confidences[start]))
    return chosen.map { to, score in
      let product = mine * Double(certainty(library.confidences[Int(to)]))
      // Kept as Float; six digits are what it means.
      let confidence = (product * 1e6).rounded() / 1e6
      return PlannedEdge(to: Int(to), score: score, confidence: confidence)
    }
  }
}
