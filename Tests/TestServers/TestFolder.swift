import Glibc
import LocalServers
import Synchronization

/// The folder in which the servers of this test process live: removed when the process ends, or, where it was killed,
/// when the next one starts.
public enum TestFolder {
  /// `/tmp/tracktion-test-PID`. Other users may pass through it, since PostgreSQL runs as one of them under root.
  public static let path: String = {
    removeLeftovers()
    let path = "\(prefix)\(getpid())"
    do {
      try Folder.remove(path)
      try Folder.make(path, mode: 0o711)
    } catch {
      preconditionFailure("no folder for test servers: \(error)")
    }
    atexit { TestFolder.end() }
    return path
  }()

  private static let prefix = "/tmp/tracktion-test-"
  private static let processes = Mutex<[(process: ProcessIdentity, signal: Int32)]>([])
  private static let counter = Atomic<Int>(0)

  /// A new path in the folder; nothing is made there.
  public static func newPath(_ name: String) -> String {
    "\(path)/\(name)\(counter.wrappingAdd(1, ordering: .relaxed).newValue)"
  }

  /// Has a server ended with this process. (The parent-death signal does it too; only this waits for the end.)
  ///
  /// SIGQUIT is PostgreSQL's immediate end: killed, it would leave a segment of shared memory behind.
  package static func endAtExit(_ process: ProcessIdentity, by signal: Int32 = SIGKILL) {
    processes.withLock { $0.append((process, signal)) }
  }

  private static func end() {
    let all = processes.withLock { $0 }
    for (process, signal) in all {
      process.signal(signal)
      process.signal(SIGCONT, group: true)
    }
    for (process, _) in all where !ended(process) {
      process.signal(SIGKILL, group: true)
      _ = ended(process)
    }
    removeLater(path)
  }

  /// By a process of its own: the clusters of a whole run are tens of thousands of files, and nobody should wait for it.
  private static func removeLater(_ path: String) {
    _ = try? ServerCommand("/bin/rm", ["-rf", path], log: "/dev/null").spawn()
  }

  /// Waits for five seconds at most.
  private static func ended(_ process: ProcessIdentity) -> Bool {
    for _ in 0..<5000 where process.isRunning { usleep(1000) }
    return !process.isRunning
  }

  /// Folders of test processes that are no more. Their servers had their signal when the process died.
  private static func removeLeftovers() {
    for name in Folder.names(in: "/tmp") where name.hasPrefix("tracktion-test-") {
      guard let pid = Int32(name.dropFirst(15)), ProcessIdentity(of: pid) == nil else { continue }
      removeLater("/tmp/\(name)")
    }
  }
}
