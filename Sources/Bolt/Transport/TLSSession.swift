import COpenSSL

/// TLS of one connection, between two pieces of memory: what the network brought, and what it is to take.
/// Not for two threads at once.
final class TLSSession {
  private let ssl: OpaquePointer
  private let fromNetwork: OpaquePointer?
  private let toNetwork: OpaquePointer?

  /// Takes over an SSL object in the client's role.
  init(owning ssl: OpaquePointer) {
    self.ssl = ssl
    fromNetwork = BIO_new(BIO_s_mem())
    toNetwork = BIO_new(BIO_s_mem())
    SSL_set_bio(ssl, fromNetwork, toNetwork)
    SSL_set_connect_state(ssl)
  }

  deinit { SSL_free(ssl) }

  /// One step; true when the handshake is done, false when bytes of the other side are needed first.
  func handshake() throws(BoltError) -> Bool {
    ERR_clear_error()
    let result = SSL_do_handshake(ssl)
    if result == 1 { return true }
    let error = SSL_get_error(ssl, result)
    guard error == SSL_ERROR_WANT_READ || error == SSL_ERROR_WANT_WRITE else { throw handshakeError() }
    return false
  }

  private func handshakeError() -> BoltError {
    let verified = SSL_get_verify_result(ssl)
    guard verified == Int(X509_V_OK) else {
      let reason = X509_verify_cert_error_string(verified).map { String(cString: $0) } ?? "unknown reason"
      return BoltError(.insecure, "the server's certificate is not trusted: \(reason)")
    }
    return BoltError(.insecure, "the TLS handshake failed: \(TLSContext.reason())")
  }

  /// Bytes from the network.
  func receive(_ bytes: UnsafeRawBufferPointer) {
    BIO_write(fromNetwork, bytes.baseAddress, Int32(clamping: bytes.count))
  }

  /// Bytes for the network, appended.
  func takeOutgoing(into bytes: inout [UInt8]) {
    while case let pending = Int(copenssl_pending(toNetwork)), pending > 0 {
      let start = bytes.count
      bytes.append(contentsOf: repeatElement(0, count: pending))
      let count = bytes.withUnsafeMutableBytes {
        BIO_read(toNetwork, $0.baseAddress.map { $0 + start }, Int32(pending))
      }
      bytes.removeLast(pending - max(0, Int(count)))
      if count <= 0 { return }
    }
  }

  /// Encrypts; the result is had by ``takeOutgoing(into:)``.
  func encrypt(_ bytes: UnsafeRawBufferPointer) throws(BoltError) {
    var rest = bytes
    while !rest.isEmpty {
      ERR_clear_error()
      let count = SSL_write(ssl, rest.baseAddress, Int32(clamping: rest.count))
      guard count > 0 else { throw BoltError(.connectionLost, "TLS cannot send: \(TLSContext.reason())") }
      rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(Int(count)))
    }
  }

  enum Decrypted: Equatable {
    case bytes(Int)
    /// Bytes of the network are needed first.
    case nothing
    /// The other side has ended the session in order.
    case end
  }

  /// Decrypts what was received, as far as it fits.
  func decrypt(into buffer: UnsafeMutableRawBufferPointer) throws(BoltError) -> Decrypted {
    ERR_clear_error()
    let count = SSL_read(ssl, buffer.baseAddress, Int32(clamping: buffer.count))
    if count > 0 { return .bytes(Int(count)) }
    switch SSL_get_error(ssl, count) {
    case SSL_ERROR_WANT_READ, SSL_ERROR_WANT_WRITE: return .nothing
    case SSL_ERROR_ZERO_RETURN: return .end
    default: throw BoltError(.connectionLost, "TLS cannot receive: \(TLSContext.reason())")
    }
  }

  /// Says good-bye; the result is had by ``takeOutgoing(into:)``.
  func shutDown() { SSL_shutdown(ssl) }
}
