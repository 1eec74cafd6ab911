import CSystem
import Glibc

/// What /proc says: who has files open, and whether a process still lives.
enum ProcessTable {
  /// Files that other processes of this user have open, by device and inode. Processes of others cannot be looked into.
  static func openFiles() -> [FileID: OpenFile] {
    var files: [FileID: OpenFile] = [:]
    let own = getpid()
    for process in numbers(in: "/proc") where process != own {
      let folder = "/proc/\(process)/fd"
      guard let handle = opendir(folder) else { continue }
      defer { closedir(handle) }
      let program = text(of: "/proc/\(process)/comm").map { String($0.prefix { $0 != "\n" }) } ?? ""
      while let entry = readdir(handle) {
        var status = stat()
        guard let name = Int32(self.name(of: entry)) else { continue }
        guard fstatat(dirfd(handle), "\(name)", &status, 0) == 0, status.st_mode & S_IFMT == S_IFREG else { continue }
        files[FileID(status)] = OpenFile(process: process, program: program)
      }
    }
    return files
  }

  /// Whether this process lives. A start time of 0 compares the number alone.
  static func isAlive(_ process: ProcessIdentity) -> Bool {
    guard let started = startTime(of: process.id) else { return false }
    return process.started == 0 || process.started == started
  }

  static func current() -> ProcessIdentity {
    ProcessIdentity(id: getpid(), started: startTime(of: getpid()) ?? 0)
  }

  /// Field 22 of /proc/PID/stat; counted from the last ")" because a program's name may hold anything.
  private static func startTime(of process: Int32) -> UInt64? {
    guard let text = text(of: "/proc/\(process)/stat"), let end = text.lastIndex(of: ")") else { return nil }
    let fields = text[text.index(after: end)...].split(separator: " ")
    return fields.count > 19 ? UInt64(fields[19]) : nil
  }

  private static func numbers(in path: String) -> [Int32] {
    guard let handle = opendir(path) else { return [] }
    defer { closedir(handle) }
    var numbers: [Int32] = []
    while let entry = readdir(handle) {
      if let number = Int32(name(of: entry)) { numbers.append(number) }
    }
    return numbers
  }

  private static func name(of entry: UnsafeMutablePointer<dirent>) -> String {
    withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
  }

  /// A small file of /proc or /etc; nil where it cannot be read.
  static func text(of path: String) -> String? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = read(file, &buffer, buffer.count)
    return count >= 0 ? String(decoding: buffer[..<count], as: UTF8.self) : nil
  }
}

extension FileID {
  init(_ status: stat) {
    // statx gives major and minor; st_dev packs them (gnu_dev_major, gnu_dev_minor).
    let packed = UInt64(status.st_dev)
    let major = (packed >> 8 & 0xfff) | (packed >> 32 & ~0xfff)
    let minor = (packed & 0xff) | (packed >> 12 & ~0xff)
    self.init(device: major << 32 | minor & 0xffff_ffff, inode: UInt64(status.st_ino))
  }
}
