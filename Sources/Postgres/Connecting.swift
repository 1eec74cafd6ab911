import CPostgres
import EventLoop

/// Makes a connection: libpq's calls on a thread that may block (it resolves names, reads `.pgpass`, keys and service
/// files, and computes SCRAM in PQconnectStart and PQconnectPoll), the waits between them on the event loop.
struct Connecting {
  let configuration: PostgresConfiguration
  let loop: EventLoop
  private let deadline: ContinuousClock.Instant

  init(_ configuration: PostgresConfiguration, on loop: EventLoop) {
    self.configuration = configuration
    self.loop = loop
    deadline = .now + configuration.connectTimeout
  }

  /// - Throws: ``PostgresError``; the half-made connection is gone then.
  func connect() async throws -> Link {
    let notices = NoticeBox(configuration.onNotice)
    let options = ConninfoOptions(configuration)
    let loop = loop
    var address: String?
    do {
      guard let link = try await block({ options.start(on: loop, notices: notices) }) else {
        throw PostgresError(.unreachable, "no memory for a connection")
      }
      defer { address = link.address }
      guard link.status != CONNECTION_BAD else { throw refused(link) }
      try await follow(link)
      guard link.stopBlocking() else { throw refused(link) }
      return link
    } catch EventLoopError.timedOut {
      throw PostgresError(.timedOut, "no connection within \(configuration.connectTimeout)", server: address)
    } catch is CancellationError {
      throw PostgresError(.cancelled, "cancelled while connecting", server: address)
    }
  }

  private func follow(_ link: Link) async throws {
    var status = PGRES_POLLING_WRITING
    while status != PGRES_POLLING_OK {
      guard status != PGRES_POLLING_FAILED, let socket = link.socket else { throw refused(link) }
      let interest: Readiness = status == PGRES_POLLING_READING ? .readable : .writable
      do {
        try await loop.ready(socket, for: interest, until: deadline)
      } catch EventLoopError.descriptorClosed {
        throw refused(link)
      }
      // The wait above is over and nothing watches the socket: PQconnectPoll may close it and open another.
      status = try await block { link.poll() }
    }
  }

  private func block<T: Sendable>(_ body: @escaping @Sendable () -> T) async throws -> T {
    try await AbandonableWork.run(until: deadline, on: loop, body)
  }

  private func refused(_ link: Link) -> PostgresError {
    ErrorText.refusedConnection(link, password: configuration.password)
  }
}
