import EventLoop
import Glibc
import TestServers

/// What a test could not set up.
struct SetupError: Error, CustomStringConvertible {
  let description: String
  init(_ what: String) { description = "\(what): \(String(cString: strerror(errno)))" }
}

/// A port of this machine that takes connections and never says a word.
final class SilentServer: Sendable {
  private let descriptor: Int32
  let port: UInt16

  init() throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    port = try Self.bindToFreePort(descriptor)
    guard listen(descriptor, 16) == 0 else { throw SetupError("listen") }
  }

  deinit { close(descriptor) }

  /// Returns once somebody has connected.
  func accepted() async throws { try await EventLoop.io.ready(descriptor, for: .readable) }

  /// A port that was free a moment ago.
  static func freePort() throws -> UInt16 {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    return try bindToFreePort(descriptor)
  }

  private static func bindToFreePort(_ descriptor: Int32) throws -> UInt16 {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = INADDR_LOOPBACK.bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        bind(descriptor, pointer, length) == 0 && getsockname(descriptor, pointer, &length) == 0
      }
    }
    guard bound else { throw SetupError("bind") }
    return UInt16(bigEndian: address.sin_port)
  }
}

/// An empty folder that is gone with the test process.
func temporaryFolder() throws -> String {
  let path = TestFolder.newPath("postgres-tests")
  guard mkdir(path, 0o755) == 0 else { throw SetupError("mkdir \(path)") }
  return path
}

/// Writes a file with these permissions.
func write(_ text: String, to path: String, mode: mode_t = 0o644) throws {
  let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, mode)
  guard descriptor >= 0 else { throw SetupError("open \(path)") }
  defer { close(descriptor) }
  var text = text
  let written = text.withUTF8 { Glibc.write(descriptor, $0.baseAddress, $0.count) }
  guard written == text.utf8.count, fchmod(descriptor, mode) == 0 else { throw SetupError("write \(path)") }
}
