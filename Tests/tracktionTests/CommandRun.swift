import CSystem
import EventLoop
import Glibc

/// One run of the program without a terminal: its exit status, and what it wrote on both outputs.
struct CommandRun: Sendable {
  let status: Int32
  let text: String

  init(_ path: String, _ arguments: [String], environment: [String: String]) async throws {
    let variables = ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"].merging(environment) { $1 }
    self = try await BlockingWork.run { try CommandRun(blocking: path, arguments, variables) }
  }

  private init(blocking path: String, _ arguments: [String], _ variables: [String: String]) throws {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw POSIXFailure(call: "pipe", code: errno) }
    defer { close(ends[0]) }
    let words: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) } + [nil]
    let lines: [UnsafeMutablePointer<CChar>?] = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for pointer in words + lines { free(pointer) } }
    var pid: pid_t = 0
    let result = csystem_spawn(path, words, lines, nil, -1, ends[1], ends[1], nil, &pid)
    close(ends[1])
    guard result == 0 else { throw POSIXFailure(call: "posix_spawn \(path)", code: result) }
    var output: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4_096)
    while true {
      let count = read(ends[0], &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      output += buffer[..<count]
    }
    var ended: Int32 = 0
    while waitpid(pid, &ended, 0) < 0, errno == EINTR {}
    let signal = ended & 0x7F
    status = signal == 0 ? (ended >> 8) & 0xFF : 128 + signal
    text = String(decoding: output, as: UTF8.self)
  }
}

struct POSIXFailure: Error, CustomStringConvertible {
  let call: String
  let code: Int32
  var description: String { "\(call): \(String(cString: strerror(code)))" }
}
