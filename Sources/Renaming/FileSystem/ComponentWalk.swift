import Glibc

/// Opens a folder below another without openat2: one component at a time, refusing links and `..`.
enum ComponentWalk {
  static func open(_ path: String, below root: Int32) throws(SystemError) -> Int32 {
    var current = try step(into: ".", from: root, of: path)
    for component in path.split(separator: "/") where component != "." {
      let parent = current
      defer { close(parent) }
      guard component != ".." else { throw SystemError(EXDEV, "openat", path) }
      current = try step(into: String(component), from: parent, of: path)
    }
    return current
  }

  private static func step(into name: String, from directory: Int32, of path: String) throws(SystemError) -> Int32 {
    let flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
    let descriptor = SystemFileSystem.again { openat(directory, name, flags) }
    guard descriptor >= 0 else { throw SystemError(errno, "openat", path) }
    return descriptor
  }
}
