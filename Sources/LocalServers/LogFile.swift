import Glibc

/// A server's output, appended to by each start.
enum LogFile {
  /// 1 MB: weeks of ordinary output.
  private static let limit = 1 << 20

  /// Sets a large log aside as `log.1`, in place of the one before; called only while no server writes it.
  static func rotate(_ path: String) throws(LocalServersError) {
    guard size(path) > limit else { return }
    guard rename(path, "\(path).1") == 0 else { throw .folder(path: path, reason: systemMessage()) }
  }

  /// In bytes; 0 where there is none.
  static func size(_ path: String) -> Int {
    var info = stat()
    return stat(path, &info) == 0 ? Int(info.st_size) : 0
  }

  /// What was written since `offset`.
  static func text(_ path: String, from offset: Int) -> String {
    let text = TextFile.read(path) ?? ""
    return String(decoding: text.utf8.dropFirst(offset), as: UTF8.self)
  }
}
