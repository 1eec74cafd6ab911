import CPostgres
import EventLoop
import Glibc

/// Moving bytes between libpq and the socket.
extension PostgresConnection {
  /// Waits for the socket.
  @discardableResult
  func wait(_ interest: Readiness) async throws -> Readiness {
    guard let socket = link.socket else { throw ErrorText.broken(link) }
    do {
      return try await loop.ready(socket, for: interest, until: patience.deadline)
    } catch EventLoopError.timedOut {
      throw PostgresError(.timedOut, "no answer in time", server: address)
    } catch EventLoopError.descriptorClosed {
      throw ErrorText.broken(link)
    }
  }

  /// Sends what libpq holds, taking in what the server says meanwhile: neither waits for the other for ever.
  func flush() async throws {
    while try link.flush() {
      let ready = try await wait([.readable, .writable])
      if ready != .writable { _ = try link.consume() }
    }
  }

  /// The next result; `nil` where the statement's results are over.
  func nextResult() async throws -> QueryResult? {
    while link.isBusy {
      try await wait(.readable)
      // False: the connection has ended. What the server said last is among the results.
      guard try link.consume() else { break }
    }
    return try link.nextResult()
  }

  /// Reads until the statement is over. The last result with its error, if any, thrown after all have been read.
  func lastResult() async throws -> QueryResult {
    var last: QueryResult?
    var failure: PostgresError?
    while let result = try await nextResult() {
      if failure == nil { failure = ErrorText.of(result, on: link) }
      if result.isCopy {
        try await refuseCopy(result)
        failure = failure ?? PostgresError(.misuse, "COPY needs copyIn or copyOut", server: address)
      }
      last = result
    }
    if let failure { throw failure }
    guard let last, link.isHealthy else { throw ErrorText.broken(link) }
    return last
  }

  /// Gets out of a COPY that nobody feeds or reads.
  func refuseCopy(_ result: QueryResult) async throws {
    if result.status == PGRES_COPY_IN {
      while !(try link.endCopy(failing: "nothing to copy")) { try await wait(.writable) }
      try await flush()
    } else {
      var ignored: [UInt8] = []
      while true {
        switch try link.takeCopy(into: &ignored) {
        case .row: ignored.removeAll(keepingCapacity: true)
        case .end: return
        case .wait:
          try await wait(.readable)
          guard try link.consume() else { return }
        }
      }
    }
  }
}

extension PostgresConnection.Patience {
  var deadline: ContinuousClock.Instant? {
    switch self {
    case .silence(let limit): limit.map { .now + $0 }
    case .until(let instant): instant
    }
  }
}

extension QueryResult {
  var isCopy: Bool { [PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_COPY_BOTH].contains(status) }
}

extension EventLoop {
  /// Whether a read from the descriptor would return at once.
  func isReadable(_ descriptor: Int32) -> Bool {
    var state = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&state, 1, 0) == 1
  }
}
