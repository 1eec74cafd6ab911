import EventLoop
import Glibc

/// Lines of text over a socket.
actor LineChannel {
  private let descriptor: Int32
  private var held: [UInt8] = []
  private var start = 0

  init(_ descriptor: Int32) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  /// The next line without its end; nil at the end of the stream.
  func readLine() async throws -> String? {
    while true {
      if let end = held[start...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { start = end + 1 }
        return String(decoding: held[start..<end], as: UTF8.self)
      }
      held.removeFirst(start)
      start = 0
      guard try await fill() else { return nil }
    }
  }

  private func fill() async throws -> Bool {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = recv(descriptor, &buffer, buffer.count, 0)
      if count > 0 {
        held += buffer.prefix(count)
        return true
      }
      guard count < 0, errno == EAGAIN else { return false }
      try await EventLoop.io.ready(descriptor, for: .readable)
    }
  }

  func write(_ text: String) async throws {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno == EAGAIN {
        try await EventLoop.io.ready(descriptor, for: .writable)
      } else {
        throw SystemError(code: errno)
      }
    }
  }
}
