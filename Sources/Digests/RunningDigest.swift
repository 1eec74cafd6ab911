import COpenSSL

/// A digest of bytes that come in pieces.
///
/// ```swift
/// var digest = try RunningDigest(.sha256)
/// try digest.update([1, 2, 3])
/// let text = try digest.finish().hexadecimal
/// ```
public struct RunningDigest: ~Copyable {
  private let context: OpaquePointer

  /// - Throws: `DigestError.unavailable` where OpenSSL does not offer the algorithm.
  public init(_ algorithm: DigestAlgorithm) throws(DigestError) {
    guard let context = EVP_MD_CTX_new() else { throw .unavailable(algorithm) }
    guard let method = algorithm.method, EVP_DigestInit_ex(context, method, nil) == 1 else {
      EVP_MD_CTX_free(context)
      throw .unavailable(algorithm)
    }
    self.context = context
  }

  deinit { EVP_MD_CTX_free(context) }

  public mutating func update(_ bytes: UnsafeRawBufferPointer) throws(DigestError) {
    guard EVP_DigestUpdate(context, bytes.baseAddress, bytes.count) == 1 else { throw .refused }
  }

  public mutating func update(_ bytes: [UInt8]) throws(DigestError) {
    let done = bytes.withUnsafeBytes { EVP_DigestUpdate(context, $0.baseAddress, $0.count) }
    guard done == 1 else { throw .refused }
  }

  public consuming func finish() throws(DigestError) -> Digest {
    var bytes = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
    var length: UInt32 = 0
    guard EVP_DigestFinal_ex(context, &bytes, &length) == 1 else { throw .refused }
    return Digest(bytes: Array(bytes.prefix(Int(length))))
  }
}
