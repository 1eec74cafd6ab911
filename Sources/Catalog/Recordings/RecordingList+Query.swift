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

  func query(selection: String = RecordingList.selection) -> ListQuery {
    let (filter, sort) = (filter, sort)
    let needsRecordings = filter?.needsRecordings ?? false || sort.needsRecordings
    return ListQuery(selection: selection, id: "c.recording_id", order: sort.order, isSampled: true) { use, builder in
      var source = "recording_cards c"
      if case .sample(let share) = use {
        source += " TABLESAMPLE SYSTEM (\(builder.bind(.double(min(100, share))))::real) REPEATABLE (7)"
      }
      if case .rows = use { source += Self.recordings } else if needsRecordings { source += Self.recordings }
      return source
    } conditions: { builder in
      filter.map { [FilterCompiler(pane: .recordings).condition($0, &builder)] } ?? []
    }
  }
}

extension RecordingSort {
  private typealias Column = ListOrder.Column
  private static let title = Column(expression: "c.sort_title", type: .text)
  private static let id = Column(expression: "c.recording_id", type: .uuid)

  /// Row comparisons use an index only where all their columns are of one table.
  private static let rowID = Column(expression: "r.id", type: .uuid)
  private static let entryID = Column(expression: "s.recording_id", type: .uuid)

  var needsRecordings: Bool {
    switch field {
    case .filePath, .createdAt, .updatedAt, .lastModified, .fileSize, .status: true
    default: false
    }
  }

  var order: ListOrder {
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
      case .filePath: .whole([Column(expression: "r.file_path", type: .text), Self.rowID])
      case .createdAt:
        .nullable(Column(expression: "r.created_at", type: .time), ties: [Self.rowID], isIndexedWithTies: false)
      case .updatedAt:
        .nullable(Column(expression: "r.updated_at", type: .time), ties: [Self.rowID], isIndexedWithTies: false)
      case .lastModified:
        .nullable(Column(expression: "r.last_modified", type: .time), ties: [Self.rowID], isIndexedWithTies: false)
      case .fileSize:
        .nullable(Column(expression: "r.file_size", type: .integer), ties: [Self.rowID], isIndexedWithTies: false)
      case .status: .nullable(Column(expression: "r.status", type: .text), ties: [Self.rowID], isIndexedWithTies: false)
      case .metadata(let key): Self.order(byMetadata: key)
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

  /// Those that have the key by its index; those that lack it by id. As an outer join the latter would be looked for among
  /// all rows of metadata.
  private static func order(byMetadata key: String) -> ListOrder {
    let column = column(ofMetadata: key)
    return ListOrder(segments: [
      ListOrder.Segment(
        condition: { _ in "\(column.expression) IS NOT NULL" }, columns: [column, entryID],
        join: { " JOIN metadata s ON s.recording_id = c.recording_id AND s.key = \($0.bind(.text(key)))" }),
      ListOrder.Segment(
        condition: {
          """
          NOT EXISTS (SELECT FROM metadata s WHERE s.recording_id = c.recording_id AND s.key = \($0.bind(.text(key)))
            AND \(column.expression) IS NOT NULL)
          """
        }, columns: [id]),
    ])
  }

  private static func column(ofMetadata key: String) -> ListOrder.Column {
    guard MetadataNumber.keys.contains(key) else {
      return Column(expression: "left(s.value, 256) COLLATE \"und-x-icu\"", type: .text)
    }
    return Column(expression: "metadata_number(s.value)", type: .float)
  }
}
