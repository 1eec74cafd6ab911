import Foundation

/// The bytes of a library file for the parser, which pulls them in chunks. It stops where one element grows beyond all
/// bounds: a parser would collect it in memory first.
final class LibraryFileStream: InputStream {
  /// Bytes from one `<` to the next.
  static let elementLimit = 1 << 20

  private let file: InputStream
  private var sinceTag = 0
  private(set) var isElementTooLong = false
  /// All has been read.
  private(set) var isAtEnd = false
  private(set) var readError: String?

  init(_ file: InputStream) {
    self.file = file
    super.init(data: Data())
  }

  override func open() { file.open() }
  override func close() { file.close() }
  override var hasBytesAvailable: Bool { !isElementTooLong && file.hasBytesAvailable }
  override var streamStatus: Stream.Status { file.streamStatus }
  override var streamError: (any Error)? { file.streamError }

  override func read(_ buffer: UnsafeMutablePointer<UInt8>, maxLength length: Int) -> Int {
    // An end, not -1: the parser of swift-corelibs-foundation crashes on a failed read.
    guard !isElementTooLong, readError == nil else { return 0 }
    let count = file.read(buffer, maxLength: length)
    if count < 0 { readError = file.streamError.map { "\($0)" } ?? "unknown error" }
    guard count > 0 else {
      isAtEnd = true
      return 0
    }
    measure(UnsafeBufferPointer(start: buffer, count: count))
    return isElementTooLong ? 0 : count
  }

  private func measure(_ chunk: UnsafeBufferPointer<UInt8>) {
    let tag = UInt8(ascii: "<")
    let first = chunk.firstIndex(of: tag) ?? chunk.count
    if sinceTag + first > Self.elementLimit { isElementTooLong = true }
    sinceTag = chunk.lastIndex(of: tag).map { chunk.count - $0 } ?? sinceTag + chunk.count
  }
}
