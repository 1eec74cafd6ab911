/// Reads the records of a batch one after the other.
struct BatchCursor: Sendable {
  private let batch: RecordBatch
  private var index = 0

  init(_ batch: RecordBatch) { self.batch = batch }

  /// Records that are left.
  var remaining: Int { batch.count - index }

  /// The values of the next record; nil at the end.
  mutating func next(dialect: Dialect) throws(BoltError) -> [Value]? {
    guard index < batch.ends.count else { return nil }
    let start = index == 0 ? 0 : batch.ends[index - 1]
    let end = batch.ends[index]
    index += 1
    var values: [Value] = []
    let failure = batch.bytes.withUnsafeBytes { bytes in
      Self.read(UnsafeRawBufferPointer(rebasing: bytes[start..<end]), dialect, into: &values)
    }
    if let failure { throw BoltError(failure, reading: true) }
    return values
  }

  private static func read(
    _ message: UnsafeRawBufferPointer, _ dialect: Dialect, into values: inout [Value]
  ) -> PackStreamError? {
    var reader = PackStreamReader(message, dialect: dialect)
    do {
      _ = try reader.messageHeader()
      try reader.listItems(into: &values)
      return reader.remaining == 0 ? nil : .trailingBytes
    } catch {
      return error
    }
  }
}
