import EventLoop
import Glibc

/// Makes connections: name, socket, TLS, version. One deadline holds for all of it.
struct Connector: Sendable {
  let host: String
  let port: UInt16
  /// Nil for a connection in the clear.
  let tls: TLSContext?
  let timeout: Duration
  let keepAlive: Bool
  let readTimeout: Duration?
  let loop: EventLoop

  /// `host:port`.
  var address: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }

  /// A connection that has agreed on a version; HELLO comes next.
  ///
  /// - Throws: ``BoltError``, `CancellationError`.
  func connect() async throws -> Connection {
    let deadline = ContinuousClock.now + timeout
    do {
      let addresses = try await HostResolver.addresses(of: host, port: port, until: deadline, on: loop)
      return try await connect(toAnyOf: addresses, until: deadline)
    } catch let error as ResolutionError {
      throw BoltError(.unreachable, error.description)
    } catch EventLoopError.timedOut {
      throw BoltError(.unreachable, "\(address) did not answer within \(timeout)")
    }
  }

  private func connect(
    toAnyOf addresses: [SocketAddress], until deadline: ContinuousClock.Instant
  ) async throws -> Connection {
    var failures: [String] = []
    for socketAddress in addresses {
      do {
        let descriptor = try await open(socketAddress, until: deadline)
        return try await closing(descriptor) { try await greet(descriptor, until: deadline) }
      } catch let error as SocketError {
        failures.append("\(socketAddress): \(error.reason)")
      }
    }
    throw BoltError(.unreachable, "cannot connect to \(address) (\(failures.joined(separator: "; ")))")
  }

  /// The operating system said no to one of the addresses.
  private struct SocketError: Error {
    let reason: String
    init(_ code: Int32 = errno) { reason = String(cString: strerror(code)) }
  }

  // MARK: Socket

  private func open(_ target: SocketAddress, until deadline: ContinuousClock.Instant) async throws -> Int32 {
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
    let descriptor = socket(target.family, kind, 0)
    guard descriptor >= 0 else { throw SocketError() }
    return try await closing(descriptor) {
      set(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, 1)
      if keepAlive { setKeepAlive(descriptor) }
      let result = target.bytes.withUnsafeBytes { bytes in
        bytes.baseAddress.map {
          Glibc.connect(descriptor, $0.assumingMemoryBound(to: sockaddr.self), socklen_t(bytes.count))
        } ?? -1
      }
      if result == 0 { return descriptor }
      guard errno == EINPROGRESS || errno == EINTR else { throw SocketError() }
      try await loop.ready(descriptor, for: .writable, until: deadline)
      let code = pendingError(descriptor)
      guard code == 0 else { throw SocketError(code) }
      return descriptor
    }
  }

  private func closing<T>(_ descriptor: Int32, _ body: () async throws -> sending T) async throws -> sending T {
    do {
      return try await body()
    } catch {
      loop.perform { [loop] in
        loop.letGo(of: descriptor)
        Glibc.close(descriptor)
      }
      throw error
    }
  }

  private func set(_ descriptor: Int32, _ level: Int32, _ option: Int32, _ value: Int32) {
    var value = value
    setsockopt(descriptor, level, option, &value, socklen_t(MemoryLayout<Int32>.size))
  }

  /// Finds a dead peer after about a minute of silence, where the protocol has no timeout of its own.
  private func setKeepAlive(_ descriptor: Int32) {
    set(descriptor, SOL_SOCKET, SO_KEEPALIVE, 1)
    set(descriptor, Int32(IPPROTO_TCP), TCP_KEEPIDLE, 30)
    set(descriptor, Int32(IPPROTO_TCP), TCP_KEEPINTVL, 10)
    set(descriptor, Int32(IPPROTO_TCP), TCP_KEEPCNT, 3)
  }

  private func pendingError(_ descriptor: Int32) -> Int32 {
    var code: Int32 = 0
    var length = socklen_t(MemoryLayout<Int32>.size)
    return getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &code, &length) == 0 ? code : errno
  }

  // MARK: TLS and version

  private func greet(_ descriptor: Int32, until deadline: ContinuousClock.Instant) async throws -> Connection {
    var channel = Channel(descriptor: descriptor, tls: try tls?.session(host: host))
    while try !channel.handshakeStep() {
      while try !channel.receiveForHandshake() {
        try await loop.ready(descriptor, for: .readable, until: deadline)
      }
    }
    try Handshake.proposal.withUnsafeBytes { try channel.send($0) }
    let version = try await agree(&channel, until: deadline)
    return Connection(
      channel, version: version, address: address, isEncrypted: tls != nil, readTimeout: readTimeout, on: loop)
  }

  private func agree(
    _ channel: inout Channel, until deadline: ContinuousClock.Instant
  ) async throws -> ProtocolVersion {
    var answer: [UInt8] = []
    while true {
      switch try read(answer) {
      case .agreed(let version, let reply, let consumed):
        // Nobody may speak before HELLO.
        guard consumed == answer.count else { throw refusal(.notBolt) }
        try reply.withUnsafeBytes { try channel.send($0) }
        return version
      case .needsMore: break
      }
      let received = try receive(&channel)
      switch received {
      case .end: throw BoltError(.unreachable, "\(address) closed the connection during the handshake")
      case .none: try await loop.ready(channel.descriptor, for: .readable, until: deadline)
      case .some(let bytes): answer += bytes
      }
    }
  }

  private enum Bytes {
    case end, none
    case some([UInt8])
  }

  private func receive(_ channel: inout Channel) throws(BoltError) -> Bytes {
    var buffer = [UInt8](repeating: 0, count: 4_096)
    let result = buffer.withUnsafeMutableBytes { bytes in
      Result { () throws(BoltError) in try channel.receive(into: bytes) }
    }
    switch try result.get() {
    case .end: return .end
    case .nothing: return .none
    case .bytes(let count): return .some(Array(buffer.prefix(count)))
    }
  }

  private func read(_ answer: [UInt8]) throws(BoltError) -> Handshake.Step {
    do { return try Handshake.read(answer) } catch { throw refusal(error) }
  }

  private func refusal(_ failure: Handshake.Failure) -> BoltError {
    switch failure {
    case .http: BoltError(.incompatible, "\(address) is a web server's port; Bolt is usually on 7687")
    case .notBolt:
      BoltError(.incompatible, "\(address) does not speak Bolt\(tls == nil ? ", or wants TLS (bolt+s://)" : "")")
    case .noCommonVersion(let offers):
      BoltError(
        .incompatible,
        "\(address) speaks no version of Bolt that this driver speaks (4.4, 5.0 to 5.8)"
          + (offers.isEmpty ? "" : "; it offers \(offers.joined(separator: ", "))"))
    }
  }
}
