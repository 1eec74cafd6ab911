import Formats
import FoundationEssentials

/// Which recording a library's playlists mean: by key and by path, in a few bytes a track. Hashes are kept, not texts: of
/// a million tracks, with two hashes of 64 bits each, two are taken for one with a chance of 1 in 9 million.
struct TrackReferences: Sendable {
  private var ids: [Int: UUID] = [:]

  mutating func add(_ id: UUID, key: String?, path: String) {
    if let key { ids[TrackReference.key(key).hashValue] = id }
    ids[TrackReference.path(path).hashValue] = id
  }

  subscript(reference: TrackReference) -> UUID? { ids[reference.hashValue] }
}
