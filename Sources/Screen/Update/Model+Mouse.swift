import Terminal

extension Model {
  mutating func receive(_ event: MouseEvent) {
    // What is clicked is what is on the screen, and what waits is about to change that.
    guard mouse, layout.kind == .panes, heldBack.isEmpty else { return }
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
    focus(on: event.row == region.title.row ? named(at: event, in: region) ?? pane : pane)
    typing = nil
    if isSecond, event.row != region.title.row {
      lastClick = nil
      // A key could wait; the row that was clicked would not be there any more.
      if let awaited = awaited(by: .key(.enter)) { return say("Waiting for \(awaited.name)", .warning) }
      carryOut(.key(.enter))
    } else {
      lastClick = here
      startTimer(.doubleClick, 400)
    }
  }

  /// The pane whose name in a title was clicked, where the title carries more than its own.
  private func named(at event: MouseEvent, in region: Layout.Region) -> Pane? {
    guard !region.carries.isEmpty else { return nil }
    let frame = view(self)
    let line = (0..<frame.columns).map { frame[event.row, $0].text.first ?? " " }
    return region.carries.first { pane in
      let name = Array("\(pane.rawValue) \(pane.name) \(lowerCount(pane))")
      let starts = line.indices.dropLast(name.count - 1)
      guard let start = starts.first(where: { line[$0..<$0 + name.count].elementsEqual(name) }) else { return false }
      return (start..<start + name.count).contains(event.column)
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
