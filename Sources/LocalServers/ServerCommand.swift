import CSystem
import EventLoop
import Glibc

/// A program to run in a session of its own, without a terminal, its output in a file.
package struct ServerCommand: Sendable {
  package var path: String
  package var arguments: [String]
  /// The whole environment: nothing of the caller's leaks into a server.
  package var environment: [String: String]
  package var directory: String?
  /// Where standard output and standard error go; appended to.
  package var log: String

  package init(
    _ path: String, _ arguments: [String], environment: [String: String] = ServerCommand.plainEnvironment,
    directory: String? = nil, log: String
  ) {
    self.path = path
    self.arguments = arguments
    self.environment = environment
    self.directory = directory
    self.log = log
  }

  /// What any server needs and no more: messages in English, UTF-8 names, times in UTC.
  package static let plainEnvironment = [
    "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC",
  ]

  /// The same, so that the death of the thread that starts it sends it `signal`.
  package func dyingWithParent(_ signal: String) throws(LocalServersError) -> ServerCommand {
    try wrapped(in: ["--pdeathsig", signal])
  }

  /// The same through setpriv(1), which sets its options and becomes the program.
  func wrapped(in options: [String]) throws(LocalServersError) -> ServerCommand {
    var command = self
    command.path = try ProgramSearch.path("setpriv", remedy: "It belongs to the Debian package util-linux.")
    command.arguments = options + ["--", path] + arguments
    return command
  }

  /// Starts it and returns at once.
  ///
  /// A parent-death signal, where the command asks for one, belongs to the calling thread: call this inside
  /// `BlockingWork.run`, whose threads live as long as the process.
  package func spawn() throws(LocalServersError) -> ProcessIdentity {
    let pid = try launch(input: nil)
    guard let process = ProcessIdentity(of: pid) else {
      throw .endedAtStart(server: shown, log: log, lastLines: TextFile.tail(of: log))
    }
    return process
  }

  /// Runs it to its end, standard input from the file `input`.
  ///
  /// - Throws: ``LocalServersError/commandFailed(command:status:output:)`` for any status but 0, or where it has not
  ///   ended by the deadline; `CancellationError`. The command is ended in each case.
  package func run(input: String? = nil, until deadline: ContinuousClock.Instant) async throws {
    let pid = try await BlockingWork.run { try launch(input: input) }
    guard let status = try await exitStatus(of: pid, by: deadline) else {
      throw LocalServersError.commandFailed(command: shown, status: -1, output: "it did not end in time")
    }
    guard status == 0 else {
      throw LocalServersError.commandFailed(command: shown, status: status, output: TextFile.tail(of: log))
    }
  }

  private func launch(input: String?) throws(LocalServersError) -> pid_t {
    let output = open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard output >= 0 else { throw .folder(path: log, reason: systemMessage()) }
    defer { close(output) }
    let source = input.map { open($0, O_RDONLY | O_CLOEXEC) } ?? -1
    guard input == nil || source >= 0 else { throw .folder(path: input ?? "", reason: systemMessage()) }
    defer { if source >= 0 { close(source) } }
    var pid: pid_t = 0
    let result = withCStrings([path] + arguments) { arguments in
      withCStrings(environment.map { "\($0.key)=\($0.value)" }) { environment in
        csystem_spawn(path, arguments, environment, directory, source, output, output, nil, &pid)
      }
    }
    guard result == 0 else { throw .commandFailed(command: path, status: 127, output: systemMessage(result)) }
    return pid
  }

  /// The exit status (128 and the signal's number for one that was killed), or nil at the deadline.
  private func exitStatus(of pid: pid_t, by deadline: ContinuousClock.Instant) async throws -> Int32? {
    let handle = csystem_pidfd_open(pid)
    defer { if handle >= 0 { close(handle) } }
    do {
      while true {
        var status: Int32 = 0
        if waitpid(pid, &status, WNOHANG) == pid {
          return status & 0x7f == 0 ? status >> 8 & 0xff : 128 + status & 0x7f
        }
        if handle < 0 {
          // A kernel without pidfd_open(2): look again and again.
          try await EventLoop.io.sleep(until: min(deadline, .now + .milliseconds(20)))
          guard ContinuousClock.now < deadline else { throw EventLoopError.timedOut }
        } else {
          try await EventLoop.io.ready(handle, for: .readable, until: deadline)
        }
      }
    } catch {
      kill(-pid, SIGKILL)
      _ = waitpid(pid, nil, 0)
      if error as? EventLoopError == .timedOut { return nil }
      throw error
    }
  }

  /// The command's own name, without the wrapper that changes the user.
  private var shown: String {
    let program = arguments.firstIndex(of: "--").map { arguments[$0 + 1] } ?? path
    return program.split(separator: "/").last.map(String.init) ?? program
  }
}

/// C's form of a list of strings: pointers, the last one nil.
private func withCStrings<R>(_ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> R) -> R {
  let pointers = strings.map { strdup($0) }
  defer { for pointer in pointers { free(pointer) } }
  return body(pointers + [nil])
}
