import Renaming

/// Where a test keeps its files: the kernel's or a simulated file system, with what a test needs besides.
public protocol Disk: Sendable {
  var fileSystem: any FileSystem { get }
  /// Absolute path of the folder with everything in it.
  var root: String { get }
  /// Makes a file (relative path) and the folders to it; returns its status.
  @discardableResult func write(_ path: String, _ contents: String) -> FileStatus
  /// Every file's path below the root, as bytes, and its contents.
  func tree() -> [FileName: String]
}
