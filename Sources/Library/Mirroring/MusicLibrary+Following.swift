import Catalog
import EventLoop
import Graph
import Synchronization

/// What happens while the graph is kept up to date.
public enum FollowEvent: Sendable, Hashable {
  /// Recordings brought up to date since it began.
  case applied(Int)
  /// Another tracktion is the worker; this one takes over when that ends.
  case elsewhere
  /// A server is away, with the reason; it is tried again.
  case away(String)
}

extension MusicLibrary {
  /// Keeps the graph up to date until the task is cancelled: told of changes by PostgreSQL, and looking by itself once a
  /// second, in case a worker before it died or a server came back.
  ///
  /// - Returns: how many recordings were brought up to date.
  /// - Throws: `GraphError`: the graph is not this database's, or its schema cannot be made. Servers that are away are no
  ///   reason to end.
  public func follow(_ tell: @escaping @Sendable (FollowEvent) async -> Void) async throws -> Int {
    let mirror = GraphMirror(self)
    let (wakes, wake) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    let callers = Task { await call(wake) }
    defer { callers.cancel() }
    let applied = Mutex(0)
    var last = FollowEvent.applied(-1)
    wake.yield()
    for await _ in wakes {
      var event: FollowEvent
      do {
        // Counted round by round: what was done before the end comes is reported.
        let before = applied.withLock { $0 }
        let count = try await mirror.apply(patiently: true) { done, _ in applied.withLock { $0 = before + done } }
        event = count == nil ? .elsewhere : .applied(applied.withLock { $0 })
      } catch let error as GraphError {
        await mirror.release()
        throw error
      } catch {
        if Task.isCancelled { break }
        event = .away(Outage(error).short)
      }
      if event != last { await tell(event) }
      last = event
    }
    await mirror.release()
    return applied.withLock { $0 }
  }

  /// Wakes the worker at each notice, and once a second.
  private func call(_ wake: AsyncStream<Void>.Continuation) async {
    await withTaskGroup(of: Void.self) { group in
      group.addTask {
        for await notice in self.catalog.notices() {
          if case .recordings = notice { wake.yield() }
        }
      }
      group.addTask {
        while !Task.isCancelled {
          try? await EventLoop.io.sleep(for: .seconds(1))
          wake.yield()
        }
      }
    }
    wake.finish()
  }
}
