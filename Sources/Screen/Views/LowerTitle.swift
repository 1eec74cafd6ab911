/// What the titles of the lower panes have in common.
struct LowerTitle {
  let model: Model

  /// Names and counts of panes that have no title line of their own.
  func carried(_ panes: [Pane]) -> [TitleLine.Part] {
    panes.map { .init("\($0.rawValue) \($0.name)\(count($0))", model.focus == $0 ? .focusedTitle : nil, priority: 8) }
  }

  /// While the rows are those of a recording that the cursor has left: its name.
  var old: [TitleLine.Part] {
    guard model.following.isOld, model.following.shown != nil else { return [] }
    return [.init("\(model.following.shownName) …", .dim, priority: 1)]
  }

  private func count(_ pane: Pane) -> String {
    guard pane == .tracklists ? model.following.hasDetails : model.following.hasRelated else { return "" }
    return " \(Figure.count(model.lowerCount(pane)))"
  }
}
