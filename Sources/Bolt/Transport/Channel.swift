import Glibc

/// A connected socket, with TLS or without. Never blocks. Not for two threads at once.
struct Channel: ~Copyable {
  let descriptor: Int32
  private let tls: TLSSession?
  /// Bytes that the socket did not take yet.
  private var backlog: [UInt8] = []
  private var sent = 0

  init(descriptor: Int32, tls: TLSSession? = nil) {
    self.descriptor = descriptor
    self.tls = tls
  }

  var isEncrypted: Bool { tls != nil }

  /// True where bytes wait for the socket to become writable.
  var hasBacklog: Bool { sent < backlog.count }

  /// Sends, or keeps what the socket does not take.
  mutating func send(_ bytes: UnsafeRawBufferPointer) throws(BoltError) {
    if let tls {
      try tls.encrypt(bytes)
      return try flushTLS()
    }
    var rest = bytes
    if !hasBacklog { rest = UnsafeRawBufferPointer(rebasing: bytes.dropFirst(try write(bytes))) }
    if !rest.isEmpty { backlog.append(contentsOf: rest) }
  }

  /// Sends what TLS has made of it.
  mutating func flushTLS() throws(BoltError) {
    tls?.takeOutgoing(into: &backlog)
    try flush()
  }

  /// Sends what waits.
  mutating func flush() throws(BoltError) {
    guard hasBacklog else { return }
    let (start, waiting) = (sent, backlog)
    let result = waiting.withUnsafeBytes { bytes in
      Result { () throws(BoltError) in try write(UnsafeRawBufferPointer(rebasing: bytes.dropFirst(start))) }
    }
    sent += try result.get()
    if !hasBacklog {
      backlog.removeAll(keepingCapacity: backlog.count < 1 << 16)
      sent = 0
    }
  }

  private func write(_ bytes: UnsafeRawBufferPointer) throws(BoltError) -> Int {
    var written = 0
    while written < bytes.count, let base = bytes.baseAddress {
      let count = Glibc.send(descriptor, base + written, bytes.count - written, Int32(MSG_NOSIGNAL))
      if count >= 0 {
        written += count
      } else if errno == EAGAIN {
        break
      } else if errno != EINTR {
        throw BoltError(.connectionLost, "the connection broke while sending: \(String(cString: strerror(errno)))")
      }
    }
    return written
  }

  enum Received: Equatable {
    case bytes(Int)
    case nothing
    case end
  }

  /// Receives what is there, as far as it fits.
  mutating func receive(into buffer: UnsafeMutableRawBufferPointer) throws(BoltError) -> Received {
    guard let tls else { return try read(buffer) }
    while true {
      switch try tls.decrypt(into: buffer) {
      case .bytes(let count): return .bytes(count)
      case .end: return .end
      case .nothing: break
      }
      let received = try readCipherText(tls)
      guard case .bytes = received else { return received }
    }
  }

  /// One step of the TLS handshake; true when it is done or there is none to do.
  mutating func handshakeStep() throws(BoltError) -> Bool {
    guard let tls else { return true }
    let isDone = try tls.handshake()
    try flushTLS()
    return isDone
  }

  /// Brings bytes for the handshake; false where there are none yet.
  mutating func receiveForHandshake() throws(BoltError) -> Bool {
    guard let tls else { return true }
    switch try readCipherText(tls) {
    case .nothing: return false
    case .end: throw BoltError(.insecure, "the server closed the connection during the TLS handshake")
    case .bytes: return true
    }
  }

  private func readCipherText(_ tls: TLSSession) throws(BoltError) -> Received {
    let result = withUnsafeTemporaryAllocation(byteCount: 1 << 14, alignment: 8) { space in
      Result { () throws(BoltError) in
        let received = try read(space)
        if case .bytes(let count) = received { tls.receive(UnsafeRawBufferPointer(rebasing: space.prefix(count))) }
        return received
      }
    }
    return try result.get()
  }

  private func read(_ buffer: UnsafeMutableRawBufferPointer) throws(BoltError) -> Received {
    while true {
      let count = recv(descriptor, buffer.baseAddress, buffer.count, 0)
      if count > 0 { return .bytes(count) }
      if count == 0 { return .end }
      if errno == EAGAIN { return .nothing }
      guard errno == EINTR else {
        throw BoltError(.connectionLost, "the connection broke: \(String(cString: strerror(errno)))")
      }
    }
  }

  /// Says good-bye where TLS wants it; nothing can be done about errors any more.
  mutating func shutDown() {
    guard let tls else { return }
    tls.shutDown()
    try? flushTLS()
  }

  /// Ends our half of the connection, unless something still waits to be sent.
  func closeWriting() {
    if !hasBacklog { shutdown(descriptor, Int32(SHUT_WR)) }
  }
}
