import EventLoop
import Glibc

/// One program at a time starts, stops or resets the servers of a folder. The lock goes with the process that holds it.
struct FolderLock: ~Copyable {
  fileprivate let descriptor: Int32

  deinit { close(descriptor) }

  /// Waits for the lock without blocking a thread.
  ///
  /// - Throws: ``LocalServersError/busy(path:)`` at the deadline; `CancellationError`.
  static func take(in folder: String, until deadline: ContinuousClock.Instant) async throws -> FolderLock {
    let path = "\(folder)/lock"
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw LocalServersError.folder(path: path, reason: systemMessage()) }
    let lock = FolderLock(descriptor: descriptor)
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      guard errno == EWOULDBLOCK || errno == EINTR else {
        throw LocalServersError.folder(path: path, reason: systemMessage())
      }
      guard ContinuousClock.now < deadline else { throw LocalServersError.busy(path: folder) }
      try await EventLoop.io.sleep(for: .milliseconds(50))
    }
    return lock
  }
}
