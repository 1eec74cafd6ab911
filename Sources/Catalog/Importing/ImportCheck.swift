import FoundationEssentials
import Records

/// What can be said of an item without the database.
enum ImportCheck {
  /// P9. PostgreSQL counts characters of a varchar as Unicode scalars.
  static func refusal(of item: ImportItem) -> ImportRefusal? {
    let (path, name) = (item.filePath.unicodeScalars.count, item.fileName.unicodeScalars.count)
    let reason: ImportRefusal.Reason? =
      if path == 0 || name == 0 {
        .emptyPath
      } else if path > 1024 {
        .pathTooLong(path)
      } else if name > 255 {
        .nameTooLong(name)
      } else {
        nil
      }
    return reason.map { ImportRefusal(filePath: item.filePath, reason: $0) }
  }

  /// Entries that can be stored: a key once, no empty value, no key that does not fit.
  static func entries(of item: ImportItem) -> [MetadataEntry] {
    var entries: [MetadataEntry] = []
    var places: [String: Int] = [:]
    for entry in item.metadata where !entry.value.isEmpty && (1...100).contains(entry.key.unicodeScalars.count) {
      if let place = places[entry.key] {
        entries[place].value += "; " + entry.value
      } else {
        places[entry.key] = entries.count
        entries.append(entry)
      }
    }
    return entries
  }
}

extension CopyText {
  mutating func add(_ item: ImportItem, _ place: Int) {
    field(place)
    field(item.filePath)
    field(item.fileName)
    field(item.fileHash)
    field(item.secondaryHash)
    field(item.fileSize)
    field(item.status.rawValue)
    field(item.mimeType)
    field(item.lastModified.map(Self.timestamp))
    field(item.formerPath)
    endRow()
  }

  mutating func add(_ entry: MetadataEntry, _ place: Int) {
    field(place)
    field(entry.key)
    field(entry.value)
    field(entry.type.rawValue)
    endRow()
  }

  /// To the microsecond, as the column keeps it.
  private static func timestamp(_ date: Date) -> String {
    let microseconds = Int64((date.timeIntervalSince1970 * 1e6).rounded())
    let (seconds, rest) = (microseconds.quotientAndRemainder(dividingBy: 1_000_000))
    let whole = rest < 0 ? seconds - 1 : seconds
    let fraction = String(1_000_000 + (rest < 0 ? rest + 1_000_000 : rest)).dropFirst()
    let text = Date(timeIntervalSince1970: TimeInterval(whole)).formatted(.iso8601)
    return text.dropLast() + ".\(fraction)Z"
  }
}
