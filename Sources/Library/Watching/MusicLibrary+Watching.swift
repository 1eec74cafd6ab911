import Catalog
import EventLoop
import FoundationEssentials
import Postgres

extension MusicLibrary {
  /// Tells what happens to the library, by anybody, until the task is cancelled: changes as PostgreSQL notifies of
  /// them, the header's figures after them, and which server is there. Meanwhile this process is the graph's worker
  /// whenever nobody else is (N12).
  public func watch(_ tell: @escaping @Sendable (LibraryEvent) async -> Void) async {
    let figures = PacedWork(pause: .milliseconds(250)) { await self.tellCounts(tell) }
    let mirror = GraphMirror(self)
    let worker = PacedWork(pause: .milliseconds(100)) {
      // A graph that is away costs nothing but time: the rows wait in the outbox.
      if let applied = try? await mirror.apply(patiently: true, { _, _ in }), applied > 0 { figures.ask() }
    }
    let sight = AccessSight(hasty)
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await self.hear(figures, worker, sight, tell) }
      group.addTask { await self.feelPulse(figures, sight, tell) }
      group.addTask { await self.watchGraph(worker, tell) }
    }
    await mirror.release()
  }

  private func hear(
    _ figures: PacedWork, _ worker: PacedWork, _ sight: AccessSight,
    _ tell: @escaping @Sendable (LibraryEvent) async -> Void
  ) async {
    // What cannot LISTEN is looked at from time to time instead.
    guard await !sight.isReadOnly() else { return }
    do {
      for try await notice in catalog.notices() {
        switch notice {
        case .recordings(let ids), .proposals(let ids): await tell(.changed(ids.map { Set($0) }))
        case .tracklists: await tell(.changed(nil))
        case .listening:
          await tell(.state(.postgres, .up))
          await tell(.changed(nil))
        case .lost(let error): await tell(.state(.postgres, .away(Outage(error).short)))
        }
        figures.ask()
        worker.ask()
      }
    } catch {
      // The sequence ends with the task.
    }
  }

  private func tellCounts(_ tell: @Sendable (LibraryEvent) async -> Void) async {
    guard let counts = try? await counts() else { return }
    await tell(.counts(recordings: counts.recordings, pending: counts.pending, behind: counts.behind))
  }

  /// A frozen server says nothing, so it is asked.
  private func feelPulse(
    _ figures: PacedWork, _ sight: AccessSight, _ tell: @Sendable (LibraryEvent) async -> Void
  ) async {
    var connection: PostgresConnection?
    while !Task.isCancelled {
      do {
        if connection == nil { connection = try await PostgresConnection.connect(hasty) }
        try await connection?.ping(within: .seconds(2))
        let state = try await sight.state()
        await tell(.state(.postgres, state))
        if state != .up {
          await tell(.changed(nil))
          figures.ask()
        }
      } catch {
        guard !Task.isCancelled else { break }
        await connection?.close()
        connection = nil
        await tell(.state(.postgres, .away(Outage(error).short)))
      }
      try? await EventLoop.io.sleep(for: .seconds(connection == nil ? 1 : 4))
    }
    await connection?.close()
  }

  private var hasty: PostgresConfiguration {
    var configuration = postgres
    configuration.connectTimeout = .seconds(3)
    return configuration
  }

  private func watchGraph(_ worker: PacedWork, _ tell: @Sendable (LibraryEvent) async -> Void) async {
    while !Task.isCancelled {
      var pause = Duration.seconds(4)
      do {
        let driver = try graph.driver()
        try await Patience.wait(.seconds(3)) { try await driver.verifyConnectivity() }
        await tell(.state(.graph, .up))
        // The worker before may have died, or this graph was away.
        worker.ask()
      } catch LibraryError.noGraph {
        return await tell(.state(.graph, .notNamed(Outage(LibraryError.noGraph).short)))
      } catch {
        guard !Task.isCancelled else { return }
        await tell(.state(.graph, .away(Outage(error).short)))
        pause = .seconds(2)
      }
      try? await EventLoop.io.sleep(for: pause)
    }
  }
}

/// What may be done with the database, looked at once it answers.
private actor AccessSight {
  private let configuration: PostgresConfiguration
  /// One look for all who wait for it; made anew where it failed.
  private var looking: Task<CatalogAccess, any Error>?

  init(_ configuration: PostgresConfiguration) { self.configuration = configuration }

  /// - Throws: `PostgresError` where the database does not answer.
  func state() async throws -> LibraryEvent.State {
    let look = looking ?? Task { [configuration] in try await CatalogAccess.look(configuration) }
    looking = look
    do {
      if case .onlyReads(let reason) = try await look.value { return .readOnly(reason.description) }
      return .up
    } catch {
      if looking == look { looking = nil }
      throw error
    }
  }

  /// Waits until the database answers; false where the task ends before.
  func isReadOnly() async -> Bool {
    while !Task.isCancelled {
      if let state = try? await state() { return state != .up }
      try? await EventLoop.io.sleep(for: .seconds(1))
    }
    return false
  }
}
