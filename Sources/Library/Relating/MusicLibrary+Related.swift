import FoundationEssentials
import Graph
import Mixing
import Records

/// Related tracks of a recording, and why there are none where there are none.
public struct RelatedAnswer: Sendable, Hashable {
  public enum Absence: Sendable, Hashable {
    /// The graph has not got the recording yet; so many are waiting.
    case notSynced(behind: Int)
    case noKey
    case noTempo
    /// It has key and tempo, but its edges were never calculated.
    case notRelated
    /// Nothing goes with it.
    case none
  }

  public let tracks: [RelatedTrack]
  public let absence: Absence?
}

extension MusicLibrary {
  /// Tracks that go with a recording, best first; the same for the screen and the command line.
  ///
  /// - Throws: ``LibraryError``, `BoltError`. Works with PostgreSQL away.
  public func related(to id: UUID, kind: RelatedKind, limit: Int) async throws -> RelatedAnswer {
    let store = try graphStore()
    // Whoever asks waits for it, and a server that has fallen silent may come back or not.
    let known = try await Patience.wait(.seconds(30)) { try await store.related(to: id, kinds: [kind], limit: limit) }
    guard let tracks = known else {
      let behind = (try? await catalog.outbox.behind()) ?? 0
      return RelatedAnswer(tracks: [], absence: .notSynced(behind: behind))
    }
    guard tracks.isEmpty else { return RelatedAnswer(tracks: tracks, absence: nil) }
    return RelatedAnswer(tracks: [], absence: await absence(of: id, kind))
  }

  private func absence(of id: UUID, _ kind: RelatedKind) async -> RelatedAnswer.Absence {
    guard let entries = try? await metadata(of: id) else { return .none }
    let key = entries.first { $0.key == "key" }.flatMap { MusicalKey(reading: $0.value) }
    let bpm = entries.first { $0.key == "bpm" }.flatMap { MetadataNumber.read($0.value) }
    if kind == .harmonic, key == nil { return .noKey }
    if kind != .similar, bpm == nil { return .noTempo }
    return .notRelated
  }

  /// A harmonic path: each step an edge of the graph, no track twice, the highest product of scores among paths of at
  /// most `steps` steps. Nil where there is none.
  public func path(from start: UUID, to end: UUID, steps: Int) async throws -> [RelatedTrack]? {
    try await graphStore().path(from: start, to: end, steps: steps)
  }
}
