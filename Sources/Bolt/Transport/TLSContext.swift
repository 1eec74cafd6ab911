import COpenSSL

/// Whom to trust at the other end.
public struct TLSTrust: Sendable, Hashable {
  enum Roots: Sendable, Hashable {
    case system
    case file(String)
    case anything
  }
  let roots: Roots

  /// The authorities that the machine trusts; the certificate must name the host. `SSL_CERT_FILE` is honoured.
  public static let system = TLSTrust(roots: .system)
  /// Any certificate of any name: encrypts, and proves nothing (`+ssc`).
  public static let anything = TLSTrust(roots: .anything)
  /// Only the authorities in a PEM file; the certificate must name the host.
  public static func authorities(inFile path: String) -> TLSTrust { TLSTrust(roots: .file(path)) }
}

/// OpenSSL's settings for connections of one kind. TLS 1.2 at least.
///
/// `@unchecked Sendable`: SSL_CTX counts its references and is not changed after `init`, which OpenSSL allows
/// several threads to use.
final class TLSContext: @unchecked Sendable {
  private let context: OpaquePointer
  private let checksNames: Bool

  init(_ trust: TLSTrust) throws(BoltError) {
    guard let context = SSL_CTX_new(TLS_client_method()) else {
      throw BoltError(.insecure, "OpenSSL cannot be used: \(TLSContext.reason())")
    }
    self.context = context
    checksNames = trust != .anything
    _ = copenssl_minimum_tls12(context)
    SSL_CTX_set_verify(context, trust == .anything ? SSL_VERIFY_NONE : SSL_VERIFY_PEER, nil)
    let loaded: Int32
    switch trust.roots {
    case .anything: loaded = 1
    case .system: loaded = SSL_CTX_set_default_verify_paths(context)
    case .file(let path): loaded = SSL_CTX_load_verify_locations(context, path, nil)
    }
    guard loaded == 1 else {
      throw BoltError(.insecure, "the certificates of the authorities cannot be read: \(TLSContext.reason())")
    }
  }

  deinit { SSL_CTX_free(context) }

  /// A session for a host whose name the certificate must bear.
  func session(host: String) throws(BoltError) -> TLSSession {
    guard let ssl = SSL_new(context) else {
      throw BoltError(.insecure, "no TLS session: \(TLSContext.reason())")
    }
    let session = TLSSession(owning: ssl)
    let isAddress = host.contains(":") || host.allSatisfy { $0.isNumber || $0 == "." }
    if !isAddress { _ = copenssl_server_name(ssl, host) }
    guard checksNames else { return session }
    let named =
      isAddress
      ? X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(ssl), host) : SSL_set1_host(ssl, host)
    guard named == 1 else { throw BoltError(.insecure, "no certificate can bear the name \(host)") }
    return session
  }

  /// OpenSSL's last error on this thread, which it takes off its list.
  static func reason() -> String {
    var last: UInt = 0
    while case let code = ERR_get_error(), code != 0 { last = code }
    guard last != 0, let text = ERR_reason_error_string(last) else { return "unknown reason" }
    return String(cString: text)
  }
}
