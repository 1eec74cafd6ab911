import CPostgres
import EventLoop

/// Makes a connection: libpq's calls on a thread that may block (they resolve names, read `.pgpass`, keys and service
/// files, and compute SCRAM, in PQconnectStart and PQconnectPoll alike), the waits between them on the event loop.
struct Connecting {
  private let configuration: PostgresConfiguration
  private let loop: EventLoop
  private let start = ContinuousClock.now

  init(_ configuration: PostgresConfiguration, on loop: EventLoop) {
    self.configuration = configuration
    self.loop = loop
  }

  /// - Throws: ``PostgresError``; the half-made connection is gone then.
  func connect() async throws -> Link {
    let (configuration, loop) = (configuration, loop)
    do {
      let resolved = try await block(until: start + configuration.connectTimeout) {
        try ResolvedOptions.resolve(configuration, on: loop)
      }
      return try await connect(resolved)
    } catch EventLoopError.timedOut {
      let server = HostList(asWrittenIn: configuration.conninfo).address(at: 0)
      throw PostgresError(.timedOut, "no connection within \(configuration.connectTimeout)", server: server)
    } catch is CancellationError {
      throw PostgresError(.cancelled, "cancelled while connecting")
    }
  }

  /// libpq goes to the next host by itself when one refuses, but not when one is silent: then we begin anew after it.
  private func connect(_ resolved: ResolvedOptions) async throws -> Link {
    var options = ConnectionOptions(configuration)
    if resolved.unusablePasswordFile != nil { options["passfile"] = PasswordFile.none }
    var attempt = Attempt(resolved, deadline: .now + overall(resolved), ofHost: ofHost(resolved))
    while true {
      do {
        return try await follow(options, &attempt)
      } catch EventLoopError.timedOut {
        let silent = attempt.silentHost
        guard silent + 1 < resolved.hosts.count, attempt.deadline > .now else {
          let server = attempt.address ?? resolved.hosts.address(at: silent)
          throw PostgresError(.timedOut, "no connection in time", server: server)
        }
        resolved.hosts.restrict(&options, after: silent)
        attempt.passed = silent + 1
      }
    }
  }

  /// The user's own `connect_timeout` is for each host; ours is for all together.
  private func overall(_ resolved: ResolvedOptions) -> Duration {
    resolved.timeoutOfHost.map { $0 * resolved.hosts.count } ?? configuration.connectTimeout
  }

  private func ofHost(_ resolved: ResolvedOptions) -> Duration {
    resolved.timeoutOfHost ?? configuration.connectTimeout / max(1, resolved.hosts.count)
  }

  private func follow(_ options: ConnectionOptions, _ attempt: inout Attempt) async throws -> Link {
    let loop = loop
    let notices = NoticeBox(configuration.onNotice)
    attempt.begin()
    guard let link = try await block(until: attempt.limit, { options.start(on: loop, notices: notices) }) else {
      throw PostgresError(.unreachable, "no memory for a connection")
    }
    link.showsCodes(true)
    var status = link.status == CONNECTION_BAD ? PGRES_POLLING_FAILED : PGRES_POLLING_WRITING
    while status != PGRES_POLLING_OK {
      attempt.observe(link)
      guard status != PGRES_POLLING_FAILED, let socket = link.socket else { throw refused(link, attempt) }
      try await wait(socket, for: status, until: attempt.limit)
      // The wait is over and nothing watches the socket: PQconnectPoll may close it and open another.
      status = try await block(until: attempt.limit) { link.poll() }
    }
    guard link.stopBlocking() else { throw refused(link, attempt) }
    link.showsCodes(false)
    return link
  }

  private func wait(
    _ socket: Int32, for status: PostgresPollingStatusType, until limit: ContinuousClock.Instant
  ) async throws {
    do {
      try await loop.ready(socket, for: status == PGRES_POLLING_READING ? .readable : .writable, until: limit)
    } catch EventLoopError.descriptorClosed {}  // libpq finds out for itself and says why
  }

  private func block<T: Sendable>(
    until deadline: ContinuousClock.Instant, _ body: @escaping @Sendable () throws -> T
  ) async throws -> T {
    try await AbandonableWork.run(until: deadline, on: loop, body)
  }

  private func refused(_ link: Link, _ attempt: Attempt) -> PostgresError {
    var error = ErrorText.refusedConnection(link, password: attempt.resolved.password)
    if link.needsPassword { error.hint = attempt.resolved.unusablePasswordFile.map(PasswordFile.advice) ?? error.hint }
    return error
  }
}

/// How far an attempt has come in the list of hosts.
private struct Attempt {
  let resolved: ResolvedOptions
  let deadline: ContinuousClock.Instant
  private let ofHost: Duration
  /// Hosts that were given up as silent.
  var passed = 0
  private(set) var address: String?
  private var host = 0
  private var hostLimit = ContinuousClock.now

  init(_ resolved: ResolvedOptions, deadline: ContinuousClock.Instant, ofHost: Duration) {
    self.resolved = resolved
    self.deadline = deadline
    self.ofHost = ofHost
  }

  var limit: ContinuousClock.Instant { min(deadline, hostLimit) }
  /// The host whose time is up.
  var silentHost: Int { max(host, passed) }

  mutating func begin() {
    host = passed
    hostLimit = .now + ofHost
  }

  /// Notes where libpq is; each host has its time anew.
  mutating func observe(_ link: Link) {
    address = link.address
    guard let position = resolved.hosts.position(of: link), position != host, position >= passed else { return }
    host = position
    hostLimit = .now + ofHost
  }
}
