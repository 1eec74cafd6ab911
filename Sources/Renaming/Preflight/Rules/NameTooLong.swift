/// `name-too-long`: for this file system in bytes, for FAT and NTFS in UTF-16, for the database in characters.
enum NameTooLong: Rule {
  static let id = "name-too-long"

  /// `file_name VARCHAR(255)`, and FAT's and NTFS's limit.
  private static let otherLimit = 255

  static func examine(_ subject: Subject) -> Concern? {
    let name = subject.request.to
    var limit = 255
    if case .folder(let limits, _) = subject.place { limit = limits.nameLimit }
    if name.bytes.count > limit {
      return Concern("\(name.bytes.count) bytes; this file system takes \(limit)", advice: "edit the name")
    }
    let units = name.text?.utf16.count ?? 0
    return units > otherLimit
      ? Concern("\(units) characters; \(otherLimit) is the most", advice: "edit the name") : nil
  }
}
