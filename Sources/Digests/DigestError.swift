/// Why there is no digest.
public enum DigestError: Error, Sendable, Hashable, CustomStringConvertible {
  /// OpenSSL does not offer the algorithm (MD5 under a FIPS policy).
  case unavailable(DigestAlgorithm)
  /// OpenSSL failed while calculating.
  case refused
  /// Reading the file failed: errno and the call.
  case unreadable(code: Int32, call: String)

  public var description: String {
    switch self {
    case .unavailable(let algorithm): "OpenSSL does not offer \(algorithm) here; see its configuration"
    case .refused: "OpenSSL could not calculate the digest"
    case .unreadable(let code, let call): "the file could not be read: error \(code) (\(call))"
    }
  }
}
