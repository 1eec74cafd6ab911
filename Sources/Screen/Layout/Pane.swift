/// One of the five panes. The raw value is the number in its title and the key that goes there.
public enum Pane: Int, CaseIterable, Sendable, Hashable {
  case recordings = 1
  case metadata, tracklists, proposals, related

  /// From top to bottom, as they lie on the screen and as `Tab` goes through them.
  public static let order: [Pane] = [.recordings, .proposals, .metadata, .tracklists, .related]

  public var name: String {
    switch self {
    case .recordings: "Recordings"
    case .metadata: "Metadata"
    case .tracklists: "Tracklists"
    case .proposals: "Rename proposals"
    case .related: "Related"
    }
  }

  /// The two lists that can be large; the other panes follow their cursor.
  public var isMain: Bool { self == .recordings || self == .proposals }

  func neighbour(_ step: Int) -> Pane {
    let at = Pane.order.firstIndex(of: self) ?? 0
    return Pane.order[(at + step + Pane.order.count) % Pane.order.count]
  }
}
