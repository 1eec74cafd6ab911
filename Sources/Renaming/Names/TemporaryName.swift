import FoundationEssentials

/// Names that a file has only while its batch runs. They follow from batch and row, so that recovery knows where to look
/// without any of them being written down.
enum TemporaryName {
  private static let prefix = Array(".tracktion-".utf8)

  /// Where a file waits for its new name to become free.
  static func parked(_ batch: UUID, _ position: Int) -> FileName {
    FileName(".tracktion-\(batch.uuidString.lowercased())-\(position)")
  }

  /// A .cue with its FILE line rewritten, before it takes the old one's place.
  static func rewritten(_ batch: UUID, _ position: Int) -> FileName {
    FileName(".tracktion-\(batch.uuidString.lowercased())-\(position).cue")
  }

  /// The old .cue, while the new one takes its place on a file system that cannot exchange.
  static func replaced(_ batch: UUID, _ position: Int) -> FileName {
    FileName(".tracktion-\(batch.uuidString.lowercased())-\(position).old")
  }

  static func isOne(_ name: FileName) -> Bool { name.bytes.starts(with: prefix) }
}
