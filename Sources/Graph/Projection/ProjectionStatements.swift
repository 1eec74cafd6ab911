/// The statements that bring a batch of recordings up to date. All take `$rows`, sorted by id; what a row's edges no
/// longer say is dropped first, and the ends that lost an edge come back, so that those which nothing holds any more can
/// be removed without a look at the rest of the graph. Edges are collected before any goes (see ``RelationStatements``).
enum ProjectionStatements {
  static let recordings = """
    UNWIND $rows AS row
    MERGE (r:Recording {id: row.id})
    SET r.file_path = row.file_path, r.file_name = row.file_name, r.file_hash = row.file_hash, r.title = row.title,
      r.artist = row.artist, r.bpm = row.bpm, r.created_at = datetime({epochMillis: row.created_at}),
      r.updated_at = datetime(),
      r.migrated_at = CASE WHEN row.migrated_at IS NULL THEN null ELSE datetime({epochMillis: row.migrated_at}) END
    """

  static let dropMetadata = """
    UNWIND $rows AS row
    MATCH (r:Recording {id: row.id})-[h:HAS_METADATA]->(m:Metadata)
    WHERE NOT any(item IN row.metadata
      WHERE item.key = m.key AND item.value = m.value AND item.value_type = h.value_type)
    WITH collect([h, m.key, m.value]) AS stale
    UNWIND stale AS item
    WITH item[0] AS h, item[1] AS key, item[2] AS value
    DELETE h
    RETURN DISTINCT key, value
    """

  /// Each value once, with the recordings that have it by their place among the ids: many have the same.
  private static let metadataEnds = """
    UNWIND $ids AS id
    MATCH (r:Recording {id: id})
    WITH id, r ORDER BY id
    WITH collect(r) AS recordings
    UNWIND $values AS item
    MERGE (m:Metadata {key: item.key, value: item.value})
    ON CREATE SET m.value_type = item.value_type, m.confidence = 1.0,
      m.created_at = datetime({epochMillis: item.made})
    WITH recordings, m, item
    UNWIND item.edges AS edge
    WITH recordings[edge[0]] AS r, m, edge
    """

  static let metadata = """
    \(metadataEnds)
    MERGE (r)-[h:HAS_METADATA]->(m)
    ON CREATE SET h.created_at = datetime({epochMillis: edge[1]})
    SET h.extraction_method = edge[2], h.confidence = 1.0, h.value_type = edge[3]
    """

  /// For recordings that are new: an edge that cannot be there is not looked for.
  static let newMetadata = """
    \(metadataEnds)
    CREATE (r)-[:HAS_METADATA {created_at: datetime({epochMillis: edge[1]}), extraction_method: edge[2],
      confidence: 1.0, value_type: edge[3]}]->(m)
    """

  /// The type of a value is one that a recording has it with.
  static let metadataTypes = """
    UNWIND $rows AS row
    MATCH (m:Metadata {key: row.key, value: row.value})
    WHERE NOT EXISTS { MATCH (m)<-[h:HAS_METADATA]-() WHERE h.value_type = m.value_type }
    MATCH (m)<-[h:HAS_METADATA]-()
    WITH m, min(h.value_type) AS type
    SET m.value_type = type
    """

  static let metadataOrphans = """
    UNWIND $rows AS row
    MATCH (m:Metadata {key: row.key, value: row.value})
    WHERE NOT EXISTS { (m)<-[:HAS_METADATA]-() }
    DETACH DELETE m
    """

  static let dropArtists = """
    UNWIND $rows AS row
    MATCH (r:Recording {id: row.id})-[p:PERFORMED_BY]->(a:Artist)
    WHERE NOT any(item IN row.artists
      WHERE item.normalized = a.normalized_name AND item.role = p.role AND item.name = p.credited_name)
    WITH collect([p, a.normalized_name]) AS stale
    UNWIND stale AS item
    WITH item[0] AS p, item[1] AS normalized
    DELETE p
    RETURN DISTINCT normalized
    """

  static let artists = """
    UNWIND $rows AS row
    MATCH (r:Recording {id: row.id})
    UNWIND row.artists AS item
    MERGE (a:Artist {normalized_name: item.normalized})
    ON CREATE SET a.name = item.name, a.aliases = [], a.created_at = datetime({epochMillis: row.made})
    SET a.aliases = CASE WHEN item.name = a.name OR item.name IN a.aliases THEN a.aliases
      ELSE a.aliases + item.name END
    MERGE (r)-[p:PERFORMED_BY {role: item.role}]->(a)
    ON CREATE SET p.created_at = datetime({epochMillis: row.made})
    SET p.confidence = item.confidence, p.credited_name = item.name
    """

  /// Name and aliases are the spellings that recordings and albums have; the name stays while somebody writes it so.
  static let artistSpellings = """
    UNWIND $rows AS row
    MATCH (a:Artist {normalized_name: row.normalized})
    OPTIONAL MATCH (a)<-[p:PERFORMED_BY]-()
    WITH a, collect(DISTINCT p.credited_name) AS credited
    OPTIONAL MATCH (a)<-[:RELEASED_BY]-(al:Album)
    WITH a, credited, collect(DISTINCT al.artist) AS released
    WITH a, credited + [name IN released WHERE NOT name IN credited] AS spellings
    WHERE size(spellings) > 0
    WITH a, spellings, CASE WHEN a.name IN spellings THEN a.name ELSE spellings[0] END AS name
    SET a.name = name, a.aliases = [spelling IN spellings WHERE spelling <> name]
    """

  static let collaborations = """
    UNWIND $rows AS row
    UNWIND row.pairs AS pair
    MATCH (a:Artist {normalized_name: pair.a})
    MATCH (b:Artist {normalized_name: pair.b})
    MERGE (a)-[c:COLLABORATED_WITH]->(b)
    ON CREATE SET c.created_at = datetime({epochMillis: row.made})
    """

  static let staleCollaborations = """
    UNWIND $rows AS row
    MATCH (a:Artist {normalized_name: row.normalized})-[c:COLLABORATED_WITH]-(b:Artist)
    WHERE NOT EXISTS {
      MATCH (a)<-[p:PERFORMED_BY]-(:Recording)-[q:PERFORMED_BY]->(b)
      WHERE p.role <> 'composer' AND q.role <> 'composer'
    }
    WITH collect(DISTINCT c) AS stale
    UNWIND stale AS c
    DELETE c
    """

  static let artistOrphans = """
    UNWIND $rows AS row
    MATCH (a:Artist {normalized_name: row.normalized})
    WHERE NOT EXISTS { (a)<-[:PERFORMED_BY]-() } AND NOT EXISTS { (a)<-[:RELEASED_BY]-() }
    DETACH DELETE a
    """

  static let dropAlbums = """
    UNWIND $rows AS row
    MATCH (r:Recording {id: row.id})-[p:PART_OF]->(al:Album)
    WHERE NOT any(item IN row.albums
      WHERE item.title = al.title AND item.artist = al.artist AND coalesce(item.release, '') = coalesce(p.release, ''))
    WITH collect([p, al.title, al.artist]) AS stale
    UNWIND stale AS item
    WITH item[0] AS p, item[1] AS title, item[2] AS artist
    DELETE p
    RETURN DISTINCT title, artist
    """

  static let albums = """
    UNWIND $rows AS row
    MATCH (r:Recording {id: row.id})
    UNWIND row.albums AS item
    MERGE (al:Album {title: item.title, artist: item.artist})
    ON CREATE SET al.normalized_title = item.normalized, al.created_at = datetime({epochMillis: row.made})
    SET al.release_precision = CASE
        WHEN item.first_day IS NULL THEN al.release_precision
        WHEN al.release_date IS NULL OR date(item.first_day) < al.release_date THEN item.precision
        WHEN date(item.first_day) = al.release_date AND item.precision < al.release_precision THEN item.precision
        ELSE al.release_precision END,
      al.release_date = CASE WHEN item.first_day IS NULL OR date(item.first_day) >= al.release_date
        THEN al.release_date ELSE date(item.first_day) END
    MERGE (r)-[p:PART_OF]->(al)
    ON CREATE SET p.created_at = datetime({epochMillis: row.made})
    SET p.track_number = item.track, p.disc_number = item.disc, p.release = item.release, p.confidence = 1.0
    """

  /// The first release of a track counts; of several that begin on one day the most precise (day, month, year).
  static let albumReleases = """
    UNWIND $rows AS row
    MATCH (al:Album {title: row.title, artist: row.artist})
    OPTIONAL MATCH (al)<-[p:PART_OF]-()
    WITH al, min(\(firstRelease)) AS first
    SET al.release_date = CASE WHEN first IS NULL THEN null ELSE date(left(first, 10)) END,
      al.release_precision = CASE WHEN first IS NULL THEN null ELSE substring(first, 10) END
    """

  /// `2018-02-01month` of an edge `p`, so that the smallest is the first and most precise one.
  static let firstRelease = """
    left(p.release + '-01-01', 10) + CASE size(p.release) WHEN 10 THEN 'day' WHEN 7 THEN 'month' ELSE 'year' END
    """

  static let releases = """
    UNWIND $rows AS row
    UNWIND row.releases AS item
    MATCH (al:Album {title: item.title, artist: item.artist})
    MERGE (a:Artist {normalized_name: item.normalized})
    ON CREATE SET a.name = item.artist, a.aliases = [], a.created_at = datetime({epochMillis: row.made})
    SET a.aliases = CASE WHEN item.artist = a.name OR item.artist IN a.aliases THEN a.aliases
      ELSE a.aliases + item.artist END
    MERGE (al)-[e:RELEASED_BY]->(a)
    ON CREATE SET e.created_at = datetime({epochMillis: row.made})
    """

  /// Albums without a track; their artists come back, who may have been there for them only.
  static let albumOrphans = """
    UNWIND $rows AS row
    MATCH (al:Album {title: row.title, artist: row.artist})
    WHERE NOT EXISTS { (al)<-[:PART_OF]-() }
    OPTIONAL MATCH (al)-[:RELEASED_BY]->(a:Artist)
    WITH al, a.normalized_name AS normalized
    DETACH DELETE al
    RETURN DISTINCT normalized
    """

  static let dropGenres = """
    UNWIND $rows AS row
    MATCH (r:Recording {id: row.id})-[h:HAS_GENRE]->(g:Genre)
    WHERE NOT any(item IN row.genres WHERE item.name = g.name)
    WITH collect([h, g.name]) AS stale
    UNWIND stale AS item
    WITH item[0] AS h, item[1] AS name
    DELETE h
    RETURN DISTINCT name
    """

  static let genres = """
    UNWIND $rows AS row
    MATCH (r:Recording {id: row.id})
    UNWIND row.genres AS item
    MERGE (g:Genre {name: item.name})
    ON CREATE SET g.created_at = datetime({epochMillis: row.made}), g.confidence = 1.0
    SET g.parent_genre = item.parent
    MERGE (r)-[h:HAS_GENRE]->(g)
    ON CREATE SET h.created_at = datetime({epochMillis: row.made})
    SET h.primary = item.primary, h.confidence = 1.0
    """

  static let parentGenres = """
    UNWIND $rows AS row
    UNWIND row.children AS item
    MATCH (g:Genre {name: item.name})
    MERGE (parent:Genre {name: item.parent})
    ON CREATE SET parent.created_at = datetime({epochMillis: row.made}), parent.confidence = 1.0
    MERGE (g)-[e:SUBGENRE_OF]->(parent)
    ON CREATE SET e.created_at = datetime({epochMillis: row.made})
    """

  /// Genres without a recording and without a child; their parents come back.
  static let genreOrphans = """
    UNWIND $rows AS row
    MATCH (g:Genre {name: row.name})
    WHERE NOT EXISTS { (g)<-[:HAS_GENRE]-() } AND NOT EXISTS { (g)<-[:SUBGENRE_OF]-() }
    OPTIONAL MATCH (g)-[:SUBGENRE_OF]->(parent:Genre)
    WITH g, parent.name AS name
    DETACH DELETE g
    RETURN DISTINCT name
    """

  static let dropKeys = """
    UNWIND $rows AS row
    MATCH (r:Recording {id: row.id})-[e:IN_KEY]->(k:Key)
    WHERE NOT any(item IN row.keys WHERE item.key = k.key AND item.scale = k.scale)
    WITH collect(e) AS stale
    UNWIND stale AS e
    DELETE e
    """

  static let keys = """
    UNWIND $rows AS row
    MATCH (r:Recording {id: row.id})
    UNWIND row.keys AS item
    MERGE (k:Key {key: item.key, scale: item.scale})
    ON CREATE SET k.created_at = datetime({epochMillis: row.made}), k.confidence = 1.0
    MERGE (r)-[e:IN_KEY]->(k)
    ON CREATE SET e.created_at = datetime({epochMillis: row.made})
    SET e.confidence = item.confidence, e.detection_method = item.method
    """

  static let delete = """
    UNWIND $rows AS row
    MATCH (r:Recording {id: row.id})
    DETACH DELETE r
    """
}
