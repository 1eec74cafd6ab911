import Records

/// What the recordings pane shows: which recordings, in which order.
public struct RecordingList: Sendable, Hashable {
  /// Nil: all of them.
  public var filter: Filter?
  public var sort: RecordingSort

  public init(filter: Filter? = nil, sort: RecordingSort = RecordingSort(.artist)) {
    self.filter = filter
    self.sort = sort
  }
}

/// An order of recordings. Whoever lacks the field comes last, upwards and downwards; ties are by title.
public struct RecordingSort: Sendable, Hashable {
  public enum Field: Sendable, Hashable {
    /// On the card, each with an index of its own.
    case artist, title, album, genre, label, year, bpm, key, fileName
    /// Columns of `recordings`. Paths go by their bytes, so that the files of a folder stay together.
    case filePath, createdAt, updatedAt, lastModified, fileSize, status
    /// Any other metadata key: by its number where it is a numeric key of P17, else by its text.
    case metadata(String)
  }
  public var field: Field
  public var isDescending: Bool

  public init(_ field: Field, descending: Bool = false) {
    self.field = field
    isDescending = descending
  }
}

extension RecordingSort.Field {
  private static let named: [(String, Self)] = [
    ("artist", .artist), ("title", .title), ("album", .album), ("genre", .genre), ("label", .label), ("year", .year),
    ("bpm", .bpm), ("key", .key), ("file_name", .fileName), ("file_path", .filePath), ("created_at", .createdAt),
    ("updated_at", .updatedAt), ("last_modified", .lastModified), ("file_size", .fileSize), ("status", .status),
  ]

  /// `artist`, `bpm`, `file_name`, `created_at`…; any other name is a metadata key.
  public init(name: String) { self = Self.named.first { $0.0 == name }?.1 ?? .metadata(name) }

  public var name: String {
    if case .metadata(let key) = self { return key }
    return Self.named.first { $0.1 == self }?.0 ?? ""
  }
}

extension RecordingSort {
  /// `artist`, `bpm:desc`, `rating:asc`. Nil where the direction is another word.
  public init?(parsing text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), !parts[0].isEmpty else { return nil }
    let direction = parts.count == 2 ? parts[1] : "asc"
    guard direction == "asc" || direction == "desc" else { return nil }
    self.init(Field(name: String(parts[0])), descending: direction == "desc")
  }
}
