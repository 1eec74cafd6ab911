import Glibc

/// The first bytes of a file.
enum FileStart {
  /// At most `limit` bytes.
  static func read(_ path: String, _ limit: Int) throws(LibraryFileError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw unreadable(path) }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: limit)
    var count = 0
    while count < limit {
      let got = bytes.withUnsafeMutableBytes {
        Glibc.read(descriptor, $0.baseAddress?.advanced(by: count), limit - count)
      }
      if got < 0, errno == EINTR { continue }
      guard got >= 0 else { throw unreadable(path) }
      if got == 0 { break }
      count += got
    }
    return Array(bytes.prefix(count))
  }

  private static func unreadable(_ path: String) -> LibraryFileError {
    LibraryFileError(path: path, kind: .unreadable(String(cString: strerror(errno))))
  }
}
