/// The table of `spec/screen.md`: how the rows between header and message line go to the panes.
struct RowShares {
  var recordings: Int
  var proposals: Int
  var check = 0
  var metadata: Int
  /// Nil where Tracklists has no title line of its own.
  var tracklists: Int?
  var related: Int
  private let rows: Int
  private let focus: Pane
  private let large: Pane

  init(rows: Int, focus: Pane, large: Pane, proposalHeight: Int) {
    self.rows = rows
    self.focus = focus
    self.large = large
    let proposalsLarge = large == .proposals
    metadata = rows < 34 ? 1 : 3
    tracklists = rows < 34 ? nil : 2
    check = proposalsLarge && rows >= 24 ? 2 : 0
    let (other, related) = RowShares.smallRows(rows, proposalsLarge)
    self.related = related
    // One title line each for the four panes that always have one, header and footer.
    let titles = 4 + (tracklists == nil ? 0 : 1) + (check > 0 ? 1 : 0)
    let bars = rows < 18 ? 2 : 3
    let rest = rows - bars - titles - metadata - (tracklists ?? 0) - check - other - related
    recordings = proposalsLarge ? other : rest
    proposals = proposalsLarge ? rest : other
    if proposalHeight == 2, !proposals.isMultiple(of: 2) {
      proposals -= 1
      self.related += 1
    }
  }

  /// Rows of the list that is not large, and of Related.
  private static func smallRows(_ rows: Int, _ proposalsLarge: Bool) -> (other: Int, related: Int) {
    switch rows {
    case ..<18: (0, 2)
    case ..<24: (1, proposalsLarge ? 2 : 3)
    case ..<34: proposalsLarge ? (2, 3) : (3, 4)
    case ..<40: (proposalsLarge ? 3 : 4, 5)
    default: ((proposalsLarge ? 3 : 4) + (rows - 40) / 4, 5 + (rows - 38) / 4)
    }
  }

  /// The regions from top to bottom. Where Tracklists has no rows it takes Related's while it has the focus; its
  /// title stands in Metadata's below 24 rows, in Related's from 24.
  var shares: [Share] {
    var shares = [Share(.pane(.recordings), recordings), Share(.pane(.proposals), proposals)]
    if check > 0 { shares.append(Share(.check, check)) }
    let borrowed = tracklists == nil && focus == .tracklists
    let inMetadata = tracklists == nil && rows < 24 && !borrowed
    shares.append(Share(.pane(.metadata), metadata, carries: inMetadata ? [.tracklists] : []))
    if let tracklists { shares.append(Share(.pane(.tracklists), tracklists)) }
    if borrowed {
      shares.append(Share(.pane(.tracklists), related, carries: [.related]))
    } else {
      let inRelated = tracklists == nil && rows >= 24
      shares.append(Share(.pane(.related), related, carries: inRelated ? [.tracklists] : []))
    }
    return shares
  }
}
