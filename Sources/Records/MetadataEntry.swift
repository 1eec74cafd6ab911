/// `metadata.value_type` (P17).
public enum MetadataType: String, Sendable, Hashable, Codable, CaseIterable {
  case string, float, integer, boolean, date
}

/// One row of `metadata`, without its recording: a key of P17 and its value as text. Never empty.
public struct MetadataEntry: Sendable, Hashable, Codable {
  public var key: String
  public var value: String
  public var type: MetadataType

  public init(key: String, value: String, type: MetadataType = .string) {
    self.key = key
    self.value = value
    self.type = type
  }
}
