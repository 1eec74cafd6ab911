import FoundationEssentials
import Library

extension EffectRunner {
  /// Work that a verb does too, with its progress and one sentence at its end.
  func carryOut(_ verb: Verb, _ id: UUID) async {
    let progress = WorkProgress(id: id, title: verb.title, unit: verb.unit, isBatch: false, send: send)
    do {
      let library = try await opening.library()
      progress.end(Notice(try await run(verb, library, progress), tone: .good))
    } catch is CancellationError {
      progress.end(Notice("\(verb.title) was stopped; what was done stays done", tone: .warning))
    } catch {
      progress.end(Notice(Trouble(error).message, tone: .bad, stays: true))
    }
  }

  private func run(_ verb: Verb, _ library: MusicLibrary, _ progress: WorkProgress) async throws -> String {
    switch verb {
    case .importLibrary(let path):
      let report = try await library.importFiles([TypedPath(path).path]) { progress.update(done: $0, total: $1) }
      return report.sentence
    case .propose(let choice):
      let report =
        switch choice {
        case .matching(let filter):
          try await library.propose(filter: filter) { progress.update(done: $0, total: $1) }
        case .these(let marks):
          try await library.propose(only: (marks.count, marks.contains)) { progress.update(done: $0, total: $1) }
        }
      return report.sentence
    case .sync:
      let report = try await library.sync { progress.update(done: $0, total: $1) }
      return report.sentence
    case .relate:
      let report = try await library.relate { progress.update(done: $0, total: $1) }
      return report.sentence
    case .maintain: return try await library.maintain().map(\.detail).joined(separator: "; ")
    }
  }
}

extension Verb {
  fileprivate var title: String {
    switch self {
    case .importLibrary: "Importing"
    case .propose: "Looking for names"
    case .sync: "Bringing the graph up to date"
    case .relate: "Relating"
    case .maintain: "Cleaning up"
    }
  }

  fileprivate var unit: String {
    switch self {
    case .importLibrary: "tracks"
    default: "recordings"
    }
  }
}
