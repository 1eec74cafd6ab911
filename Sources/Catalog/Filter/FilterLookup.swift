import FoundationEssentials
import Postgres
import Records

/// What terms of a filter mean in this library, where the planner cannot tell how many they let through:
/// with the values at hand it knows whether to walk through the list or to find all that match first.
struct FilterLookup: Sendable {
  /// The spellings of a genre or label that have one or two letters in them. Long ones, which the index cuts off, with them.
  private(set) var spellings: [Filter.Term: [String]] = [:]
  /// The recordings that a term lets through, where they are few or dear to find.
  private(set) var recordings: [Filter.Term: [UUID]] = [:]
  /// The proposals that a term lets through, where they are few.
  private(set) var proposals: [Filter.Term: [UUID]] = [:]

  /// Nothing is known: for a guess at once.
  static let none = FilterLookup()

  private init() {}

  /// For the proposals pane.
  static func proposals(_ filter: Filter?, on connection: PostgresConnection) async throws -> FilterLookup {
    var lookup = FilterLookup()
    let stale = Filter.Term.proposal(Filter.proposalStale)
    guard filter?.terms.contains(stale) ?? false else { return lookup }
    let rows = try await connection.query("SELECT p.id \(Self.stale) LIMIT \(mostOfFew + 1)")
    if rows.count <= mostOfFew { lookup.proposals[stale] = try rows.map { try $0.decode(0) } }
    return lookup
  }

  /// For recordings.
  init(_ filter: Filter?, on connection: PostgresConnection) async throws {
    for term in Set(filter?.terms ?? []) {
      switch term {
      case .text(let key, let text) where text.unicodeScalars.count < 3 && (key == "genre" || key == "label"):
        spellings[term] = try await Self.spellings(key, containing: text, on: connection)
      case .number(let key, let range) where MetadataNumber.keys.contains(key) && key != "bpm" && key != "year":
        recordings[term] = try await Self.few(key, in: range, on: connection)
      case .proposal(Filter.proposalStale): recordings[term] = try await Self.stale(on: connection)
      default: break
      }
    }
  }

  private static let mostSpellings = 20_000

  /// From value to value in the index: some hundred genres, some thousand labels in a million cards. Nil where they are
  /// too many to be found at once.
  private static func spellings(
    _ key: String, containing text: String, on connection: PostgresConnection
  ) async throws -> [String]? {
    var builder = StatementBuilder()
    let pattern = builder.bind(containing: text)
    let rows = try await connection.query(
      """
      WITH RECURSIVE spellings(spelling, number) AS (
        SELECT min(left(\(key), 256)), 1 FROM recording_cards
        UNION ALL
        SELECT
          (SELECT min(left(c.\(key), 256)) FROM recording_cards c WHERE left(c.\(key), 256) > spellings.spelling),
          number + 1
        FROM spellings WHERE spelling IS NOT NULL AND number <= \(mostSpellings)
      )
      SELECT coalesce(array_agg(spelling) FILTER (WHERE fold(spelling) LIKE \(pattern) OR length(spelling) = 256), '{}'),
        max(number)
      FROM spellings
      """, builder.parameters)
    guard try rows[0].decode(1, as: Int.self) <= mostSpellings else { return nil }
    return try rows[0].decode(0, as: [String].self)
  }

  private static let mostOfFew = 2_500

  /// In the order of the index of numbers, so that it is taken. Its statistics are of all keys together: the planner takes a popularity over 80 for as
  /// frequent as a duration. Nil where there are more than a few.
  private static func few(
    _ key: String, in range: FilterRange, on connection: PostgresConnection
  ) async throws -> [UUID]? {
    var builder = StatementBuilder()
    let isInRange = FilterCompiler.range(range, "metadata_number(value)", &builder)
    let rows = try await connection.query(
      """
      SELECT recording_id FROM metadata WHERE key = \(builder.bind(.text(key))) AND \(isInRange)
      ORDER BY metadata_number(value), recording_id LIMIT \(mostOfFew + 1)
      """, builder.parameters)
    return rows.count > mostOfFew ? nil : try rows.map { try $0.decode(0) }
  }

  /// By a statement of its own, which several processes of the server may share.
  private static func stale(on connection: PostgresConnection) async throws -> [UUID] {
    try await connection.query("SELECT DISTINCT p.recording_id \(Self.stale)").map { try $0.decode(0) }
  }

  private static let stale = """
    FROM rename_proposals p JOIN proposal_cards pc ON pc.proposal_id = p.id WHERE p.status = 'pending' AND pc.is_outdated
    """
}
