/// Something that is wrong in the graph beside its recordings and their edges: a node that nothing holds, that is there
/// twice, or that does not say what its edges say.
public struct StructureDrift: Sendable, Hashable {
  /// The node that it is about; nil where the property that names it is missing.
  public enum Subject: Sendable, Hashable {
    case metadata(key: String?, value: String?)
    case artist(normalized: String?)
    case album(title: String?, artist: String?)
    case genre(name: String?)
    /// The 24 keys and what relates them.
    case keys
  }

  public let subject: Subject
  /// What it should be; nil where it should not be there.
  public let expected: String?
  /// What it is; nil where it is missing.
  public let found: String?

  /// `artist royksopp`.
  public var what: String {
    switch subject {
    case .metadata(let key, _): "metadata \(key ?? "-")"
    case .artist(let name): "artist \(name ?? "-")"
    case .album(let title, let artist): "album \(title ?? "-") by \(artist ?? "-")"
    case .genre(let name): "genre \(name ?? "-")"
    case .keys: "keys"
    }
  }
}
