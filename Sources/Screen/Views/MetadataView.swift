import Mixing
import Records
import Terminal

/// Pane 2: what is known of the recording under the cursor.
struct MetadataView {
  let model: Model
  let region: Layout.Region

  func draw(on canvas: inout Canvas) {
    let hasFocus = model.focus == .metadata
    var right = LowerTitle(model: model).carried(region.carries)
    let name = model.following.shownName
    if !name.isEmpty, canvas.width >= 72 || model.following.isOld {
      right.insert(.init(model.following.isOld ? "\(name) …" : name, priority: 4), at: 0)
    }
    TitleLine(left: [.init("2 Metadata", hasFocus ? .focusedTitle : nil)], right: right)
      .draw(on: &canvas, row: region.title.row)
    if hasFocus {
      let line = model.following.cursors[.metadata].map { $0.cursor - $0.top } ?? 0
      canvas.frame.cursor = (region.body.row + max(0, line), 0)
      canvas.put(Glyph.bar, region.body.row + max(0, line), 0, 1, canvas.theme.style(.accent))
    }
    if let text = emptyText {
      canvas.put(text, region.body.row, 1, canvas.width - 1, .dim)
    } else if region.body.height == 1 {
      drawLine(on: &canvas)
    } else {
      drawGrid(on: &canvas)
    }
  }

  private var emptyText: String? {
    if let trouble = model.following.detailsTrouble { return trouble.message }
    if model.following.wanted == nil { return "no recording is selected" }
    guard model.following.hasDetails else { return "loading…" }
    return model.following.entries.isEmpty ? "no metadata: the file has no tags that were read" : nil
  }

  /// One line of values in fixed order.
  private func drawLine(on canvas: inout Canvas) {
    let text = CellText(MetadataText.line(model.following, model.settings.notation))
    let room = canvas.width - (canvas.width < 72 ? 2 : 1)
    guard text.width > room else {
      _ = canvas.put(text, region.body.row, 1, room, canvas.theme.style(.text))
      return
    }
    // A blank before the ellipsis would look like a value of its own.
    var cut = text.fitted(to: room, ellipsis: "").string
    while cut.last == " " { cut.removeLast() }
    canvas.put(cut + "…", region.body.row, 1, room, .text)
  }

  /// Name and value in columns, row by row.
  private func drawGrid(on canvas: inout Canvas) {
    let grid = MetadataGrid(width: canvas.width)
    let cells = MetadataText.cells(model.following, model.settings.notation)
    let top = model.following.cursors[.metadata]?.top ?? 0
    let shown = top * grid.columns..<(top + region.body.height) * grid.columns
    for line in 0..<region.body.height {
      for column in 0..<grid.columns {
        let index = (top + line) * grid.columns + column
        guard index < cells.count else { return }
        let start = grid.start(column)
        let end = column + 1 < grid.columns ? grid.start(column + 1) - 2 : canvas.width
        let label = max(6, grid.labelWidth(cells[shown.clamped(to: cells.indices)], column))
        canvas.put(cells[index].name, region.body.row + line, start, label, .dim)
        canvas.put(cells[index].value, region.body.row + line, start + label + 2, end - start - label - 2, .text)
      }
    }
  }
}

/// The columns of name and value: three from 110, two from 80, else one.
struct MetadataGrid {
  let columns: Int
  private let width: Int

  init(width: Int) {
    self.width = width
    columns = width >= 110 ? 3 : width >= 80 ? 2 : 1
  }

  func start(_ column: Int) -> Int {
    columns == 3 ? 1 + (column * width * 5 + 8) / 16 : 1 + column * width / columns
  }

  /// Of the cells on screen alone, so that what comes further down moves nothing above it.
  func labelWidth(_ cells: ArraySlice<(name: String, value: String)>, _ column: Int) -> Int {
    stride(from: cells.startIndex + column, to: cells.endIndex, by: columns).map { min(14, cells[$0].name.count) }.max()
      ?? 0
  }
}

/// Metadata in the order in which people look for it.
enum MetadataText {
  private static let first = ["title", "artist", "album", "bpm", "key", "genre", "label", "year", "rating"]

  static func cells(_ following: Following, _ notation: KeyNotation) -> [(name: String, value: String)] {
    // Each has its place, also where the recording lacks it: the eye finds it there, and a move rewrites values only.
    let known = first.map { name in (name, following.entry(name).map { shown(name, $0, notation, "  ") } ?? "–") }
    let others = following.entries.filter { !first.contains($0.key) }.map {
      ($0.key, shown($0.key, $0.value, notation, "  "))
    }
    return (known + others).map { (name: $0.0.split(separator: "_").joined(separator: " "), value: $0.1) }
  }

  /// How many cells there are.
  static func count(_ following: Following) -> Int {
    first.count + following.entries.count { !first.contains($0.key) }
  }

  static func line(_ following: Following, _ notation: KeyNotation) -> String {
    ["bpm", "key", "genre", "year", "album", "label"].compactMap { name in
      following.entry(name).map { shown(name, $0, notation, " ") + (name == "bpm" ? " bpm" : "") }
    }.joined(separator: "  ")
  }

  private static func shown(_ name: String, _ value: String, _ notation: KeyNotation, _ gap: String) -> String {
    switch name {
    case "bpm": return Double(value).map(Figure.bpm) ?? value
    case "duration": return Double(value).map(Figure.length) ?? value
    case "key":
      guard let key = MusicalKey(reading: value) else { return value }
      let all = KeyText.all(key, notation)
      return gap == " " ? all : grid(key, notation)
    default: return value
    }
  }

  /// The name of the key first, then its places on the wheels.
  private static func grid(_ key: MusicalKey, _ notation: KeyNotation) -> String {
    let order: [KeyNotation] =
      notation == .openKey ? [.traditional, .openKey, .camelot] : [.traditional, .camelot, .openKey]
    return order.map(key.name(in:)).joined(separator: "  ")
  }
}

extension Model {
  /// Lines of the metadata pane in all.
  var metadataLines: Int {
    guard rows >= 34 || zoomed else { return following.entries.isEmpty ? 0 : 1 }
    guard !following.entries.isEmpty else { return 0 }
    let columns = MetadataGrid(width: self.columns).columns
    return (MetadataText.count(following) + columns - 1) / columns
  }
}
