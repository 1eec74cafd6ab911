import CSystem
import EventLoop
import Glibc

/// Keys and signals.
extension TerminalScreen {
  /// Bytes read in one batch at most, so that a long paste does not keep the screen from being drawn.
  private static let batch = 1 << 16

  func watch() {
    inputWatch = loop.watch(0, for: .readable) { [weak self] ready in self?.takeInput(ready) }
    signalWatch = loop.watch(signalPipe.read, for: .readable) { [weak self] _ in self?.takeSignals() }
  }

  func endInput() {
    if let inputWatch { loop.unwatch(inputWatch) }
    if let escapeTimer { loop.cancelTimer(escapeTimer) }
    (inputWatch, escapeTimer) = (nil, nil)
  }

  // MARK: Keys

  /// All that waits is read before anything is told, so that a held key is drawn once for all its repeats.
  private func takeInput(_ ready: Readiness) {
    let (bytes, ended) = readWaiting()
    if let escapeTimer { loop.cancelTimer(escapeTimer) }
    escapeTimer = nil
    var events = decoder.feed(bytes)
    if ended || (bytes.isEmpty && !ready.isDisjoint(with: [.hungUp, .failed])) {
      endInput()
      events.append(.hangUp)
    } else {
      awaitRest()
    }
    tell(events)
  }

  private func awaitRest() {
    guard let patience = decoder.patience(escapeDelay: escapeDelay) else { return }
    escapeTimer = loop.timer(at: .now + patience) { [weak self] in
      guard let self else { return }
      escapeTimer = nil
      tell(decoder.timeUp())
    }
  }

  private func readWaiting() -> (bytes: [UInt8], ended: Bool) {
    var bytes: [UInt8] = []
    while bytes.count < Self.batch, Self.isReadable(0) {
      let count = inputBuffer.withUnsafeMutableBytes { read(0, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR || errno == EAGAIN { continue }
      guard count > 0 else { return (bytes, true) }
      bytes += inputBuffer[..<count]
      // Less than there is room for: it was all.
      if count < inputBuffer.count { break }
    }
    return (bytes, false)
  }

  private static func isReadable(_ descriptor: Int32) -> Bool {
    var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&waiting, 1, 0) > 0 && waiting.revents & Int16(POLLIN) != 0
  }

  private func tell(_ events: [TerminalEvent]) {
    if !events.isEmpty { handler(events) }
  }

  // MARK: Signals

  private func takeSignals() {
    var events: [TerminalEvent] = []
    for signal in readSignals() {
      switch signal {
      case SIGWINCH: if isOpen, fitToTerminal() { events.append(.resize(rows: rows, columns: columns)) }
      case SIGHUP: events.append(.hangUp)
      // Stopping is the caller's to do, between two files: as if ^Z had been typed.
      case SIGTSTP: events.append(.key(.control("z")))
      case SIGCONT: if isOpen { afterForeignStop() }
      default: events.append(.terminate(signal))
      }
    }
    tell(events)
  }

  /// Stopped from outside by SIGSTOP: the shell has had the terminal since.
  private func afterForeignStop() {
    // Continued by `bg` or `kill -CONT`: the shell's screen is not ours to write on before `fg`.
    if !ownsTerminal { stopJob() }
    leave()
    comeBack()
  }

  private var ownsTerminal: Bool { [getpgrp(), -1].contains(tcgetpgrp(0)) }

  /// Stops, and returns when the job is continued. Its signals have been dealt with then; everything else that came is
  /// still to be told.
  func stopJob() {
    csystem_stop_job()
    for signal in readSignals() where signal != SIGCONT && signal != SIGTSTP {
      var byte = UInt8(truncatingIfNeeded: signal)
      _ = write(signalPipe.write, &byte, 1)
    }
  }

  private func readSignals() -> [Int32] {
    var buffer = [UInt8](repeating: 0, count: 64)
    var signals: [Int32] = []
    while true {
      let count = read(signalPipe.read, &buffer, buffer.count)
      guard count > 0 else { return signals }
      signals += buffer[..<count].map(Int32.init)
    }
  }
}
