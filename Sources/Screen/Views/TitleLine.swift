import Terminal

/// A title: `─ 1 Recordings ── filter ────── artist ▲ ── 412 of 2,833 ─`.
struct TitleLine {
  struct Part {
    var text: CellText
    var role: Role?
    /// The least goes first where there is no room; the name and the count never go.
    var priority: Int
    /// May be cut, down to this many columns, before anything is dropped.
    var least: Int?

    init(_ text: String, _ role: Role? = nil, priority: Int = 9, least: Int? = nil) {
      self.text = CellText(text)
      self.role = role
      self.priority = priority
      self.least = least
    }
  }

  var left: [Part]
  var right: [Part]

  func draw(on canvas: inout Canvas, row: Int) {
    var line = self
    line.fit(canvas.width)
    let style = canvas.theme.style(.title)
    canvas.frame.fill(row: row, column: 0, width: canvas.width, with: "─", style: style)
    var at = 1
    for part in line.left {
      if at > 1 { at += 2 }
      at += line.put(part, on: &canvas, row, at)
    }
    at = canvas.width - 1
    for part in line.right.reversed() {
      at -= part.text.width + 2
      _ = line.put(part, on: &canvas, row, at)
      at -= 2
    }
  }

  /// A part with a blank on either side; returns the columns used.
  private func put(_ part: Part, on canvas: inout Canvas, _ row: Int, _ column: Int) -> Int {
    let width = part.text.width
    let title = canvas.theme.style(.title)
    canvas.frame.fill(row: row, column: column, width: width + 2, style: title)
    canvas.put(part.text, row, column + 1, width, canvas.theme.style(part.role ?? .title))
    return width + 2
  }

  /// Columns that are needed: a rule at both ends, two between parts, one between the sides.
  private var needed: Int {
    func width(_ parts: [Part]) -> Int { parts.reduce(max(0, parts.count - 1) * 2) { $0 + $1.text.width + 2 } }
    return 2 + width(left) + width(right) + (right.isEmpty ? 0 : 1)
  }

  private mutating func fit(_ width: Int) {
    drop(below: 5, width)
    shorten(by: needed - width)
    drop(below: 9, width)
    if needed > width, let first = left.first {
      left[0].text = first.text.fitted(to: max(1, first.text.width - (needed - width)))
    }
  }

  /// Takes parts away, the least needed first, until the rest fits.
  private mutating func drop(below limit: Int, _ width: Int) {
    while needed > width, let victim = (left + right).map(\.priority).min(), victim < limit {
      left.removeAll { $0.priority == victim }
      right.removeAll { $0.priority == victim }
    }
  }

  private mutating func shorten(by surplus: Int) {
    guard surplus > 0, let index = left.firstIndex(where: { $0.least != nil }), let least = left[index].least else {
      return
    }
    let wanted = left[index].text.width - surplus
    if wanted >= least { left[index].text = left[index].text.fitted(to: wanted) }
  }
}
