import COpenSSL

/// The digests that the library stores (decisions, P14).
public enum DigestAlgorithm: Sendable, Hashable {
  /// `recordings.file_hash`.
  case sha256
  /// `recordings.secondary_hash`: a fingerprint, not a defence.
  case md5

  /// OpenSSL's method; nil where its configuration does not offer it (MD5 under FIPS).
  var method: OpaquePointer? {
    switch self {
    case .sha256: EVP_sha256()
    case .md5: EVP_md5()
    }
  }
}
