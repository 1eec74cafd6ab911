import EventLoop
import Glibc
import Synchronization

/// One connection to a server that has agreed on a version. Requests are written on the caller's thread; answers are
/// read on the loop's, all messages of one receive in one go, and go to their replies.
final class Connection: Sendable {
  let version: ProtocolVersion
  /// Where it goes, as the user wrote it.
  let address: String
  let isEncrypted: Bool
  let createdAt: ContinuousClock.Instant
  let loop: EventLoop
  let descriptor: Int32
  let core: Mutex<ConnectionCore>
  private let hasUTC: Atomic<Bool>
  /// How many waits are left to the loop before a caller reads again himself.
  let waitsLeftToLoop = Atomic(0)

  /// Takes over a channel that is past the handshakes.
  init(
    _ channel: consuming sending Channel, version: ProtocolVersion, address: String, isEncrypted: Bool,
    readTimeout: Duration?, on loop: EventLoop
  ) {
    self.version = version
    self.address = address
    self.isEncrypted = isEncrypted
    self.loop = loop
    createdAt = .now
    descriptor = channel.descriptor
    hasUTC = Atomic(!version.hasUTCPatch)
    core = Mutex(ConnectionCore(channel, version: version, readTimeout: readTimeout))
    let watched = core.withLock { $0.readSwitch.descriptor }
    let watch = loop.watch(watched, for: .readable) { [weak self] _ in self?.readNow() }
    core.withLock { $0.readWatch = watch }
  }

  deinit { close() }

  // MARK: State

  /// Why nothing can be sent any more.
  var closedBy: BoltError? { core.withLock { $0.closedBy } }
  /// True where it can serve anybody: nothing is under way, nothing failed.
  var isClean: Bool { core.withLock { $0.isClean } }
  /// How long the server may be silent while an answer is due; said while none is.
  func setReadTimeout(_ timeout: Duration?) {
    if let old = core.withLock({ $0.setReadTimeout(timeout) }) { loop.cancelTimer(old) }
  }
  /// The server has agreed to the patch `utc`.
  func useUTC() {
    hasUTC.store(true, ordering: .releasing)
    core.withLock { $0.useUTC() }
  }
  /// How structures are read and written. Not behind the lock: whoever is woken by an answer asks at once.
  var dialect: Dialect {
    Dialect(elementIDs: version.hasElementIDs, utc: hasUTC.load(ordering: .acquiring))
  }

  /// The statement that was sent last.
  var lastQuery: String? { core.withLock { $0.lastQuery } }

  /// Our end's port, by which the server knows us too.
  var localPort: UInt16? {
    var address = sockaddr_storage()
    var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
    let result = core.withLock { core in
      core.isClosed
        ? -1
        : withUnsafeMutablePointer(to: &address) { pointer in
          pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &length) }
        }
    }
    // The port stands at the same place in the addresses of IPv4 and IPv6.
    let port = withUnsafeBytes(of: &address) { $0.load(fromByteOffset: 2, as: UInt16.self).bigEndian }
    return result == 0 && port > 0 ? port : nil
  }

  // MARK: Sending

  /// Sends requests in one go and returns their replies in the same order.
  ///
  /// - Parameters:
  ///   - inTransaction: true where they only make sense inside the open transaction.
  ///   - isAwaited: false where the caller has something else to do before he waits for an answer.
  /// - Throws: ``BoltError``; nothing was sent then.
  func send(
    _ requests: [Request], inTransaction: Bool = false, isAwaited: Bool = true
  ) throws(BoltError) -> [Reply] {
    var writer = PackStreamWriter(dialect: dialect)
    do {
      for request in requests { try writer.write(request) }
    } catch {
      throw BoltError(error, reading: false)
    }
    let replies = requests.map { _ in Reply(on: self) }
    let bytes = LentBytes(writer.bytes)
    let readsHere = isAwaited && !loop.isCurrent && patience != nil
    let needs = try core.withLock { (core) throws(BoltError) in
      if let query = requests.lazy.compactMap(\.query).last { core.lastQuery = query }
      // Before the answer can come: it would wake the loop for nothing.
      if readsHere { core.hush() } else { core.hearOnLoop() }
      return try core.send(requests.map(\.kind), replies, bytes.buffer, inTransaction: inTransaction)
    }
    serve(needs)
    return replies
  }

  private func serve(_ needs: ConnectionCore.Needs) {
    if let deadline = needs.timer { armTimer(at: deadline) }
    if needs.writable { loop.perform { self.watchWritable() } }
  }

  // MARK: Reading

  /// Reads what is there and gives it to those who wait; on the loop's thread, or on that of one who waits.
  func readNow() {
    do {
      let needs = try core.withLock { (core) throws(BoltError) in
        guard !core.isClosed else { return ConnectionCore.Needs() }
        try core.receive()
        return core.needs()
      }
      serve(needs)
    } catch {
      close(by: error)
    }
  }

  // MARK: On the loop's thread

  private func watchWritable() {
    core.withLock { core in
      guard !core.isClosed, core.writeWatch == nil, core.channel.hasBacklog else { return }
      core.writeWatch = loop.watch(descriptor, for: .writable) { [weak self] _ in self?.onWritable() }
    }
  }

  private func onWritable() {
    let finished = core.withLock { core -> LoopToken? in
      // A connection that broke is the reader's to find.
      let isDone = core.isClosed || (try? core.channel.flush()) == nil || !core.channel.hasBacklog
      return isDone ? core.writeWatch.take() : nil
    }
    if let finished { loop.unwatch(finished) }
  }

  private func armTimer(at deadline: ContinuousClock.Instant) {
    let timer = loop.timer(at: deadline) { [weak self] in self?.onTimer() }
    core.withLock { $0.timer = timer }
  }

  private func onTimer() {
    // An answer that nobody has fetched yet is none that is late.
    readNow()
    let (isLate, next) = core.withLock { $0.timerRan() }
    if isLate { close(by: BoltError(.silent, "\(address) was silent for too long; the connection was given up")) }
    if let next { armTimer(at: next) }
  }

  // MARK: Ending

  /// Closes at once. Those who wait for answers get the error.
  func close(by error: BoltError = BoltError(.misuse, "the connection was closed")) {
    let closed = core.withLock { core in
      core.close(by: error).map { ($0, core.timer.take(), core.readSwitch) }
    }
    guard let (waiting, timer, readSwitch) = closed else { return }
    for reply in waiting { reply.finish(.broken(error)) }
    if let timer { loop.cancelTimer(timer) }
    loop.perform { [descriptor, readSwitch, loop] in
      for watched in [readSwitch.descriptor, descriptor] { loop.letGo(of: watched) }
      readSwitch.close()
      Glibc.close(descriptor)
    }
  }

  /// Says GOODBYE where that is still possible, and closes when the server has closed too, or after a second: answers
  /// that are still on their way must not meet a closed socket, which would look like a crash to the server.
  func leave() {
    guard (try? send([.goodbye], isAwaited: false)) != nil else { return close() }
    let timer = loop.timer(at: .now + .seconds(1)) { self.close() }
    let oldTimer = core.withLock { core in
      core.finishSending()
      defer { core.timer = timer }
      return core.timer
    }
    if let oldTimer { loop.cancelTimer(oldTimer) }
  }
}

/// Bytes for the length of one call. `@unchecked Sendable`: they are only read, and nobody keeps them; the compiler
/// cannot see either.
private struct LentBytes: @unchecked Sendable {
  let buffer: UnsafeRawBufferPointer
  init(_ buffer: UnsafeRawBufferPointer) { self.buffer = buffer }
}
