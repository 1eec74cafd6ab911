import CSystem
import Glibc

/// getdents64, record by record: names as bytes, with inode and kind, without one stat.
enum DirectoryListing {
  /// Offsets in `struct linux_dirent64`.
  private enum Offset {
    static let inode = 0
    static let length = 16
    static let kind = 18
    static let name = 19
  }

  static func read(_ descriptor: Int32, path: String) throws(SystemError) -> [FolderEntry] {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 8)
    defer { buffer.deallocate() }
    var entries: [FolderEntry] = []
    while true {
      let count = csystem_directory_entries(descriptor, buffer.baseAddress, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw SystemError(errno, "getdents64", path) }
      if count == 0 { return entries }
      append(UnsafeRawBufferPointer(rebasing: buffer[..<count]), to: &entries)
    }
  }

  private static func append(_ records: UnsafeRawBufferPointer, to entries: inout [FolderEntry]) {
    var start = 0
    while start + Offset.name < records.count {
      let length = Int(records.loadUnaligned(fromByteOffset: start + Offset.length, as: UInt16.self))
      guard length > Offset.name, start + length <= records.count else { return }
      let name = records[(start + Offset.name)..<(start + length)].prefix { $0 != 0 }
      if !name.elementsEqual(".".utf8), !name.elementsEqual("..".utf8) {
        entries.append(
          FolderEntry(
            name: FileName(bytes: Array(name)),
            inode: records.loadUnaligned(fromByteOffset: start + Offset.inode, as: UInt64.self),
            kind: kind(records[start + Offset.kind])))
      }
      start += length
    }
  }

  private static func kind(_ type: UInt8) -> FileStatus.Kind? {
    switch Int(type) {
    case DT_REG: .file
    case DT_DIR: .folder
    case DT_LNK: .symbolicLink
    case DT_UNKNOWN: nil
    default: .other
    }
  }
}
