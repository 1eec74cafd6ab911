import Records

/// A key of `metadata` that the program knows (P17), and how its values are read.
struct MetadataField: Sendable {
  /// What a value is made from.
  enum Reading: Sendable {
    case text
    /// A number that may be 0.
    case number
    /// A number of which 0 means that it is not known.
    case positiveNumber
    /// Stars from 0 to 5, written as 0–255 in steps of 51.
    case stars255
    case date
  }

  let key: String
  let type: MetadataType
  let reading: Reading

  init(_ key: String, _ type: MetadataType = .string, _ reading: Reading = .text) {
    self.key = key
    self.type = type
    self.reading = reading
  }

  /// The one table of what the attributes of a source are called here. What is not in it keeps its own name in lower
  /// case, as text.
  static let rekordbox: [String: MetadataField] = [
    "Name": MetadataField("title"), "Artist": MetadataField("artist"), "Album": MetadataField("album"),
    "Genre": MetadataField("genre"), "Label": MetadataField("label"), "Remixer": MetadataField("remixer"),
    "Mix": MetadataField("mix"), "Composer": MetadataField("composer"), "Comments": MetadataField("comment"),
    "Grouping": MetadataField("grouping"), "Tonality": MetadataField("key"),
    "AverageBpm": MetadataField("bpm", .float, .positiveNumber),
    "TotalTime": MetadataField("duration", .float, .positiveNumber),
    "Year": MetadataField("year", .integer, .positiveNumber),
    "TrackNumber": MetadataField("track_number", .integer, .positiveNumber),
    "DiscNumber": MetadataField("disc_number", .integer, .positiveNumber),
    "BitRate": MetadataField("bitrate", .integer, .positiveNumber),
    "SampleRate": MetadataField("sample_rate", .integer, .positiveNumber),
    "PlayCount": MetadataField("play_count", .integer, .number),
    "Rating": MetadataField("rating", .integer, .stars255),
    "DateAdded": MetadataField("date_added", .date, .date),
  ]

  /// The entry for a value as the source writes it; nil where there is nothing to store.
  func entry(_ written: String) -> MetadataEntry? {
    let text = written.trimmingBlanks
    guard !text.isEmpty else { return nil }
    switch reading {
    case .text: return MetadataEntry(key: key, value: text, type: type)
    case .date:
      return PartialDate(text).map { MetadataEntry(key: key, value: $0.description, type: .date) } ?? asText(text)
    case .number, .positiveNumber, .stars255:
      guard let number = Decimals.number(text) else { return asText(text) }
      if reading != .number && reading != .stars255 && number == 0 { return nil }
      return MetadataEntry(key: key, value: value(number, text), type: type)
    }
  }

  private func value(_ number: Double, _ text: String) -> String {
    if case .stars255 = reading { return String(Int((min(max(number, 0), 255) / 51).rounded())) }
    return type == .integer ? Decimals.whole(number) : text.replacing(",", with: ".")
  }

  /// What cannot be read as its type is kept as it is written.
  private func asText(_ text: String) -> MetadataEntry { MetadataEntry(key: key, value: text, type: .string) }
}
