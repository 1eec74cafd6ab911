import Glibc

/// Digests of files. These calls block: they belong on a thread of `BlockingWork`.
public enum FileDigest {
  /// A whole file by its path; symbolic links are followed.
  public static func of(path: String, _ algorithm: DigestAlgorithm = .sha256) throws(DigestError) -> Digest {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw .unreadable(code: errno, call: "open") }
    defer { close(descriptor) }
    return try of(descriptor: descriptor, algorithm)
  }

  /// The parts of an open file that `ranges` names, in their order; byte offsets, an end beyond the file's is its end.
  /// The descriptor's own position is neither used nor moved.
  public static func of(
    descriptor: Int32, _ algorithm: DigestAlgorithm = .sha256, ranges: [Range<Int64>] = [0..<Int64.max]
  ) throws(DigestError) -> Digest {
    var running = try RunningDigest(algorithm)
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 4096)
    defer { buffer.deallocate() }
    for range in ranges {
      var offset = range.lowerBound
      while offset < range.upperBound {
        let wanted = min(Int64(buffer.count), range.upperBound - offset)
        let count = pread(descriptor, buffer.baseAddress, Int(wanted), off_t(offset))
        if count < 0, errno == EINTR { continue }
        guard count >= 0 else { throw .unreadable(code: errno, call: "pread") }
        if count == 0 { break }
        try running.update(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        offset += Int64(count)
      }
    }
    return try running.finish()
  }
}
