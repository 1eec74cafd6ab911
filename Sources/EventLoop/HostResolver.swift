import Glibc
import Synchronization

/// An address that connect(2) takes.
public struct SocketAddress: Sendable, Hashable, CustomStringConvertible {
  /// AF_INET or AF_INET6.
  public let family: Int32
  /// The bytes of the sockaddr.
  public let bytes: [UInt8]
  /// Numeric, as `192.0.2.1` or `2001:db8::1`.
  public let host: String
  public let port: UInt16

  public var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
}

/// A name that has no address.
public struct ResolutionError: Error, Sendable, CustomStringConvertible {
  public let host: String
  /// What getaddrinfo said, or "no answer in time".
  public let reason: String
  public var description: String { "cannot resolve \(host): \(reason)" }
}

/// Names to addresses, off every actor's thread (getaddrinfo blocks).
public enum HostResolver {
  /// All stream addresses of a host, in the order that the system prefers.
  ///
  /// - Throws: ``ResolutionError``; at the deadline too, while the blocked look-up ends by itself.
  public static func addresses(
    of host: String, port: UInt16, until deadline: ContinuousClock.Instant, on loop: EventLoop = .io
  ) async throws -> [SocketAddress] {
    try await withCheckedThrowingContinuation { continuation in
      let once = Once(continuation)
      let timer = loop.timer(at: deadline) {
        once.resume(.failure(ResolutionError(host: host, reason: "no answer in time")))
      }
      BlockingWork.submit {
        let result = Result<[SocketAddress], any Error> { try lookUp(host, port) }
        loop.cancelTimer(timer)
        once.resume(result)
      }
    }
  }

  private static func lookUp(_ host: String, _ port: UInt16) throws -> [SocketAddress] {
    var hints = addrinfo()
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    hints.ai_flags = AI_NUMERICSERV | AI_ADDRCONFIG
    var list: UnsafeMutablePointer<addrinfo>?
    var code = getaddrinfo(host, String(port), &hints, &list)
    if code != 0 {
      // AI_ADDRCONFIG leaves loopback out on a machine that has no other address.
      hints.ai_flags = AI_NUMERICSERV
      code = getaddrinfo(host, String(port), &hints, &list)
    }
    guard code == 0 else { throw ResolutionError(host: host, reason: String(cString: gai_strerror(code))) }
    defer { freeaddrinfo(list) }
    return sequence(first: list, next: { $0?.pointee.ai_next }).compactMap { $0 }.compactMap {
      address($0.pointee, port)
    }
  }

  private static func address(_ info: addrinfo, _ port: UInt16) -> SocketAddress? {
    guard let socketAddress = info.ai_addr else { return nil }
    var text = [CChar](repeating: 0, count: Int(NI_MAXHOST))
    guard getnameinfo(socketAddress, info.ai_addrlen, &text, socklen_t(text.count), nil, 0, NI_NUMERICHOST) == 0
    else { return nil }
    let bytes = UnsafeRawBufferPointer(start: socketAddress, count: Int(info.ai_addrlen))
    let name = text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    return SocketAddress(
      family: info.ai_family, bytes: Array(bytes), host: String(decoding: name, as: UTF8.self), port: port)
  }
}

/// A continuation that several may try to resume: the first one does.
private final class Once<T: Sendable>: Sendable {
  private let continuation: Mutex<CheckedContinuation<T, any Error>?>
  init(_ continuation: CheckedContinuation<T, any Error>) { self.continuation = Mutex(continuation) }
  func resume(_ result: Result<T, any Error>) {
    let taken = continuation.withLock { held in
      defer { held = nil }
      return held
    }
    taken?.resume(with: result)
  }
}
