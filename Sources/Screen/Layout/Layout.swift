/// Where everything stands: a pure function of the window's size, the focus and the zoom (`spec/screen.md`, Layout).
public struct Layout: Sendable, Equatable {
  /// The smallest window that shows panes.
  public static let minimumRows = 16
  public static let minimumColumns = 60

  /// A pane, or what lies beside one, with its title line and the rows below it.
  public struct Region: Sendable, Equatable {
    public enum Content: Sendable, Hashable {
      case pane(Pane)
      /// What the preflight found for the selected proposal.
      case check
    }

    public var content: Content
    /// The title line; always one row.
    public var title: Rectangle
    public var body: Rectangle
    /// Panes without a title line of their own here, whose name and count this title carries.
    public var carries: [Pane]

    /// All its rows.
    var rows: Range<Int> { title.row..<body.rows.upperBound }
  }

  public enum Kind: Sendable, Equatable { case tooSmall, panes }

  public var kind: Kind
  public var rows: Int
  public var columns: Int
  public var header: Rectangle
  /// From top to bottom.
  public var regions: [Region]
  /// Nil below 18 rows, where messages share the footer.
  public var message: Rectangle?
  public var footer: Rectangle
  /// Rows of one proposal: 1 or 2.
  public var proposalHeight: Int

  public func region(of pane: Pane) -> Region? {
    regions.first { $0.content == .pane(pane) }
  }

  public func region(atRow row: Int) -> Region? {
    regions.first { $0.title.row == row || $0.body.rows.contains(row) }
  }

  /// Rows of a list that fit its region, at least 1.
  public func visibleRows(of pane: Pane) -> Int {
    let height = region(of: pane)?.body.height ?? 0
    return max(1, pane == .proposals ? height / proposalHeight : height)
  }

  /// Solves the layout.
  /// - Parameters:
  ///   - focus: the pane with the focus.
  ///   - large: which of Recordings and Proposals had the focus last.
  ///   - zoomed: the focused pane takes the window.
  public init(rows: Int, columns: Int, focus: Pane, large: Pane, zoomed: Bool) {
    let rows = max(1, rows)
    let columns = max(1, columns)
    self.rows = rows
    self.columns = columns
    header = Rectangle(row: 0, height: 1, width: columns)
    footer = Rectangle(row: rows - 1, height: 1, width: columns)
    proposalHeight = 1
    regions = []
    guard rows >= Layout.minimumRows, columns >= Layout.minimumColumns else {
      kind = .tooSmall
      return
    }
    kind = .panes
    message = rows >= 18 ? Rectangle(row: rows - 2, height: 1, width: columns) : nil
    let isLarge = zoomed ? focus == .proposals : large == .proposals
    proposalHeight = isLarge && columns < 132 ? 2 : 1
    let shares: [Share]
    if zoomed {
      shares = [Share(.pane(focus), rows - (message == nil ? 3 : 4))]
    } else {
      shares = RowShares(rows: rows, focus: focus, large: large, proposalHeight: proposalHeight).shares
    }
    place(shares)
  }

  private mutating func place(_ shares: [Share]) {
    var row = header.rows.upperBound
    for share in shares {
      regions.append(
        Region(
          content: share.content, title: Rectangle(row: row, height: 1, width: columns),
          body: Rectangle(row: row + 1, height: share.rows, width: columns), carries: share.carries))
      row += 1 + share.rows
    }
  }
}

/// Rows of one region without its title.
struct Share: Equatable {
  var content: Layout.Region.Content
  var rows: Int
  var carries: [Pane]

  init(_ content: Layout.Region.Content, _ rows: Int, carries: [Pane] = []) {
    self.content = content
    self.rows = rows
    self.carries = carries
  }
}
