import Terminal

extension Model {
  /// Narrowest first.
  var scopes: [Scope] { [focus.scope, .lists, .anywhere] }

  /// A key or pasted text: done at once, or when its turn has come.
  mutating func take(_ event: TerminalEvent) {
    lastClick = nil
    guard layout.kind == .panes else {
      guard case .key(let key) = event else { return }
      if settings.keys.command(for: key, in: [.anywhere]) == .quit { quitSmall() }
      return
    }
    if !holdsBack(event) { carryOut(event) }
  }

  mutating func carryOut(_ event: TerminalEvent) {
    switch event {
    case .key(let key): press(key)
    case .paste(let text): paste(text)
    default: break
    }
  }

  private mutating func press(_ key: Key) {
    if !sheets.isEmpty { return pressInSheet(key) }
    if let pane = typing { return pressInFilter(key, of: pane) }
    guard let command = settings.keys.command(for: key, in: scopes) else { return }
    perform(command)
  }

  private mutating func paste(_ text: String) {
    if !sheets.isEmpty { return pasteInSheet(text) }
    guard let pane = typing else {
      return say("Pasted text is only taken in a text field; / begins a filter", .warning)
    }
    changeFilter(pane) { $0.insert(text) }
  }

  /// Does what a key or a choice in the palette stands for.
  mutating func perform(_ command: Command) {
    switch command {
    case .down, .up, .pageDown, .pageUp, .halfDown, .halfUp, .first, .last: move(command)
    case .nextPane: focus(on: focus.neighbour(1))
    case .previousPane: focus(on: focus.neighbour(-1))
    case .recordings: focus(on: .recordings)
    case .metadata: focus(on: .metadata)
    case .tracklists: focus(on: .tracklists)
    case .proposals: focus(on: .proposals)
    case .related: focus(on: .related)
    case .zoom: zoomed.toggle()
    case .filter, .sort, .mark, .range, .markAll, .states: performOnList(command)
    case .accept, .reject, .edit, .acceptAbove, .undo, .redo: performDecision(command)
    case .help, .palette, .history, .theme, .openProposal, .openRecord, .openFull, .openTracklist: open(command)
    case .follow: if let track = selectedRelated { go(to: track.id) }
    case .back: goBack()
    case .previousKind: changeKind(by: -1)
    case .nextKind: changeKind(by: 1)
    case .itsProposals: showItsProposals()
    case .propose, .importLibrary, .sync, .relate, .maintain: performVerb(command)
    case .cancel: cancel()
    case .quit, .interrupt, .copyPath, .copyName, .mouse, .redraw, .reload, .suspend: performOnProgram(command)
    }
  }

  mutating func focus(on pane: Pane) {
    focus = pane
    if pane.isMain { large = pane }
  }

  private mutating func move(_ command: Command) {
    let visible = layout.visibleRows(of: focus)
    switch command {
    case .down: move(by: 1)
    case .up: move(by: -1)
    case .pageDown: move(by: visible)
    case .pageUp: move(by: -visible)
    case .halfDown: move(by: max(1, visible / 2))
    case .halfUp: move(by: -max(1, visible / 2))
    case .first: jump(toEnd: false)
    default: jump(toEnd: true)
    }
  }

  mutating func move(by steps: Int) {
    let visible = layout.visibleRows(of: focus)
    // A page moves the scroll as well, so that the cursor keeps its line.
    let scrolls = abs(steps) > 1
    switch focus {
    case .recordings:
      recordings.move(by: steps)
      if scrolls { recordings.top = max(0, recordings.top + steps) }
    case .proposals:
      proposals.move(by: steps)
      if scrolls { proposals.top = max(0, proposals.top + steps) }
    case .metadata, .tracklists, .related:
      let count = lowerCount(focus)
      following.cursors[focus, default: LowerCursor()].move(by: steps, count: count, visible: visible)
    }
  }

  private mutating func jump(toEnd: Bool) {
    switch focus {
    case .recordings:
      if recordings.ends(toEnd ? .end : .start) {
        recordings.select(index: toEnd ? recordings.rows.count - 1 : 0)
      } else {
        loadRecordings(toEnd ? .end : .start)
      }
    case .proposals:
      if proposals.ends(toEnd ? .end : .start) {
        proposals.select(index: toEnd ? proposals.rows.count - 1 : 0)
      } else {
        loadProposals(toEnd ? .end : .start)
      }
    case .metadata, .tracklists, .related:
      move(by: toEnd ? lowerCount(focus) : -lowerCount(focus))
    }
  }

  /// Goes to a part of the list, from 0 to 1.
  mutating func jump(to fraction: Double) {
    switch large {
    case .proposals: loadProposals(.fraction(fraction))
    default: loadRecordings(.fraction(fraction))
    }
  }
}
