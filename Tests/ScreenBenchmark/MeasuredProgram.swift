import CSystem
import Glibc
import TerminalHarness

/// A program on a pty, watched from one thread that does nothing else: every read has its time.
///
/// The harness's own `TerminalProgram` waits on an event loop; its hops would be measured here as well.
final class MeasuredProgram {
  /// Bytes that came, and when.
  struct Chunk {
    let time: ContinuousClock.Instant
    let bytes: [UInt8]
  }

  let pid: pid_t
  let started: ContinuousClock.Instant
  private let master: Int32
  private(set) var terminal: VirtualTerminal

  init(_ path: String, _ arguments: [String], rows: Int, columns: Int, environment: [String: String]) throws {
    var slavePath = [CChar](repeating: 0, count: 128)
    master = csystem_pty_open(Int32(rows), Int32(columns), &slavePath, slavePath.count)
    guard master >= 0 else { throw BenchmarkError.system("opening a pty", errno) }
    _ = fcntl(master, F_SETFL, O_NONBLOCK)
    let slave = String(decoding: slavePath.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    terminal = VirtualTerminal(rows: rows, columns: columns)
    started = .now
    pid = try ChildProcess.start(path, arguments, environment: environment, terminal: slave)
  }

  deinit {
    kill(pid, SIGKILL)
    _ = ChildProcess.wait(pid)
    close(master)
  }

  func send(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
      if written > 0 { rest = rest.dropFirst(written) } else { _ = wait(10, for: Int16(POLLOUT)) }
    }
  }

  func resize(rows: Int, columns: Int) {
    terminal = terminal.resized(rows: rows, columns: columns)
    _ = csystem_pty_resize(master, Int32(rows), Int32(columns))
  }

  /// Reads until nothing has come for `quiet` milliseconds, or the screen is as wanted.
  ///
  /// - Parameter first: how long the first byte may take.
  func read(
    quiet: Int32, first: Int32 = 2_000, until isWanted: ((VirtualTerminal) -> Bool)? = nil
  ) -> [Chunk] {
    var chunks: [Chunk] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    var patience = first
    while wait(patience, for: Int16(POLLIN)) {
      let count = Glibc.read(master, &buffer, buffer.count)
      guard count > 0 else { break }
      let chunk = Chunk(time: .now, bytes: Array(buffer[..<count]))
      chunks.append(chunk)
      terminal.feed(chunk.bytes)
      if let isWanted, isWanted(terminal) { break }
      patience = isWanted == nil ? quiet : first
    }
    return chunks
  }

  private func wait(_ milliseconds: Int32, for events: Int16) -> Bool {
    var descriptor = pollfd(fd: master, events: events, revents: 0)
    return poll(&descriptor, 1, milliseconds) > 0
  }

  // MARK: What the kernel says of it

  /// Resident memory now and at its highest, in kB.
  var memory: (now: Int, peak: Int) {
    let lines = Self.contents("/proc/\(pid)/status").split(separator: "\n")
    func field(_ name: String) -> Int {
      lines.first { $0.hasPrefix(name) }?.split { $0 == " " || $0 == "\t" }.compactMap { Int($0) }.first ?? 0
    }
    return (field("VmRSS:"), field("VmHWM:"))
  }

  /// Processor time so far, in milliseconds.
  var processorTime: Int {
    let fields = Self.contents("/proc/\(pid)/stat").split(separator: ")").last?.split(separator: " ") ?? []
    guard fields.count > 12, let user = Int(fields[11]), let system = Int(fields[12]) else { return 0 }
    return (user + system) * 1_000 / Int(sysconf(Int32(_SC_CLK_TCK)))
  }

  private static func contents(_ path: String) -> String {
    let file = open(path, O_RDONLY)
    guard file >= 0 else { return "" }
    defer { close(file) }
    var buffer = [UInt8](repeating: 0, count: 8_192)
    let count = Glibc.read(file, &buffer, buffer.count)
    return String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
  }
}

enum BenchmarkError: Error, CustomStringConvertible {
  case system(String, Int32)
  case usage(String)
  case neverPainted(String, String)

  var description: String {
    switch self {
    case .system(let what, let code): "\(what): \(String(cString: strerror(code)))"
    case .usage(let why): "\(why)\nusage is in Tests/ScreenBenchmark/ScreenBenchmark.swift"
    case .neverPainted(let name, let screen): "\(name) did not show what was waited for:\n\(screen)"
    }
  }
}
