import Terminal

extension Model {
  mutating func receive(_ event: MouseEvent) {
    guard mouse, layout.kind == .panes else { return }
    switch event.action {
    case .wheelDown: wheel(3, event)
    case .wheelUp: wheel(-3, event)
    case .press: click(event)
    case .release, .drag: break
    }
  }

  private mutating func wheel(_ steps: Int, _ event: MouseEvent) {
    guard sheets.isEmpty else {
      let key: Key = steps > 0 ? .down : .up
      for _ in 0..<abs(steps) { pressInSheet(key) }
      return
    }
    guard let region = layout.region(atRow: event.row), case .pane(let pane) = region.content else { return }
    let before = focus
    focus = pane
    move(by: steps)
    focus = before
  }

  private mutating func click(_ event: MouseEvent) {
    guard sheets.isEmpty else { return }
    let here = Click(row: event.row, column: event.column)
    guard let region = layout.region(atRow: event.row), case .pane(let pane) = region.content else { return }
    let isSecond = lastClick == here && timers.running[.doubleClick] != nil
    select(pane, line: event.row - region.body.row, in: region)
    focus(on: pane)
    typing = nil
    if isSecond, event.row != region.title.row {
      lastClick = nil
      press(.enter)
    } else {
      lastClick = here
      startTimer(.doubleClick, 400)
    }
  }

  private mutating func select(_ pane: Pane, line: Int, in region: Layout.Region) {
    guard line >= 0 else { return }
    switch pane {
    case .recordings where recordings.top + line < recordings.rows.count:
      recordings.select(index: recordings.top + line)
    case .proposals where proposals.top + line / layout.proposalHeight < proposals.rows.count:
      proposals.select(index: proposals.top + line / layout.proposalHeight)
    case .metadata, .tracklists, .related:
      let top = following.cursors[pane]?.top ?? 0
      if top + line < lowerCount(pane) { following.cursors[pane]?.cursor = top + line }
    default: break
    }
  }
}
