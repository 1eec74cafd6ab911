import EventLoop
import Library
import Renaming

extension EffectRunner {
  /// Opens the library and tells the screen what happens to it, until the task is cancelled.
  public func watch() async {
    while !Task.isCancelled {
      do {
        let library = try await opening.library()
        async let recovery: Void = recover(library)
        await library.watch { event in self.tell(event) }
        await recovery
      } catch LibraryError.noServers {
        send(.firstStart)
        await opening.localServersAreMade()
      } catch {
        if Task.isCancelled { return }
        send(.server(.postgres, .away(Outage(error).short)))
        // The next attempt waits by itself, a little longer each time.
      }
    }
  }

  /// Settles what a crash or a lost connection interrupted.
  private func recover(_ library: MusicLibrary) async {
    guard let report = await library.recoverAtStart() else { return }
    if let notice = Notice(report) { send(.notice(notice)) }
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

extension Notice {
  /// Nil where there was nothing to settle.
  init?(_ report: RecoveryReport) {
    let settled = report.finished + report.takenBack
    if let first = report.undecided.first {
      self.init(
        "\(Figure.count(report.undecided.count)) interrupted renames cannot be decided: \(first.reason)", tone: .bad)
    } else if settled > 0 {
      self.init("Settled \(Figure.count(settled)) renames that were interrupted", tone: .good)
    } else {
      return nil
    }
  }
}

extension LibraryEvent.State {
  fileprivate var shown: ServerState {
    switch self {
    case .up: .up
    case .readOnly(let reason): .readOnly(reason)
    case .away(let reason): .away(reason)
    case .notNamed(let advice): .notNamed(advice)
    }
  }
}
