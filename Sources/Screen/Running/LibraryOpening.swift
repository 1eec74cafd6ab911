import EventLoop
import Library
import LocalServers

/// The library of a screen: opened in the background, so that the first frame waits for nothing, and again after a
/// failure when somebody asks, with growing pauses.
public actor LibraryOpening {
  private let configuration: Configuration
  private let choice: ServerChoice
  private var opened: MusicLibrary?
  private var attempt: Task<MusicLibrary, any Error>?
  private var pause = Duration.zero
  private var waiting: [CheckedContinuation<Void, Never>] = []

  public init(_ configuration: Configuration, _ choice: ServerChoice) {
    self.configuration = configuration
    self.choice = choice
  }

  /// The library, as soon as it can be had.
  ///
  /// - Throws: what the attempt under way threw.
  public func library() async throws -> MusicLibrary { try await open(making: false) }

  /// Begins to open it and to connect, before the terminal is there: what the first page waits for most.
  public func prepare() async {
    if let library = try? await open(making: false) { await library.prepare() } else { pause = .zero }
  }

  /// Makes and starts the user's own servers.
  public func makeLocalServers() async throws {
    attempt = nil
    pause = .zero
    _ = try await open(making: true)
    for continuation in waiting { continuation.resume() }
    waiting = []
  }

  /// Waits until the user's own servers have been made.
  func localServersAreMade() async {
    guard opened == nil else { return }
    await withCheckedContinuation { waiting.append($0) }
  }

  /// Ends its connections.
  public func close() async {
    attempt?.cancel()
    await opened?.close()
    opened = nil
  }

  private func open(making: Bool) async throws -> MusicLibrary {
    if let opened { return opened }
    if let attempt { return try await attempt.value }
    let task = Task { [configuration, choice, pause] in
      if pause > .zero { try await EventLoop.io.sleep(for: pause) }
      return try await MusicLibrary.open(configuration, choice, making: making)
    }
    attempt = task
    defer { attempt = nil }
    do {
      let library = try await task.value
      (opened, pause) = (library, .zero)
      return library
    } catch {
      pause = min(.seconds(5), max(.milliseconds(250), pause * 2))
      throw error
    }
  }
}
