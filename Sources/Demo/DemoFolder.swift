import FoundationEssentials
import Glibc

/// Why the demo's library could not be made or removed.
public struct DemoLibraryError: Error, Sendable, Hashable, CustomStringConvertible {
  public let path: String
  public let reason: String

  init(path: String, reason: String = String(cString: strerror(errno))) {
    self.path = path
    self.reason = reason
  }

  public var description: String {
    "\(path): \(reason). The demo needs about 10 MB in a folder that you may write to; choose one with --dir."
  }
}

/// The music folder, while the demo's files are written.
struct DemoFolder {
  /// Absolute, without links: as the files' own paths will be compared.
  let path: String

  init(_ path: String) throws(DemoLibraryError) {
    try Self.make(path)
    guard let real = realpath(path, nil) else { throw DemoLibraryError(path: path) }
    defer { free(real) }
    self.path = String(cString: real)
  }

  /// Writes a file, and makes the folders above it.
  func write(_ bytes: [UInt8], to name: String) throws(DemoLibraryError) {
    let full = "\(path)/\(name)"
    if let slash = full.lastIndex(of: "/") { try Self.make(String(full[..<slash])) }
    let descriptor = open(full, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard descriptor >= 0 else { throw DemoLibraryError(path: full) }
    defer { close(descriptor) }
    var done = 0
    while done < bytes.count {
      let count = bytes[done...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 || errno == EINTR else { throw DemoLibraryError(path: full) }
      done += max(count, 0)
    }
  }

  /// Lets nobody, or the owner again, write to a folder. One that is not there yet has no permissions to change.
  func setWritable(_ name: String, _ writable: Bool) {
    chmod("\(path)/\(name)", writable ? 0o755 : 0o555)
  }

  private static func make(_ path: String) throws(DemoLibraryError) {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw DemoLibraryError(path: path, reason: "it cannot be made (\(error))")
    }
  }
}
