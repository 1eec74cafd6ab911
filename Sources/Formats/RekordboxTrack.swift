import Records

/// A `TRACK` of a rekordbox `COLLECTION`.
enum RekordboxTrack {
  /// Attributes that are no metadata: they say which file it is.
  private static let ownAttributes: Set = ["TrackID", "Location", "Size"]

  static func item(_ attributes: [String: String]) -> LibraryItem {
    let location = attributes["Location"] ?? ""
    do {
      let path = try FileLocation.path(location)
      guard let name = path.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last, !path.hasSuffix("/") else {
        return refused(attributes, "its location is not a file")
      }
      return .track(
        LibraryTrack(
          key: attributes["TrackID"], path: path, fileName: String(name),
          fileSize: attributes["Size"].flatMap { Int64($0) }.flatMap { $0 > 0 ? $0 : nil },
          metadata: metadata(attributes)))
    } catch {
      return refused(attributes, error.description)
    }
  }

  private static func refused(_ attributes: [String: String], _ reason: String) -> LibraryItem {
    let named = ["Location", "Name", "TrackID"].compactMap { attributes[$0] }.first { !$0.isEmpty }
    return .refused(RefusedItem(item: named ?? "a track without a name", reason: reason))
  }

  private static func metadata(_ attributes: [String: String]) -> [MetadataEntry] {
    var entries = attributes.compactMap { name, value in
      ownAttributes.contains(name)
        ? nil : (MetadataField.rekordbox[name] ?? MetadataField(name.lowercased())).entry(value)
    }
    entries.append(MetadataEntry(key: "source_library", value: RekordboxLibrary.source))
    return oneForEachKey(entries.sorted { ($0.key, $0.value) < ($1.key, $1.value) })
  }

  /// Several values of one key are joined (P17).
  private static func oneForEachKey(_ sorted: [MetadataEntry]) -> [MetadataEntry] {
    sorted.reduce(into: []) { entries, entry in
      guard let last = entries.last, last.key == entry.key else { return entries.append(entry) }
      entries[entries.count - 1] = MetadataEntry(key: entry.key, value: "\(last.value); \(entry.value)")
    }
  }
}
