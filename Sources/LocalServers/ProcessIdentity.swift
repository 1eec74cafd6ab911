import CSystem
import EventLoop
import Glibc

/// A process that may outlive the program which started it, and how to know it again: numbers of processes are used
/// anew, so the number alone could name a stranger.
package struct ProcessIdentity: Sendable, Hashable, Codable {
  package let pid: Int32
  /// When it began, in clock ticks since the boot: field 22 of `/proc/PID/stat`, see proc(5).
  let startTicks: UInt64
  /// `/proc/sys/kernel/random/boot_id` of the boot that it began in.
  let boot: String

  /// The process that has this number now, or nil where none has.
  package init?(of pid: Int32) {
    guard let status = ProcessStatus(of: pid), !status.ended else { return nil }
    self.pid = pid
    startTicks = status.startTicks
    boot = Self.currentBoot
  }

  private static let currentBoot = TextFile.firstLine(of: "/proc/sys/kernel/random/boot_id") ?? ""

  /// Whether it still runs. A process of ours that has ended is collected on the way.
  package var isRunning: Bool {
    var ignored: Int32 = 0
    _ = waitpid(pid, &ignored, WNOHANG)
    guard let status = ProcessStatus(of: pid) else { return false }
    return !status.ended && status.startTicks == startTicks && boot == Self.currentBoot
  }

  /// Sends a signal to the process, or to the whole group it belongs to: each server began a session of its own.
  package func signal(_ number: Int32, group: Bool = false) {
    guard isRunning else { return }
    kill(group ? -getpgid(pid) : pid, number)
  }

  /// Waits until it has ended.
  ///
  /// - Returns: false where it still runs at the deadline.
  package func hasEnded(by deadline: ContinuousClock.Instant) async throws -> Bool {
    let handle = csystem_pidfd_open(pid)
    defer { if handle >= 0 { close(handle) } }
    while isRunning {
      guard ContinuousClock.now < deadline else { return false }
      guard handle >= 0 else {
        // A kernel without pidfd_open(2): look again and again.
        try await EventLoop.io.sleep(for: .milliseconds(20))
        continue
      }
      do {
        try await EventLoop.io.ready(handle, for: .readable, until: deadline)
      } catch EventLoopError.timedOut { return !isRunning }
    }
    return true
  }
}

extension ProcessIdentity {
  /// A process that has this `NAME=value` in the environment it was started with.
  static func find(marked variable: String) -> ProcessIdentity? {
    let wanted = Array(variable.utf8)
    let found = Folder.names(in: "/proc").lazy.compactMap { Int32($0) }.first { pid in
      let variables = TextFile.read("/proc/\(pid)/environ")?.utf8.split(separator: 0) ?? []
      return pid != getpid() && variables.contains { $0.elementsEqual(wanted) }
    }
    return found.flatMap { ProcessIdentity(of: $0) }
  }

  /// The state of the process that has this number, as proc(5) names it (`R`, `S`, `D`, `T`, `Z`), or nil.
  package static func state(of pid: Int32) -> Character? { ProcessStatus(of: pid)?.state }

  /// The numbers of the processes that this one started and that still run.
  package static func children(of pid: Int32) -> [Int32] {
    Folder.names(in: "/proc").compactMap { Int32($0) }.filter { ProcessStatus(of: $0)?.parent == pid }
  }
}

/// What `/proc/PID/stat` says.
private struct ProcessStatus {
  let state: Character
  let parent: Int32
  let startTicks: UInt64

  var ended: Bool { state == "Z" || state == "X" }

  init?(of pid: Int32) {
    // The name, in parentheses, may hold anything; the fields start behind the last one.
    guard let line = TextFile.firstLine(of: "/proc/\(pid)/stat"), let close = line.lastIndex(of: ")") else {
      return nil
    }
    let fields = line[line.index(after: close)...].split(separator: " ")
    guard fields.count > 19, let ticks = UInt64(fields[19]) else { return nil }
    state = fields[0].first ?? "X"
    parent = Int32(fields[1]) ?? 0
    startTicks = ticks
  }
}
