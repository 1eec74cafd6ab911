/// The state of one connection as the protocol sees it: what may be said next, and what the answers belong to.
/// A value without a socket (Bolt specification, server states).
struct Conversation: Sendable {
  /// Where the server will be once it has answered everything that was sent.
  enum Phase: Sendable, Hashable {
    /// HELLO comes next.
    case connected
    /// LOGON comes next (5.1).
    case authentication
    case ready
    /// An auto-commit result is open.
    case streaming
    case inTransaction
    /// In a transaction with open results; their number is known to the server alone.
    case transactionStreaming
    /// A request failed; everything but RESET is ignored.
    case failed
    /// Nothing can be said any more.
    case defunct
  }

  enum Failure: Error, Hashable, CustomStringConvertible {
    /// Ours: a message that may not be sent now.
    case notAllowed(Request.Kind, Phase)
    /// Theirs: an answer that nothing waits for, or a record where none belongs.
    case unexpectedAnswer(String)

    var description: String {
      switch self {
      case .notAllowed(let kind, let phase): "\(kind) cannot be sent while the connection is \(phase)"
      case .unexpectedAnswer(let what): "the server sent \(what) that nothing waits for"
      }
    }
  }

  let version: ProtocolVersion
  private(set) var phase: Phase = .connected
  private var pending = Fifo<Request.Kind>()
  /// Results of the transaction that have not ended.
  private var openResults = 0
  /// The server has failed at something and ignores all that it is sent before RESET.
  private var isIgnoring = false

  init(version: ProtocolVersion) { self.version = version }

  /// How many answers are due.
  var outstanding: Int { pending.count }

  /// The request that the next answer belongs to.
  var next: Request.Kind? { pending.first }

  /// True where the connection can be used for anything by anybody. A RESET whose answer is due does not matter, nor
  /// what the server ignores before it: what is sent next is behind both.
  var isClean: Bool { phase == .ready && !hasWorkDue }

  private var hasWorkDue: Bool {
    var isIgnored = isIgnoring
    return pending.contains { kind in
      if kind == .reset { isIgnored = false }
      return kind != .reset && !isIgnored
    }
  }

  // MARK: Sending

  /// Notes that a request is sent; the phase is the one that a good answer will lead to.
  mutating func send(_ kind: Request.Kind) throws(Failure) {
    guard let after = phase(after: kind) else { throw .notAllowed(kind, phase) }
    phase = after
    if kind == .run, after == .transactionStreaming { openResults += 1 }
    if [.reset, .commit, .rollback, .begin].contains(kind) { openResults = 0 }
    if kind != .goodbye { pending.append(kind) }
  }

  private func phase(after kind: Request.Kind) -> Phase? {
    switch (kind, phase) {
    case (_, .defunct): nil
    case (.goodbye, _): .defunct
    case (.hello, .connected): version.hasLogon ? .authentication : .ready
    case (.logon, .authentication): .ready
    case (.logoff, .ready) where version.hasLogon: .authentication
    case (.reset, .connected), (.reset, .authentication): nil
    case (.reset, _): .ready
    case (.telemetry, .ready) where version.hasTelemetry: .ready
    case (.route, .ready): .ready
    case (.run, .ready): .streaming
    case (.begin, .ready): .inTransaction
    case (.run, .inTransaction), (.run, .transactionStreaming): .transactionStreaming
    case (.pull, .streaming), (.discard, .streaming): .streaming
    case (.pull, .transactionStreaming), (.discard, .transactionStreaming): .transactionStreaming
    case (.commit, .inTransaction), (.rollback, .inTransaction): .ready
    case (.commit, .transactionStreaming), (.rollback, .transactionStreaming): .ready
    default: nil
    }
  }

  // MARK: Receiving

  /// Notes a record; false where it belongs to nothing.
  func acceptsRecord() -> Bool { next == .pull }

  /// Notes the end of an answer and returns which request it was.
  mutating func receive(_ message: ServerMessage) throws(Failure) -> Request.Kind {
    guard let kind = pending.popFirst() else { throw .unexpectedAnswer("a message") }
    switch message {
    case .success(let metadata): succeeded(kind, metadata)
    case .failure: failed(kind)
    case .ignored: if !isReset { phase = phase == .defunct ? .defunct : .failed }
    }
    return kind
  }

  private mutating func succeeded(_ kind: Request.Kind, _ metadata: [String: Value]) {
    if kind == .reset { isIgnoring = false }
    guard kind == .pull || kind == .discard, metadata["has_more"] != .bool(true) else { return }
    switch phase {
    case .streaming: phase = .ready
    case .transactionStreaming:
      openResults -= 1
      if openResults <= 0 { phase = .inTransaction }
    default: break
    }
  }

  /// A RESET that is on its way will clear what failed.
  private var isReset: Bool { pending.contains { $0 == .reset } }

  private mutating func failed(_ kind: Request.Kind) {
    switch kind {
    // The server closes after these (Bolt specification, server states).
    case .hello, .logon, .logoff, .reset: phase = .defunct
    default:
      isIgnoring = true
      if !isReset, phase != .defunct { phase = .failed }
    }
  }

  /// The connection is gone.
  mutating func end() { phase = .defunct }
}
