import FoundationEssentials

/// `source-changed`: the file is not the one that the proposal was made for. The same file with other tags is a warning;
/// another file (inode) with another content is an error. For a rename taken back only the latter counts.
enum SourceChanged: Rule {
  static let id = "source-changed"

  /// Seconds: FAT keeps times in steps of two, and other programs write whole seconds.
  private static let tolerance = 2.0

  static func examine(_ subject: Subject) -> Concern? {
    guard let status = subject.status, status.kind == .file else { return nil }
    let expected = subject.request.expected
    guard let facts = expected.facts else { return compare(status, with: expected.recorded) }
    if status.id.inode != facts.inode {
      return subject.isRecordedContent == true
        ? nil
        : Concern(
          "another file lies there: neither the file nor its content is the known one",
          advice: "import the folder again, then propose again")
    }
    let isSame = status.size == facts.size && status.modified == facts.mtime
    return isSame || subject.request.isReversal ? nil : editedSince
  }

  /// A proposal of another program has no inode: size and time of the recording's row decide.
  private static func compare(_ status: FileStatus, with recorded: RecordedFile) -> Concern? {
    let hasOtherSize = recorded.size.map { $0 != status.size } ?? false
    let hasOtherTime =
      recorded.modified.map { abs($0.timeIntervalSince1970 - Double(status.modified) / 1e9) > tolerance } ?? false
    return hasOtherSize || hasOtherTime ? editedSince : nil
  }

  private static var editedSince: Concern {
    Concern("tags edited since the proposal was made", severity: .warning)
  }
}
