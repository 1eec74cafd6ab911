import Glibc

/// `source-missing`: no file lies at the recording's path.
enum SourceMissing: Rule {
  static let id = "source-missing"

  static func examine(_ subject: Subject) -> Concern? {
    let advice = "import the folder again: files that moved are found by their content"
    if case .refused(.closed(let error)) = subject.place, [ENOENT, ENOTDIR].contains(error.code) {
      return Concern("the folder \(subject.request.folder) is not there", advice: advice)
    }
    switch subject.source {
    case .missing where subject.listed != nil:
      return Concern(
        "the file's name has bytes that are not UTF-8, which no database can hold",
        advice: "rename the file by hand and import it again")
    case .missing: return Concern("the file is not there", advice: advice)
    case .found(let status) where status.kind == .folder: return Concern("there is a folder of this name, no file")
    case .found(let status) where status.kind == .other: return Concern("it is a device or pipe, no file")
    default: return nil
    }
  }
}
