/// Why the local servers could not be started, stopped or looked at. Each says what to do.
public enum LocalServersError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A program is not installed. `remedy` is the command or setting that brings it.
  case missingProgram(name: String, searched: [String], remedy: String)
  /// A folder or file cannot be made, read or written.
  case folder(path: String, reason: String)
  /// The data folder belongs to another user.
  case foreignFolder(path: String, owner: String)
  /// A command that makes or prepares a server failed.
  case commandFailed(command: String, status: Int32, output: String)
  /// A server ended while it started; the end of its log.
  case endedAtStart(server: String, log: String, lastLines: String)
  /// A server did not become ready in time; the end of its log.
  case notReady(server: String, log: String, lastLines: String)
  /// A server did not end when told to.
  case wouldNotStop(server: String, pid: Int32)
  /// Another program starts or stops the same servers, and did not finish in time.
  case busy(path: String)

  public var description: String {
    switch self {
    case .missingProgram(let name, let searched, let remedy):
      "\(name) was not found (looked in \(searched.joined(separator: ", "))). \(remedy)"
    case .folder(let path, let reason):
      "\(path): \(reason). Choose another folder with --dir, or mend its permissions."
    case .foreignFolder(let path, let owner):
      "\(path) belongs to \(owner). Choose a folder of your own with --dir."
    case .commandFailed(let command, let status, let output):
      "\(command) failed (status \(status)):\n\(output)"
    case .endedAtStart(let server, let log, let lines):
      "\(server) ended while it started. Its log is \(log); it ends with:\n\(lines)"
    case .notReady(let server, let log, let lines):
      "\(server) was not ready in time. Its log is \(log); it ends with:\n\(lines)"
    case .wouldNotStop(let server, let pid):
      "\(server) (process \(pid)) did not stop. End it with: kill -9 \(pid)"
    case .busy(let path):
      "another program has been starting or stopping the servers of \(path) for too long. Try again, or end that program."
    }
  }
}
