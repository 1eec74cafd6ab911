import Postgres
import Records

extension RecordingList {
  /// What a row of the pane needs, in the order of ``RecordingCard``'s fields.
  static let selection = """
    c.recording_id, r.file_path, r.file_name, r.status, c.artist, c.title, c.album, c.genre, c.label, c.year, c.bpm, c.key,
    (SELECT CASE
      WHEN bool_or(p.status = 'pending' AND p.current_filename = r.file_name) THEN 'pending'
      WHEN bool_or(p.status = 'failed') THEN 'failed'
      WHEN bool_or(p.status = 'pending') THEN 'stale'
      WHEN bool_or(p.status = 'applying') THEN 'applying'
      WHEN bool_or(p.status = 'accepted') THEN 'accepted'
      WHEN bool_or(p.status = 'applied') THEN 'applied' END
    FROM rename_proposals p WHERE p.recording_id = c.recording_id) AS proposal
    """

  private static let recordings = " JOIN recordings r ON r.id = c.recording_id"

  /// For cards that are in order already. As a plain join it may be a merge join, which reads all recordings up to the
  /// page's first.
  private static let recordingOfEach =
    " CROSS JOIN LATERAL (SELECT r.* FROM recordings r WHERE r.id = c.recording_id OFFSET 0) AS r"

  /// In its order.
  func query(on connection: PostgresConnection) async throws -> ListQuery {
    query(
      order: sort.order(lacking: try await sort.lacking(on: connection)),
      try await FilterLookup(filter, on: connection))
  }

  /// Where the order does not matter. Without a lookup for a guess.
  func unordered(_ lookup: FilterLookup = .none) -> ListQuery {
    query(order: RecordingSort(.title).order(lacking: nil), lookup)
  }

  /// Rows that are found by an index of the cards sooner than all texts are read.
  private static let mostByIndex = 100_000

  /// How many match, exactly. Where only texts are asked for and many may have them, all of `recording_texts` is read, a
  /// third of the cards (0025); one question about other metadata is asked of `metadata` alone.
  func count(on connection: PostgresConnection) async throws -> Int {
    if case .term(let term) = filter {
      var builder = StatementBuilder()
      if let entry = FilterCompiler(pane: .recordings).entry(term, &builder) {
        let rows = try await connection.query("SELECT count(*) FROM metadata m WHERE \(entry)", builder.parameters)
        return try rows[0].decode(0)
      }
    }
    let query = unordered(try await FilterLookup(filter, on: connection))
    guard let filter, filter.isOfTexts else { return try await query.count(on: connection) }
    if filter.hasTrigrams, try await query.estimate(on: connection) <= Self.mostByIndex {
      return try await query.count(on: connection)
    }
    var builder = StatementBuilder()
    let condition = FilterCompiler(pane: .texts).condition(filter, &builder)
    let rows = try await connection.query(
      "SELECT count(*) FROM recording_texts t WHERE \(condition)", builder.parameters)
    return try rows[0].decode(0)
  }

  private func query(order: ListOrder, _ lookup: FilterLookup) -> ListQuery {
    let (filter, sort) = (filter, sort)
    let needsRecordings = filter?.needsRecordings ?? false || sort.needsRecordings
    // Each recording has its card.
    let needsCards = filter?.needsCards(in: .recordings) ?? true
    return ListQuery(selection: Self.selection, id: "c.recording_id", order: order, isSampled: true) { use, builder in
      if use == .total, !needsCards { return "recordings r" }
      var source = "recording_cards c"
      if case .sample(let share) = use {
        source += " TABLESAMPLE SYSTEM (\(builder.bind(.double(min(100, share))))::real) REPEATABLE (7)"
      }
      if needsRecordings { source += Self.recordings } else if use == .rows { source += Self.recordingOfEach }
      return source
    } conditions: { builder in
      filter.map { [FilterCompiler(pane: .recordings, lookup: lookup).condition($0, &builder)] } ?? []
    }
  }
}

extension RecordingSort {
  private typealias Column = ListOrder.Column
  private static let title = Column(expression: "c.sort_title", type: .text)
  private static let id = Column(expression: "c.recording_id", type: .uuid)

  /// Row comparisons use an index only where all their columns are of one table.
  private static let rowID = Column(expression: "uuid_send(r.id)", type: .bytes)
  private static let pathID = Column(expression: "r.id", type: .uuid)
  private static let entryID = Column(expression: "s.recording_id", type: .uuid)

  var needsRecordings: Bool {
    switch field {
    case .filePath, .createdAt, .updatedAt, .lastModified, .fileSize, .status: true
    default: false
    }
  }

  /// `lacking`: as of ``lacking(on:)``.
  func order(lacking: [Int64]?) -> ListOrder {
    var order: ListOrder =
      switch field {
      case .artist: .nullable(Column(expression: "c.sort_artist", type: .text), ties: [Self.title, Self.id])
      case .album: .nullable(Column(expression: "left(c.album, 256)", type: .text), ties: [Self.title, Self.id])
      case .genre: .nullable(Column(expression: "left(c.genre, 256)", type: .text), ties: [Self.title, Self.id])
      case .label: .nullable(Column(expression: "left(c.label, 256)", type: .text), ties: [Self.title, Self.id])
      case .year: .nullable(Column(expression: "c.year", type: .integer), ties: [Self.title, Self.id])
      case .bpm: .nullable(Column(expression: "c.bpm", type: .float), ties: [Self.title, Self.id])
      case .key: .nullable(Column(expression: "c.key", type: .integer), ties: [Self.title, Self.id])
      case .title: Self.titles
      case .fileName: .whole([Column(expression: "c.file_name", type: .text), Self.id])
      case .filePath: .whole([Column(expression: "r.file_path", type: .text), Self.pathID])
      case .createdAt:
        .nullable(Column(expression: "r.created_at", type: .time), ties: [Self.rowID])
      case .updatedAt:
        .nullable(Column(expression: "r.updated_at", type: .time), ties: [Self.rowID])
      case .lastModified:
        .nullable(Column(expression: "r.last_modified", type: .time), ties: [Self.rowID])
      case .fileSize:
        .nullable(Column(expression: "r.file_size", type: .integer), ties: [Self.rowID])
      case .status: .nullable(Column(expression: "r.status", type: .text), ties: [Self.rowID])
      case .metadata(let key): Self.order(byMetadata: key, lacking: lacking)
      }
    order.isDescending = isDescending
    return order
  }

  /// A recording without a title goes by its file name, after those with one.
  private static var titles: ListOrder {
    ListOrder(segments: [
      ListOrder.Segment(condition: { _ in "c.title IS NOT NULL" }, columns: [title, id]),
      ListOrder.Segment(condition: { _ in "c.title IS NULL" }, columns: [title, id]),
    ])
  }

  /// Those that have the key by its index, at their end those whose value is no number; then those that lack it, by id:
  /// as an outer join they would be looked for among all rows of metadata.
  private static func order(byMetadata key: String, lacking: [Int64]?) -> ListOrder {
    var order = ListOrder.nullable(column(ofMetadata: key), ties: [entryID])
    for index in order.segments.indices {
      order.segments[index].join = {
        " JOIN metadata s ON s.recording_id = c.recording_id AND s.key = \($0.bind(.text(key)))"
      }
    }
    order.segments.append(
      ListOrder.Segment(
        condition: { builder in
          if let lacking { return "c.known_keys = ANY(\(builder.bind(.intArray(lacking)))::integer[])" }
          let place = builder.bind(.text(key))
          // Asked of each card as it comes (OFFSET): as a join it would be asked of all of them first.
          return """
            NOT EXISTS (SELECT FROM metadata s WHERE s.recording_id = c.recording_id AND s.key = \(place) OFFSET 0)
            """
        }, columns: [id]))
    return order
  }

  /// The values of `recording_cards.known_keys` (0023) without the key that this order goes by, few among millions of
  /// cards: with them at hand the planner knows whether those that lack it are all or none. Nil where the order goes by no
  /// metadata key, or by one that has no bit.
  func lacking(on connection: PostgresConnection) async throws -> [Int64]? {
    guard case .metadata(let key) = field else { return nil }
    let rows = try await connection.query(
      """
      WITH RECURSIVE kinds(known_keys) AS (
        SELECT min(known_keys) FROM recording_cards WHERE known_key_bit($1) <> 0
        UNION ALL
        SELECT (SELECT min(c.known_keys) FROM recording_cards c WHERE c.known_keys > kinds.known_keys)
        FROM kinds WHERE kinds.known_keys IS NOT NULL
      )
      SELECT known_key_bit($1), known_keys FROM kinds
      """, [.text(key)])
    guard let bit: Int64 = try rows.first?.decode(0), bit != 0 else { return nil }
    return try rows.compactMap { try $0.decode(1, as: Int64?.self) }.filter { $0 & bit == 0 }
  }

  private static func column(ofMetadata key: String) -> ListOrder.Column {
    guard MetadataNumber.keys.contains(key) else {
      return Column(expression: "left(s.value, 256) COLLATE \"und-x-icu\"", type: .text)
    }
    return Column(expression: "metadata_number(s.value)", type: .float)
  }
}
