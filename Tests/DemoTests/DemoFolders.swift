import Demo
import FoundationEssentials
import Glibc
import Synchronization

/// The folders that these tests made, removed when the process ends.
enum DemoFolders {
  private static let paths = Mutex<[String]>([])
  private static let registered: Void = { atexit { DemoFolders.removeAll() } }()

  static func removeAtExit(_ path: String) {
    _ = registered
    paths.withLock { $0.append(path) }
  }

  private static func removeAll() {
    for path in paths.withLock({ $0 }) {
      try? DemoLibrary.remove("\(path)/music")
      rmdir(path)
    }
  }
}
