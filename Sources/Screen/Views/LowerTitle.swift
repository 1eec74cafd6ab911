import Terminal

/// What the titles of the lower panes have in common.
struct LowerTitle: Equatable {
  private let focus: Pane
  /// While the pane's rows are those of a recording that the cursor has left: its name.
  private let oldName: String?
  /// How many there are, where that is known.
  private let tracklists: Int?
  private let related: Int?

  init(_ model: Model, of pane: Pane) {
    let following = model.following
    focus = model.focus
    oldName = following.oldName(in: pane)
    tracklists = following.hasDetails ? model.lowerCount(.tracklists) : nil
    related = following.hasRelated ? model.lowerCount(.related) : nil
  }

  /// Names and counts of panes that have no title line of their own.
  func carried(_ panes: [Pane]) -> [TitleLine.Part] {
    panes.map { .init("\($0.rawValue) \($0.name)\(count($0))", focus == $0 ? .focusedTitle : nil, priority: 8) }
  }

  var old: [TitleLine.Part] { oldName.map { [.init("\($0) …", .dim, priority: 1)] } ?? [] }

  private func count(_ pane: Pane) -> String {
    (pane == .tracklists ? tracklists : related).map { " \(Figure.count($0))" } ?? ""
  }
}
