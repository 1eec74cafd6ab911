import FoundationEssentials
import Library
import Records

extension EffectRunner {
  func related(_ id: UUID, _ kind: RelatedKind, _ library: MusicLibrary) async throws -> RelatedTracks {
    let answer = try await library.related(to: id, kind: kind, limit: 24)
    return RelatedTracks(recording: id, kind: kind, tracks: answer.tracks, absence: answer.absence.map(absence))
  }

  private func absence(_ absence: RelatedAnswer.Absence) -> RelatedTracks.Absence {
    switch absence {
    case .notSynced(let behind): .notSynced(behind: behind)
    case .noKey: .noKey
    case .noTempo: .noTempo
    case .notRelated: .notRelated
    case .none: .none
    }
  }
}
