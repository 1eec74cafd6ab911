import CSystem
import Glibc
import Renaming

/// A folder of the kernel's file system, removed with the last reference.
public final class TemporaryDisk: Disk {
  public let fileSystem: any FileSystem
  public let root: String
  private let isKept: Bool

  /// `parent`: `/tmp`, or `/dev/shm` for a tmpfs.
  public init(in parent: String = "/tmp", _ fileSystem: any FileSystem = SystemFileSystem()) {
    self.fileSystem = fileSystem
    var template = Array("\(parent)/tracktion-rename-XXXXXX".utf8CString)
    precondition(mkdtemp(&template) != nil, "no folder in \(parent)")
    root = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    isKept = false
  }

  /// A folder that belongs to somebody else.
  public init(existing root: String) {
    self.root = root
    fileSystem = SystemFileSystem()
    isKept = true
  }

  deinit { if !isKept { remove() } }

  private func remove() {
    for path in paths(of: root, folders: true).reversed() { Glibc.remove(path) }
    rmdir(root)
  }

  @discardableResult public func write(_ path: String, _ contents: String) -> FileStatus {
    makeFolders(to: path)
    let full = "\(root)/\(path)"
    let file = open(full, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    precondition(file >= 0, "cannot write \(full): \(errno)")
    let bytes = Array(contents.utf8)
    precondition(Glibc.write(file, bytes, bytes.count) == bytes.count)
    close(file)
    return status(path)
  }

  /// Of a file below the root.
  public func status(_ path: String) -> FileStatus {
    let parts = path.split(separator: "/").map(String.init)
    let folder = ([root] + parts.dropLast()).joined(separator: "/")
    guard let handle = try? fileSystem.root(at: folder), let name = parts.last,
      let status = (try? handle.status(of: FileName(name))) ?? nil
    else { preconditionFailure("\(path) is not there") }
    return status
  }

  private func makeFolders(to path: String) {
    var folder = root
    for part in path.split(separator: "/").dropLast() {
      folder += "/\(part)"
      mkdir(folder, 0o755)
    }
  }

  public func tree() -> [FileName: String] {
    var tree: [FileName: String] = [:]
    for path in paths(of: root, folders: false) {
      let name = path.dropFirst(Array(root.utf8).count + 1)
      tree[FileName(bytes: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) })] = read(Array(path))
    }
    return tree
  }

  private func read(_ path: [CChar]) -> String {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return "unreadable" }
    defer { close(file) }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let count = Glibc.read(file, &buffer, buffer.count)
    return String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
  }

  /// Paths as C strings, because names may be any bytes; folders before what is in them.
  private func paths(of folder: String, folders: Bool) -> [[CChar]] {
    var found: [[CChar]] = []
    var waiting: [[CChar]] = [Array(folder.utf8CString)]
    while let next = waiting.popLast() {
      guard let handle = opendir(next) else { continue }
      while let entry = readdir(handle) {
        let name = withUnsafeBytes(of: &entry.pointee.d_name) { $0.prefix { $0 != 0 }.map { CChar(bitPattern: $0) } }
        guard name != [0x2E], name != [0x2E, 0x2E] else { continue }
        let path = next.dropLast() + [0x2F] + name + [0]
        var status = stat()
        guard lstat(Array(path), &status) == 0 else { continue }
        let isFolder = status.st_mode & S_IFMT == S_IFDIR
        if isFolder { waiting.append(Array(path)) }
        if folders || !isFolder { found.append(Array(path)) }
      }
      closedir(handle)
    }
    return found
  }
}
