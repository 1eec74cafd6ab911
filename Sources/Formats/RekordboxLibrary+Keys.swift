extension RekordboxLibrary {
  /// Metadata keys that a rekordbox XML can express: one that a later export lacks is no longer true.
  public static let ownedKeys = Set(MetadataField.rekordbox.values.map(\.key)).union(["source_library"])
}
