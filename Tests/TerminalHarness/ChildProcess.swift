import CSystem
import Glibc

/// A process of the harness.
public enum ChildProcess {
  public static func start(
    _ path: String, _ arguments: [String], environment: [String: String], directory: String? = nil,
    terminal: String? = nil
  ) throws(HarnessError) -> pid_t {
    let argv: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) } + [nil]
    let envp: [UnsafeMutablePointer<CChar>?] = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for pointer in argv + envp { free(pointer) } }
    var pid: pid_t = 0
    let result = csystem_spawn(path, argv, envp, directory, -1, -1, -1, terminal, &pid)
    guard result == 0 else { throw .system(call: "posix_spawn \(path)", errno: result) }
    return pid
  }

  /// Runs a short program to its end; returns its exit status.
  static func run(_ path: String, _ arguments: [String]) throws(HarnessError) -> Int32 {
    wait(try start(path, arguments, environment: ["PATH": "/usr/bin:/bin"]))
  }

  /// Exit status as a shell has it: 128 + the signal where one ended the process.
  public static func wait(_ pid: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }
}
