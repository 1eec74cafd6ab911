import CSystem
import EventLoop
import Glibc

/// A whole program on a terminal of its own: a pty with a `VirtualTerminal` at its other end.
///
/// Everything waits for what the program shows; nothing sleeps.
///
/// ```swift
/// let program = try await TerminalProgram(path, arguments: ["demo"], rows: 24, columns: 80)
/// try await program.wait("the list") { $0.contains("1 Recordings") }
/// try await program.press(.down)
/// ```
public actor TerminalProgram {
  /// What a person would see now.
  public private(set) var terminal: VirtualTerminal
  /// Bytes that came so far.
  public private(set) var bytesReceived = 0
  /// The last bytes that came, for a test that looks at the sequences themselves.
  public private(set) var recent: [UInt8] = []
  public let pid: pid_t

  private var master: Int32
  /// True once the program has closed its terminal.
  public private(set) var hasEnded = false
  private var status: Int32?
  private let loop = EventLoop.io
  /// How long anything may take on a loaded machine before a test has failed.
  private let patience: Duration

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - term: TERM; by default the harness's own `tkvt`, beside which there are `tkvt-direct` and `tkvt-16color`.
  ///   - environment: everything the program gets besides TERM and PATH; LANG is C.UTF-8 unless given.
  public init(
    _ path: String, arguments: [String] = [], rows: Int = 24, columns: Int = 80, term: String? = nil,
    environment: [String: String] = [:], directory: String? = nil, patience: Duration = .seconds(90)
  ) throws {
    var slavePath = [CChar](repeating: 0, count: 128)
    master = csystem_pty_open(Int32(rows), Int32(columns), &slavePath, slavePath.count)
    guard master >= 0 else { throw HarnessError.system(call: "opening a pty", errno: errno) }
    _ = fcntl(master, F_SETFL, O_NONBLOCK)
    // Entries that are not in that folder are looked for in the system's.
    let descriptions = try TerminalDescription.folder.get()
    var variables = [
      "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TERM": term ?? TerminalDescription.name, "TERMINFO": descriptions,
    ]
    variables.merge(environment) { $1 }
    let slave = String(decoding: slavePath.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    do {
      pid = try ChildProcess.start(path, arguments, environment: variables, directory: directory, terminal: slave)
    } catch {
      Glibc.close(master)
      throw error
    }
    terminal = VirtualTerminal(rows: rows, columns: columns)
    self.patience = patience
  }

  deinit {
    if status == nil {
      kill(pid, SIGKILL)
      _ = ChildProcess.wait(pid)
    }
    if master >= 0 { close(master) }
  }

  // MARK: Doing

  public func press(_ keys: KeyName...) async throws {
    for key in keys { try await send(bytes: key.bytes) }
  }

  /// Types characters as they are.
  public func type(_ text: String) async throws { try await send(bytes: Array(text.utf8)) }

  /// Pastes text as a terminal with bracketed paste does.
  public func paste(_ text: String) async throws { try await type("\u{1B}[200~\(text)\u{1B}[201~") }

  public func send(bytes: [UInt8]) async throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
      if written > 0 {
        rest = rest.dropFirst(written)
      } else if errno == EAGAIN {
        try await loop.ready(master, for: .writable, until: .now + patience)
      } else if errno != EINTR {
        throw HarnessError.system(call: "write to the terminal", errno: errno)
      }
    }
  }

  /// Gives the terminal another size; the kernel tells the program.
  public func resize(rows: Int, columns: Int) {
    takeWaiting()
    terminal = terminal.resized(rows: rows, columns: columns)
    _ = csystem_pty_resize(master, Int32(rows), Int32(columns))
  }

  public func signal(_ number: Int32) { kill(pid, number) }

  // MARK: Waiting

  /// Waits until the screen is as wanted; asked again after everything that comes.
  ///
  /// - Throws: ``HarnessError`` with the screen as it is, at the end of patience or of the program, and at once for
  ///   a sequence that the terminal does not know.
  @discardableResult
  public func wait(
    _ what: String = "the screen", for isWanted: @Sendable (VirtualTerminal) -> Bool
  ) async throws -> VirtualTerminal {
    let deadline = ContinuousClock.now + patience
    while true {
      takeWaiting()
      guard terminal.unknown.isEmpty else { throw HarnessError.unknownSequences(terminal.unknown) }
      if isWanted(terminal) { return terminal }
      if hasEnded { throw HarnessError.ended(waitingFor: what, screen: terminal.text) }
      do {
        try await loop.ready(master, for: .readable, until: deadline)
      } catch EventLoopError.timedOut {
        throw HarnessError.timedOut(waitingFor: what, screen: terminal.text)
      }
    }
  }

  /// Waits for a text anywhere on the screen.
  @discardableResult
  public func wait(forText text: String) async throws -> VirtualTerminal {
    try await wait("\"\(text)\"") { $0.contains(text) }
  }

  /// Waits until nothing has come for a while: for pictures. A test waits for what it wants to see instead.
  ///
  /// - Parameter first: how long the first byte may take, where an answer is expected.
  public func settle(first: Duration? = nil, quiet: Duration = .milliseconds(800)) async throws {
    var patience = first ?? quiet
    while !hasEnded {
      let before = bytesReceived
      takeWaiting()
      if bytesReceived > before { patience = quiet }
      do {
        try await loop.ready(master, for: .readable, until: .now + patience)
      } catch EventLoopError.timedOut {
        return
      }
    }
  }

  /// Waits until the program has closed the terminal, and returns its exit status (128 + signal).
  public func exitStatus() async throws -> Int32 {
    if let status { return status }
    let deadline = ContinuousClock.now + patience
    while !hasEnded {
      takeWaiting()
      guard !hasEnded else { break }
      do {
        try await loop.ready(master, for: .readable, until: deadline)
      } catch EventLoopError.timedOut {
        throw HarnessError.timedOut(waitingFor: "the end of the program", screen: terminal.text)
      }
    }
    guard terminal.unknown.isEmpty else { throw HarnessError.unknownSequences(terminal.unknown) }
    let pid = pid
    let ended = try await BlockingWork.run { ChildProcess.wait(pid) }
    status = ended
    return ended
  }

  /// Takes the terminal away, as a lost connection does.
  public func hangUp() {
    takeWaiting()
    hasEnded = true
    close(master)
    master = -1
  }

  /// Bytes that come from sending a key until the screen is as wanted.
  public func bytes(
    of key: KeyName, until isWanted: @Sendable (VirtualTerminal) -> Bool
  ) async throws -> Int {
    takeWaiting()
    let before = bytesReceived
    try await press(key)
    try await wait("the answer to a key", for: isWanted)
    return bytesReceived - before
  }

  private func takeWaiting() {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while !hasEnded {
      let count = read(master, &buffer, buffer.count)
      if count > 0 {
        bytesReceived += count
        recent += buffer[..<count]
        if recent.count > 1 << 18 { recent.removeFirst(recent.count - (1 << 16)) }
        terminal.feed(buffer[..<count])
      } else if count == 0 || (errno != EINTR && errno != EAGAIN) {
        // EIO: nobody has the other end open any more.
        hasEnded = true
      } else if errno == EAGAIN {
        return
      }
    }
  }
}
