import EventLoop

/// What a listener hears.
public enum PostgresNotification: Sendable, Hashable {
  /// Listening begins, for the first time or again: what was sent before may have been missed, so read again.
  case listening
  /// `NOTIFY channel, 'payload'` by the server process `process`.
  case received(channel: String, payload: String, process: Int32)
  /// The connection is lost or cannot be made; it is tried again, and `listening` follows once it is back.
  case lost(PostgresError)
}

/// The notifications of some channels, for as long as they are read; survives reconnects. Ends when the task is
/// cancelled. The connection is the reader's own and is closed with it.
public struct PostgresNotifications: AsyncSequence, Sendable {
  public typealias Element = PostgresNotification
  public typealias Failure = Never
  let configuration: PostgresConfiguration
  let channels: [String]

  public func makeAsyncIterator() -> Iterator { Iterator(listener: PostgresListener(configuration, channels)) }

  public struct Iterator: AsyncIteratorProtocol {
    let listener: PostgresListener
    public mutating func next() async -> PostgresNotification? { await listener.next() }

    public mutating func next(isolation actor: isolated (any Actor)?) async -> PostgresNotification? {
      await listener.next()
    }
  }
}

/// The state behind an iterator: everything happens in the reader's task, within `next`.
actor PostgresListener {
  nonisolated let loop = EventLoop.io
  nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }
  private let configuration: PostgresConfiguration
  private let channels: [String]
  private var connection: PostgresConnection?
  private var backOff = BackOff()

  init(_ configuration: PostgresConfiguration, _ channels: [String]) {
    self.configuration = configuration
    self.channels = channels
  }

  func next() async -> PostgresNotification? {
    do {
      guard let connection else { return try await listen() }
      return try await connection.nextNotification()
    } catch {
      await connection?.close()
      connection = nil
      guard !Task.isCancelled else { return nil }
      backOff.failed()
      return .lost(error as? PostgresError ?? PostgresError(.connectionLost, "\(error)"))
    }
  }

  private func listen() async throws -> PostgresNotification {
    try await loop.sleep(for: backOff.pause)
    let connection = try await PostgresConnection.connect(configuration)
    self.connection = connection
    try await connection.script(channels.map { "LISTEN \(Self.quoted($0))" }.joined(separator: ";"))
    backOff.succeeded()
    return .listening
  }

  private static func quoted(_ name: String) -> String { "\"\(name.replacing("\"", with: "\"\""))\"" }
}

extension PostgresConnection {
  /// Waits for the next notification. In silence the server is asked for a sign of life now and then: a server that is
  /// frozen, or a network that swallows everything, looks like one with nothing to say.
  func nextNotification() async throws -> PostgresNotification {
    while true {
      if let notification = link.nextNotification() { return notification }
      guard isOpen else { throw ErrorText.broken(link) }
      patience = .until(.now + configuration.idleCheck)
      do {
        try await wait(.readable)
        guard try link.consume() else { throw ErrorText.broken(link) }
      } catch let error as PostgresError where error.kind == .timedOut {
        try await ping(within: configuration.answerGrace)
      }
    }
  }
}
