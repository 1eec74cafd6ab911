import Glibc

/// Small text files, read and written whole.
enum TextFile {
  /// The text, or nil where the file cannot be read.
  static func read(_ path: String) -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 16384)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { break }
      bytes += buffer[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  static func lines(of path: String) -> [Substring] {
    read(path)?.split(separator: "\n", omittingEmptySubsequences: false) ?? []
  }

  static func firstLine(of path: String) -> String? { lines(of: path).first.map(String.init) }

  /// The last lines of a log, for an error message.
  static func tail(of path: String, lines count: Int = 8) -> String {
    lines(of: path).filter { !$0.allSatisfy(\.isWhitespace) }.suffix(count).joined(separator: "\n")
  }

  /// Writes beside the file, then renames: a reader sees the old text or the new one, never half of it.
  ///
  /// - Throws: ``LocalServersError/folder(path:reason:)``.
  static func write(_ text: String, to path: String, mode: mode_t = 0o600) throws(LocalServersError) {
    let temporary = "\(path).\(getpid())"
    unlink(temporary)
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw .folder(path: path, reason: systemMessage()) }
    let bytes = Array(text.utf8)
    let written = Glibc.write(descriptor, bytes, bytes.count)
    close(descriptor)
    guard written == bytes.count, rename(temporary, path) == 0 else {
      let reason = systemMessage()
      unlink(temporary)
      throw .folder(path: path, reason: reason)
    }
  }
}

/// What errno says.
func systemMessage(_ number: Int32 = errno) -> String { String(cString: strerror(number)) }
