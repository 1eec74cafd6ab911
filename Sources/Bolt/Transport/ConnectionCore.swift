import EventLoop

/// What a connection keeps behind its lock: the socket, the conversation on it, and who waits for which answer.
struct ConnectionCore: ~Copyable {
  var channel: Channel
  private(set) var conversation: Conversation
  private var deframer = MessageDeframer()
  private var buffer = ReceiveBuffer()
  private var replies = Fifo<Reply>()
  private(set) var dialect: Dialect
  /// Why nothing can be sent any more.
  private(set) var closedBy: BoltError?
  /// How long the server may be silent while an answer is due.
  private(set) var readTimeout: Duration?
  /// When bytes came last, or the first request of a series was sent.
  private(set) var lastActivity = ContinuousClock.now
  var isTimerArmed = false
  /// The statement that was sent last.
  var lastQuery: String?
  var readWatch: LoopToken?
  var writeWatch: LoopToken?
  var timer: LoopToken?
  var readSwitch: ReadSwitch
  /// Tasks that sleep until the loop has read their answer.
  private var sleepers = 0

  init(_ channel: consuming Channel, version: ProtocolVersion, readTimeout: Duration?) {
    readSwitch = ReadSwitch(for: channel.descriptor)
    self.channel = channel
    conversation = Conversation(version: version)
    dialect = version.hasElementIDs ? .bolt5 : .bolt4
    self.readTimeout = readTimeout
  }

  var isClosed: Bool { closedBy != nil }
  /// True where the connection can serve anybody.
  var isClean: Bool { !isClosed && conversation.isClean }

  /// The server has agreed to the patch `utc`.
  mutating func useUTC() { dialect.utc = true }

  // MARK: Who hears

  /// The loop is not woken by what comes from now on, as long as nobody relies on it.
  mutating func hush() { if sleepers == 0, !isClosed { readSwitch.turn(on: false) } }

  /// The loop reads what comes.
  mutating func hearOnLoop() { if !isClosed { readSwitch.turn(on: true) } }

  /// Somebody sleeps until the loop has read an answer.
  mutating func fallAsleep() {
    sleepers += 1
    hearOnLoop()
  }

  mutating func wakeUp() { sleepers -= 1 }

  // MARK: Sending

  /// What the loop has to do after a send.
  struct Needs {
    /// A read timer at this moment.
    var timer: ContinuousClock.Instant?
    /// The socket did not take everything.
    var writable = false
  }

  mutating func send(
    _ kinds: [Request.Kind], _ newReplies: [Reply], _ bytes: UnsafeRawBufferPointer, inTransaction: Bool
  ) throws(BoltError) -> Needs {
    if let closedBy { throw closedBy }
    if inTransaction, conversation.phase != .inTransaction, conversation.phase != .transactionStreaming {
      throw BoltError(.transactionOver, "the transaction is over: a statement in it failed, or it was ended")
    }
    let isFirst = conversation.outstanding == 0
    var next = conversation
    do {
      for kind in kinds { try next.send(kind) }
    } catch {
      throw BoltError(.misuse, error.description)
    }
    conversation = next
    for (kind, reply) in zip(kinds, newReplies) where kind != .goodbye { replies.append(reply) }
    if isFirst { lastActivity = .now }
    write(bytes)
    return needs()
  }

  /// A broken connection is seen by the reader, which may first find out why.
  private mutating func write(_ bytes: UnsafeRawBufferPointer) {
    do { try channel.send(bytes) } catch {}
  }

  mutating func needs() -> Needs {
    var needs = Needs()
    if let readTimeout, !isTimerArmed, !isClosed, conversation.outstanding > 0 {
      isTimerArmed = true
      needs.timer = lastActivity + readTimeout
    }
    needs.writable = channel.hasBacklog && writeWatch == nil && !isClosed
    return needs
  }

  /// Another time from now on. The timer of the old one could run far too late: it is returned, to be cancelled.
  mutating func setReadTimeout(_ timeout: Duration?) -> LoopToken? {
    readTimeout = timeout
    isTimerArmed = false
    return timer.take()
  }

  /// The read timer has run: nil where nothing is late, with the moment of the next look if there is one.
  mutating func timerRan() -> (isLate: Bool, next: ContinuousClock.Instant?) {
    isTimerArmed = false
    timer = nil
    guard let readTimeout, !isClosed, conversation.outstanding > 0 else { return (false, nil) }
    let deadline = lastActivity + readTimeout
    if deadline <= .now { return (true, nil) }
    isTimerArmed = true
    return (false, deadline)
  }

  // MARK: Receiving

  /// Reads what is there and gives it to those who wait.
  ///
  /// - Throws: ``BoltError`` where the connection is of no use any more.
  mutating func receive() throws(BoltError) {
    // Several times, so that a long stream needs few rounds of the loop; not for ever, for the sake of the others.
    // What TLS has taken from the socket must be read to its end: poll(2) would not tell of it again.
    var rounds = 0
    while rounds < 4 || channel.isEncrypted {
      rounds += 1
      let space = buffer.free.count
      switch try channel.receive(into: buffer.free) {
      case .nothing: return
      case .end: throw BoltError(.connectionLost, "the server closed the connection")
      case .bytes(let count):
        lastActivity = .now
        buffer.append(count)
        try deframe()
        if count < space, !channel.isEncrypted { return }
      }
    }
  }

  private mutating func deframe() throws(BoltError) {
    var local = MessageDeframer()
    swap(&local, &deframer)
    var batch = RecordBatch()
    let used = try local.feed(buffer.filled) { (message) throws(BoltError) in
      if message.count >= 2, message[1] == ServerMessage.recordTag, message[0] == 0xB1 {
        guard conversation.acceptsRecord() else {
          throw BoltError(.protocolViolation, "the server sent a record that nothing waits for")
        }
        batch.append(message)
      } else {
        deliver(&batch)
        try finish(message)
      }
    }
    deliver(&batch)
    swap(&local, &deframer)
    buffer.consume(used)
  }

  private func deliver(_ batch: inout RecordBatch) {
    guard batch.count > 0 else { return }
    var full = RecordBatch()
    swap(&full, &batch)
    replies.first?.deliver(full)
  }

  private mutating func finish(_ message: UnsafeRawBufferPointer) throws(BoltError) {
    let answer: ServerMessage
    do { answer = try ServerMessage(message, dialect: dialect) } catch { throw BoltError(error, reading: true) }
    do { _ = try conversation.receive(answer) } catch { throw BoltError(.protocolViolation, error.description) }
    let reply = replies.popFirst()
    if conversation.phase == .failed, case .failure = answer { sendReset() }
    switch answer {
    case .success(let metadata): reply?.finish(.success(metadata))
    case .failure(let failure): reply?.finish(.failure(failure))
    case .ignored: reply?.finish(.ignored)
    }
  }

  /// At once after a failure: until then the server keeps what the failed work held, and on Neo4j 5.26 that can keep
  /// everybody else out (memory pool).
  private mutating func sendReset() {
    var writer = PackStreamWriter(dialect: dialect, capacity: 16)
    do {
      try writer.write(.reset)
      try conversation.send(.reset)
    } catch { return }
    replies.append(Reply())
    write(writer.bytes)
  }

  // MARK: Ending

  /// Nothing will be sent any more.
  mutating func finishSending() {
    guard closedBy == nil else { return }
    channel.shutDown()
    channel.closeWriting()
  }

  /// Marks the connection closed and returns those who waited; nil where it was closed before.
  mutating func close(by error: BoltError) -> [Reply]? {
    guard closedBy == nil else { return nil }
    closedBy = error
    conversation.end()
    channel.shutDown()
    return replies.takeAll()
  }
}
