import CSystem
import Digests
import Glibc

/// The calls that change something, and those that read a file.
extension SystemFolder {
  func rename(_ name: FileName, to other: FileName, _ mode: RenameMode) throws(SystemError) {
    let flags: UInt32 =
      switch mode {
      case .noReplace: CSYSTEM_RENAME_NOREPLACE
      case .exchange: CSYSTEM_RENAME_EXCHANGE
      case .plain: 0
      }
    try withTwoNames(name, other, "renameat2") { csystem_renameat2(descriptor, $0, descriptor, $1, flags) }
  }

  func link(_ name: FileName, to other: FileName) throws(SystemError) {
    try withTwoNames(name, other, "linkat") { linkat(descriptor, $0, descriptor, $1, 0) }
  }

  func unlink(_ name: FileName) throws(SystemError) {
    let result = try withCName(name, "unlinkat") { unlinkat(descriptor, $0, 0) }
    guard result == 0 else { throw SystemError(errno, "unlinkat", name.description) }
  }

  func sync() throws(SystemError) {
    guard SystemFileSystem.again({ fsync(descriptor) }) == 0 else { throw SystemError(errno, "fsync", path) }
  }

  func sha256(of name: FileName) throws(SystemError) -> String {
    let file = try open(name)
    defer { close(file) }
    do {
      return try FileDigest.of(descriptor: file).hexadecimal
    } catch .unreadable(let code, let call) {
      throw SystemError(code, call, name.description)
    } catch {
      throw SystemError(EIO, "EVP_DigestUpdate", name.description)
    }
  }

  func contents(of name: FileName, limit: Int) throws(SystemError) -> [UInt8] {
    let file = try open(name)
    defer { close(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(file, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw SystemError(errno, "read", name.description) }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
      guard bytes.count <= limit else { throw SystemError(EFBIG, "read", name.description) }
    }
  }

  func create(_ name: FileName, _ contents: [UInt8], like model: FileStatus) throws(SystemError) {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    let file = try withCName(name, "openat") { openat(descriptor, $0, flags, mode_t(0o600)) }
    guard file >= 0 else { throw SystemError(errno, "openat", name.description) }
    defer { close(file) }
    try write(contents, to: file, name)
    // The owner first: changing it clears bits of the mode. It may be refused to all but root, and then stays ours.
    _ = fchown(file, model.owner, model.group)
    guard fchmod(file, mode_t(model.permissions)) == 0 else { throw SystemError(errno, "fchmod", name.description) }
    guard SystemFileSystem.again({ fsync(file) }) == 0 else { throw SystemError(errno, "fsync", name.description) }
  }

  private func write(_ contents: [UInt8], to file: Int32, _ name: FileName) throws(SystemError) {
    var rest = contents[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw SystemError(errno, "write", name.description) }
      rest = rest.dropFirst(count)
    }
  }

  private func open(_ name: FileName) throws(SystemError) -> Int32 {
    let flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
    let file = try withCName(name, "openat") { openat(descriptor, $0, flags) }
    guard file >= 0 else { throw SystemError(errno, "openat", name.description) }
    return file
  }

  private func withTwoNames(
    _ name: FileName, _ other: FileName, _ call: String,
    _ body: (UnsafePointer<CChar>, UnsafePointer<CChar>) -> Int32
  ) throws(SystemError) {
    var code: Int32 = 0
    let inner = try withCName(name, call) { first in
      Result { () throws(SystemError) in
        try withCName(other, call) { second in
          if body(first, second) != 0 { code = errno }
        }
      }
    }
    try inner.get()
    guard code == 0 else { throw SystemError(code, call, "\(name) → \(other)") }
  }
}
