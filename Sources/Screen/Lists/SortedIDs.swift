import CSystem
import FoundationEssentials
import Glibc

/// Ids in order, as many as there are: `*` on a long list marks a million.
///
/// A few lie in memory. More lie in a file without a name, and memory holds the first id of each of its pages: whoever
/// asks for one reads four kilobytes, and the program stays as small as it was.
public final class SortedIDs: Sendable {
  /// Ids of a page.
  static let pageSize = 256

  public let count: Int
  /// The first id of each page of the file; without a file all ids.
  private let held: [UUID]
  private let file: Int32?

  /// A few, in memory.
  public init(_ ids: [UUID]) {
    held = ids.sorted()
    count = held.count
    file = nil
  }

  var idsInMemory: Int { held.count }

  private init(firsts: [UUID], count: Int, file: Int32) {
    held = firsts
    self.count = count
    self.file = file
  }

  deinit { if let file { close(file) } }

  /// False, too, where the file cannot be read: what is marked is decided by ``ids()``, and that says so.
  public func contains(_ id: UUID) -> Bool {
    let following = held.firstIndex(beyond: id)
    guard following > 0 else { return false }
    guard let file else { return held[following - 1] == id }
    return (try? page(following - 1, of: file))?.contains(id) ?? false
  }

  /// All of them. Blocks.
  public func ids() throws(MarkFileError) -> [UUID] {
    guard let file else { return held }
    var ids: [UUID] = []
    ids.reserveCapacity(count)
    for index in held.indices { ids += try page(index, of: file) }
    return ids
  }

  private func page(_ index: Int, of file: Int32) throws(MarkFileError) -> [UUID] {
    let first = index * Self.pageSize
    let wanted = min(Self.pageSize, count - first)
    let stride = MemoryLayout<UUID>.stride
    var isRead = false
    let page = [UUID](unsafeUninitializedCapacity: wanted) { buffer, initialized in
      isRead = pread(file, buffer.baseAddress, wanted * stride, first * stride) == wanted * stride
      initialized = isRead ? wanted : 0
    }
    guard isRead else { throw MarkFileError(action: "read", code: errno) }
    return page
  }

  /// Takes ids in one after the other, in PostgreSQL's order of `uuid`: byte by byte, as `UUID` itself compares.
  public final class Writer {
    private var page: [UUID] = []
    private var firsts: [UUID] = []
    private var count = 0
    private var file: Int32?

    public init() {}

    public func add(_ id: UUID) throws(MarkFileError) {
      if page.count == SortedIDs.pageSize { try write() }
      page.append(id)
      count += 1
    }

    /// Ends the writing.
    public func finish() throws(MarkFileError) -> SortedIDs {
      guard file != nil else { return SortedIDs(page) }
      try write()
      guard let file = file.take() else { return SortedIDs([]) }
      return SortedIDs(firsts: firsts, count: count, file: file)
    }

    private func write() throws(MarkFileError) {
      guard let first = page.first else { return }
      if file == nil { file = try Self.makeFile() }
      guard let file else { return }
      let isWritten = page.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) == $0.count }
      guard isWritten else { throw MarkFileError(action: "write", code: errno) }
      firsts.append(first)
      page.removeAll(keepingCapacity: true)
    }

    /// On a disk where there is one: `/tmp` may be memory itself, and some file systems have no files without a name.
    private static func makeFile() throws(MarkFileError) -> Int32 {
      for folder in ["/var/tmp", "/tmp"] {
        let file = open(folder, Int32(CSYSTEM_O_TMPFILE) | O_RDWR | O_CLOEXEC, 0o600)
        if file >= 0 { return file }
      }
      let file = csystem_memory_file("marks")
      guard file >= 0 else { throw MarkFileError(action: "make", code: errno) }
      return file
    }

    deinit { if let file { close(file) } }
  }
}

extension [UUID] {
  /// In sorted ids: the index of the first one behind `id`.
  fileprivate func firstIndex(beyond id: UUID) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] > id { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

extension SortedIDs: Hashable {
  public static func == (a: SortedIDs, b: SortedIDs) -> Bool { a === b }
  public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}

/// The file that holds many marks fails.
public struct MarkFileError: Error, CustomStringConvertible {
  let action: String
  let code: Int32

  public var description: String { "cannot \(action) the file of the marks: \(String(cString: strerror(code)))" }
}
