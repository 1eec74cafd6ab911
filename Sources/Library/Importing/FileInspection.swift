import Catalog
import Digests
import Formats
import FoundationEssentials
import Glibc

/// A track's file as it is on this disk. Blocks: to be made on a thread of `BlockingWork`.
struct FileInspection: Sendable {
  /// As the disk spells it; as it was asked for where there is no file.
  let path: String
  /// Nil where there is no file.
  let file: Found?

  struct Found: Sendable {
    let size: Int64
    /// To the microsecond, as the database keeps it.
    let modified: Date
    let hash: String
  }

  /// - Parameter known: rows at the path's spellings; a file that is as its row says is not read again (P14).
  /// - Throws: `DigestError` where the file is there and cannot be read.
  init(_ path: String, known: [String: KnownFile]) throws {
    for spelling in PathSpelling.all(path) {
      var info = stat()
      guard stat(spelling, &info) == 0, info.st_mode & S_IFMT == S_IFREG else { continue }
      let modified = Self.date(info.st_mtim)
      let size = Int64(info.st_size)
      let row = known[spelling]
      let isKnown =
        row?.size == size && row?.lastModified.map { abs($0.timeIntervalSince(modified)) < 0.000_001 } == true
      let hash =
        if isKnown, let row, row.status != .missing { row.hash } else {
          try FileDigest.of(path: spelling).hexadecimal
        }
      self.path = spelling
      file = Found(size: size, modified: modified, hash: hash)
      return
    }
    self.path = path
    file = nil
  }

  /// `file_hash` of a recording that is known from a library file alone (P14).
  static func missingHash(_ path: String) -> String {
    // A digest of bytes in memory fails only where OpenSSL itself does; then the path stands for itself.
    (try? Digest.of(Array("missing:\(path)".utf8)).hexadecimal) ?? String("missing:\(path)".prefix(64))
  }

  private static func date(_ time: timespec) -> Date {
    let microseconds = Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000
    return Date(timeIntervalSince1970: Double(microseconds) / 1e6)
  }
}
