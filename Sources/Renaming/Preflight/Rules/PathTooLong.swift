/// `path-too-long`: for Linux in bytes, for the database in characters.
enum PathTooLong: Rule {
  static let id = "path-too-long"

  /// PATH_MAX counts the NUL at the end.
  private static let byteLimit = 4095
  /// `file_path VARCHAR(1024)`.
  private static let characterLimit = 1024

  static func examine(_ subject: Subject) -> Concern? {
    let path = "\(subject.request.folder)/\(subject.request.to)"
    if path.utf8.count > byteLimit {
      return Concern("the path has \(path.utf8.count) bytes; \(byteLimit) is the most", advice: "edit the name")
    }
    let characters = path.unicodeScalars.count
    return characters > characterLimit
      ? Concern("the path has \(characters) characters; \(characterLimit) is the most", advice: "edit the name") : nil
  }
}
