import Bolt
import FoundationEssentials
import Mixing

extension Graph {
  /// Looks at everything but recordings and their own edges (``facts(of:)``), and tells what is wrong as it comes. The
  /// server streams; what is kept here does not grow.
  public func checkStructure(_ tell: (StructureDrift) async throws -> Void) async throws {
    try await checkMetadata(tell)
    try await checkArtists(tell)
    try await checkAlbums(tell)
    try await checkGenres(tell)
    try await checkCollaborations(tell)
    if let drift = try await keysDrift() { try await tell(drift) }
  }

  /// Each record of a statement, as the server sends it.
  private func each(
    _ cypher: String, _ parameters: [String: Value] = [:], _ body: (Record) async throws -> Void
  ) async throws {
    let session = session(.read)
    do {
      let result = try await session.run(cypher, parameters)
      while let record = try await result.next() { try await body(record) }
    } catch {
      await session.close()
      throw error
    }
    await session.close()
  }

  // MARK: Metadata

  private func checkMetadata(_ tell: (StructureDrift) async throws -> Void) async throws {
    try await each(
      """
      MATCH (m:Metadata)
      WHERE m.key IS NULL OR m.value IS NULL OR m.created_at IS NULL OR coalesce(m.confidence, 0.0) <> 1.0
        OR NOT EXISTS { MATCH (m)<-[h:HAS_METADATA]-(:Recording) WHERE h.value_type = m.value_type }
      RETURN m.key AS key, m.value AS value, m.value_type AS type
      """
    ) { record in
      let (key, value) = (try record["key", as: String?.self], try record["value", as: String?.self])
      let type = try record["type", as: String?.self] ?? "-"
      try await tell(
        StructureDrift(
          subject: .metadata(key: key, value: value), expected: nil,
          found: "\(value ?? "-") (\(type)): nobody has it so"))
    }
    // Key by key, since the server keeps the values that it counts.
    let keys = try await read("MATCH (m:Metadata) RETURN DISTINCT m.key AS key ORDER BY key")
    for record in keys where !(record["key"] ?? .null).isNull {
      let key = try record["key", as: String.self]
      try await each(
        "MATCH (m:Metadata {key: $key}) WITH m.value AS value, count(*) AS times WHERE times > 1 RETURN value, times",
        ["key": .string(key)]
      ) { record in
        let value = try record["value", as: String?.self]
        try await tell(
          StructureDrift(
            subject: .metadata(key: key, value: value), expected: "one",
            found: "\(try record["times", as: Int.self]) nodes for \(value ?? "-")"))
      }
    }
  }

  // MARK: Artists

  private func checkArtists(_ tell: (StructureDrift) async throws -> Void) async throws {
    var before: String?
    try await each(
      """
      MATCH (a:Artist)
      OPTIONAL MATCH (a)<-[p:PERFORMED_BY]-(:Recording)
      WITH a, collect(DISTINCT p.credited_name) AS credited
      OPTIONAL MATCH (a)<-[:RELEASED_BY]-(al:Album)
      WITH a, credited, collect(DISTINCT al.artist) AS released
      RETURN a.normalized_name AS normalized, a.name AS name, a.aliases AS aliases, credited, released,
        a.created_at IS NOT NULL AS made
      ORDER BY normalized
      """
    ) { record in
      let normalized = try record["normalized", as: String?.self]
      let spellings = Set(try record["credited", as: [String].self] + record["released", as: [String].self])
      let name = try record["name", as: String?.self] ?? "-"
      let aliases = try record["aliases", as: [String]?.self] ?? []
      defer { before = normalized }
      let isRight =
        spellings.contains(name) && Set(aliases) == spellings.subtracting([name]) && Set(aliases).count == aliases.count
        && spellings.allSatisfy { ArtistCredit.normalized($0) == normalized } && normalized != nil
      guard try !isRight || before == normalized || !record["made", as: Bool.self] else { return }
      try await tell(
        StructureDrift(
          subject: .artist(normalized: normalized),
          expected: spellings.isEmpty ? nil : spellings.sorted().joined(separator: "; "),
          found: ([name] + aliases).joined(separator: "; ") + (before == normalized ? " (twice)" : "")))
    }
  }

  private func checkCollaborations(_ tell: (StructureDrift) async throws -> Void) async throws {
    try await each(
      """
      MATCH (a:Artist)-[c:COLLABORATED_WITH]->(b:Artist)
      WHERE c.created_at IS NULL OR a.normalized_name >= b.normalized_name OR NOT EXISTS {
        MATCH (a)<-[p:PERFORMED_BY]-(:Recording)-[q:PERFORMED_BY]->(b)
        WHERE p.role <> 'composer' AND q.role <> 'composer'
      }
      RETURN a.normalized_name AS a, b.normalized_name AS b
      """
    ) { record in
      let (a, b) = (try record["a", as: String?.self], try record["b", as: String?.self])
      try await tell(
        StructureDrift(subject: .artist(normalized: a), expected: nil, found: "collaborated with \(b ?? "-")"))
    }
  }

  // MARK: Albums

  private func checkAlbums(_ tell: (StructureDrift) async throws -> Void) async throws {
    var before: [String?]?
    try await each(
      """
      MATCH (al:Album)
      OPTIONAL MATCH (al)<-[p:PART_OF]-(:Recording)
      WITH al, count(p) AS tracks, min(\(ProjectionStatements.firstRelease)) AS first
      OPTIONAL MATCH (al)-[:RELEASED_BY]->(a:Artist)
      WITH al, tracks, first, collect(a.normalized_name) AS artists
      RETURN al.title AS title, al.artist AS artist, al.normalized_title AS normalized, tracks, first, artists,
        toString(al.release_date) AS date, al.release_precision AS precision, al.created_at IS NOT NULL AS made
      ORDER BY title, artist
      """
    ) { record in
      let (title, artist) = (try record["title", as: String?.self], try record["artist", as: String?.self])
      let isTwice = before == [title, artist]
      before = [title, artist]
      let found = Self.album(
        try record["normalized", as: String?.self],
        try record["date", as: String?.self].map { $0 + (try record["precision", as: String?.self] ?? "-") },
        try record["artists", as: [String].self])
      let isHeld = try record["tracks", as: Int.self] > 0
      let expected = Self.album(
        title.map(ArtistCredit.normalized), try record["first", as: String?.self],
        artist.map { $0 == Projection.variousArtists ? [] : [ArtistCredit.normalized($0)] } ?? [])
      guard try !isHeld || isTwice || found != expected || !record["made", as: Bool.self] else { return }
      try await tell(
        StructureDrift(
          subject: .album(title: title, artist: artist), expected: isHeld ? expected : nil,
          found: found + (isTwice ? " (twice)" : "")))
    }
  }

  private static func album(_ normalized: String?, _ release: String?, _ artists: [String]) -> String {
    "\(normalized ?? "-"), \(release ?? "-"), by \(artists.sorted().joined(separator: "; "))"
  }

  // MARK: Genres

  private func checkGenres(_ tell: (StructureDrift) async throws -> Void) async throws {
    var before: String?
    try await each(
      """
      MATCH (g:Genre)
      OPTIONAL MATCH (g)-[:SUBGENRE_OF]->(parent:Genre)
      WITH g, collect(parent.name) AS parents
      RETURN g.name AS name, g.parent_genre AS parent, parents, g.confidence AS confidence,
        EXISTS { (g)<-[:HAS_GENRE]-() } OR EXISTS { (g)<-[:SUBGENRE_OF]-() } AS held, g.created_at IS NOT NULL AS made
      ORDER BY name
      """
    ) { record in
      let name = try record["name", as: String?.self]
      let isTwice = before == name
      before = name
      let found = Self.genre(
        try record["parent", as: String?.self], try record["parents", as: [String].self],
        try record["confidence", as: Double?.self])
      let parent = GenreName.all(in: name ?? "").first?.parent
      let expected = Self.genre(parent, parent.map { [$0] } ?? [], 1)
      let isHeld = try record["held", as: Bool.self]
      guard try !isHeld || isTwice || found != expected || !record["made", as: Bool.self] else { return }
      try await tell(
        StructureDrift(
          subject: .genre(name: name), expected: isHeld ? expected : nil, found: found + (isTwice ? " (twice)" : "")))
    }
  }

  private static func genre(_ parent: String?, _ parents: [String], _ confidence: Double?) -> String {
    "of \(parent ?? "-"), under \(parents.sorted().joined(separator: "; ")), \(confidence?.description ?? "-")"
  }
}
