import EventLoop
import Library

extension EffectRunner {
  /// Opens the library and tells the screen what happens to it, until the task is cancelled.
  public func watch() async {
    while !Task.isCancelled {
      do {
        let library = try await opening.library()
        send(.server(.postgres, .up))
        await library.watch { event in self.tell(event) }
      } catch LibraryError.noServers {
        send(.firstStart)
        return
      } catch {
        if Task.isCancelled { return }
        send(.server(.postgres, .away(Outage(error).short)))
        // The next attempt waits by itself, a little longer each time.
      }
    }
  }

  private func tell(_ event: LibraryEvent) {
    switch event {
    case .state(let service, let state): send(.server(service == .postgres ? .postgres : .graph, state.shown))
    case .counts(let recordings, let pending, let behind):
      send(.counts(LibraryCounts(recordings: .exact(recordings), pending: pending)))
      send(.behind(behind))
    case .changed(let ids): send(.changed(ids))
    }
  }
}

extension LibraryEvent.State {
  fileprivate var shown: ServerState {
    switch self {
    case .up: .up
    case .away(let reason): .away(reason)
    }
  }
}
