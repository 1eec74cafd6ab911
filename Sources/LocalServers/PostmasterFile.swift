import Glibc

/// PostgreSQL's `postmaster.pid`, by lines: pid, data folder, start time, port, socket folder, address, shared memory, state.
struct PostmasterFile {
  let pid: Int32
  let startTime: Int
  let port: Int
  let socketFolder: String
  let isReady: Bool

  /// Nil where there is none. One that is being written still has no state and no socket.
  init?(in data: String) {
    let lines = TextFile.lines(of: "\(data)/postmaster.pid")
    guard let first = lines.first, let pid = Int32(first) else { return nil }
    self.pid = pid
    startTime = lines.count > 2 ? Int(lines[2]) ?? 0 : 0
    port = lines.count > 3 ? Int(lines[3]) ?? 0 : 0
    socketFolder = lines.count > 4 ? String(lines[4]) : ""
    isReady = lines.count > 7 && lines[7].hasPrefix("ready")
    folder = data
  }

  private let folder: String

  /// Whether the process of that number is the server of this folder: postgres has its data folder as its own.
  func isOf(_ process: ProcessIdentity) -> Bool {
    var target = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
    let length = readlink("/proc/\(process.pid)/cwd", &target, target.count - 1)
    guard length > 0, let real = realpath(folder, nil) else { return false }
    defer { free(real) }
    return strcmp(real, target) == 0
  }
}
