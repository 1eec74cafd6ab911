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
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await self.hear(figures, worker, tell) }
      group.addTask { await self.feelPulse(tell) }
      group.addTask { await self.watchGraph(worker, tell) }
    }
    await mirror.release()
  }

  private func hear(
    _ figures: PacedWork, _ worker: PacedWork, _ tell: @escaping @Sendable (LibraryEvent) async -> Void
  ) async {
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
  private func feelPulse(_ tell: @Sendable (LibraryEvent) async -> Void) async {
    var connection: PostgresConnection?
    while !Task.isCancelled {
      do {
        if connection == nil { connection = try await PostgresConnection.connect(hasty) }
        try await connection?.ping(within: .seconds(2))
        await tell(.state(.postgres, .up))
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
      } catch {
        guard !Task.isCancelled else { return }
        await tell(.state(.graph, .away(Outage(error).short)))
        pause = .seconds(2)
      }
      try? await EventLoop.io.sleep(for: pause)
    }
  }
}
