import Terminal

/// The first line: what library this is, how much waits, and whether the servers are there.
struct HeaderView: ScreenPart {
  private let name: String?
  private let counts: LibraryCounts?
  private let postgres: ServerState
  private let graph: ServerState
  private let behind: Int?

  init(_ model: Model) {
    name = model.settings.libraryName
    counts = model.counts
    (postgres, graph, behind) = (model.postgres, model.graph, model.behind)
  }

  var rows: Range<Int> { 0..<1 }

  func draw(on canvas: inout Canvas) {
    let isNarrow = canvas.width < 72
    let base = canvas.theme.style(.header)
    canvas.fill(0, base)
    let right = state(canvas, gap: isNarrow ? " " : "  ")
    let rightWidth = right.reduce(0) { $0 + $1.text.width }
    var left = [Span(CellText(" tracktion"), canvas.theme.style(.accent))]
    for text in facts(canvas.width) {
      let span = Span(CellText("  " + text), base)
      let used = left.reduce(0) { $0 + $1.text.width }
      if used + span.text.width + rightWidth + 2 <= canvas.width { left.append(span) }
    }
    canvas.put(left, 0, 0, canvas.width - 1)
    let used = left.reduce(0) { $0 + $1.text.width }
    let start = max(used + 1, canvas.width - 1 - rightWidth)
    canvas.put(right, 0, start, canvas.width - 1 - start)
  }

  private func facts(_ width: Int) -> [String] {
    var facts: [String] = []
    if width >= 110, let name, !name.isEmpty { facts.append(name) }
    if let counts {
      if width >= 72 { facts.append("\(Figure.count(counts.recordings)) recordings") }
      facts.append("\(Figure.count(counts.pending)) pending")
    }
    return facts
  }

  private func state(_ canvas: Canvas, gap: String) -> [Span] {
    let base = canvas.theme.style(.header)
    var spans: [Span] = []
    for (name, state) in [("pg", postgres), ("graph", graph)] {
      spans.append(Span(CellText(name + " "), base))
      let (text, role) = sign(state)
      spans.append(Span(CellText(text), canvas.theme.style(role)))
      spans.append(Span(CellText(gap), base))
    }
    let behind = self.behind.map(Figure.count) ?? "–"
    spans.append(Span(CellText("sync \(behind)" + (canvas.width >= 110 ? " behind" : "")), base))
    return spans
  }

  private func sign(_ state: ServerState) -> (String, Role) {
    switch state {
    case .unknown: ("…", .dim)
    case .up: ("●", .good)
    case .away: ("○ away", .bad)
    case .notNamed: ("○ none", .dim)
    case .readOnly: ("● read only", .warning)
    }
  }
}
