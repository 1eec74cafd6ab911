import Mixing
import Records
import Terminal

/// Pane 2: what is known of the recording under the cursor.
struct MetadataView: ScreenPart {
  private let region: Layout.Region
  private let hasFocus: Bool
  private let title: LowerTitle
  /// Of the recording that is shown.
  private let name: String
  /// The cursor has left it.
  private let isOld: Bool
  private let text: MetadataText
  private let list: LowerCursor
  private let instead: String?

  init(_ model: Model, _ region: Layout.Region) {
    let following = model.following
    self.region = region
    hasFocus = model.focus == .metadata
    title = LowerTitle(model, of: .metadata)
    (name, isOld, text) = (following.shownName, following.isOld, following.metadata)
    list = following.cursors[.metadata] ?? LowerCursor()
    instead = Self.emptyText(following)
  }

  var rows: Range<Int> { region.rows }

  func draw(on canvas: inout Canvas) {
    var right = title.carried(region.carries)
    if !name.isEmpty, canvas.width >= 72 || isOld {
      right.insert(.init(isOld ? "\(name) …" : name, priority: 4), at: 0)
    }
    TitleLine(left: [.init("2 Metadata", hasFocus ? .focusedTitle : nil)], right: right)
      .draw(on: &canvas, row: region.title.row)
    if hasFocus {
      let row = region.body.row + max(0, list.cursor - list.top)
      canvas.park(row: row, column: 0)
      canvas.put(Glyph.bar, row, 0, 1, canvas.theme.style(.accent))
    }
    if let instead {
      canvas.put(instead, region.body.row, 1, canvas.width - 1, .dim)
    } else if region.body.height == 1 {
      drawLine(on: &canvas)
    } else {
      drawGrid(on: &canvas)
    }
  }

  /// What is said where there is nothing to show.
  private static func emptyText(_ following: Following) -> String? {
    if let trouble = following.detailsTrouble { return trouble.message }
    if following.wanted == nil { return "no recording is selected" }
    guard following.hasDetails else { return "loading…" }
    return following.entries.isEmpty ? "no metadata: the file has no tags that were read" : nil
  }

  /// One line of values in fixed order.
  private func drawLine(on canvas: inout Canvas) {
    let line = text.line
    let room = canvas.width - (canvas.width < 72 ? 2 : 1)
    guard line.width > room else {
      _ = canvas.put(line, region.body.row, 1, room, canvas.theme.style(.text))
      return
    }
    // A blank before the ellipsis would look like a value of its own.
    var cut = line.fitted(to: room, ellipsis: "").string
    while cut.last == " " { cut.removeLast() }
    canvas.put(cut + "…", region.body.row, 1, room, .text)
  }

  /// Name and value in columns, row by row.
  private func drawGrid(on canvas: inout Canvas) {
    let grid = MetadataGrid(width: canvas.width)
    let (cells, top) = (text.cells, list.top)
    let shown = (top * grid.columns..<(top + region.body.height) * grid.columns).clamped(to: cells.indices)
    let (dim, plain) = (canvas.theme.style(.dim), canvas.theme.style(.text))
    for column in 0..<grid.columns {
      let start = grid.start(column)
      let end = column + 1 < grid.columns ? grid.start(column + 1) - 2 : canvas.width
      let label = max(6, grid.labelWidth(cells[shown], column))
      for index in stride(from: shown.lowerBound + column, to: shown.upperBound, by: grid.columns) {
        let row = region.body.row + index / grid.columns - top
        canvas.put(cells[index].name, row, start, label, dim)
        canvas.put(cells[index].value, row, start + label + 2, end - start - label - 2, plain)
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
  func labelWidth(_ cells: ArraySlice<MetadataText.Cell>, _ column: Int) -> Int {
    stride(from: cells.startIndex + column, to: cells.endIndex, by: columns).map { min(14, cells[$0].name.width) }.max()
      ?? 0
  }
}

/// Metadata in the order in which people look for it, cleaned once for drawing.
struct MetadataText: Sendable, Equatable {
  struct Cell: Sendable, Equatable {
    let name: CellText
    let value: CellText
  }

  private(set) var cells: [Cell] = []
  /// The most wanted values in one line.
  private(set) var line = CellText("")

  private static let first = ["title", "artist", "album", "bpm", "key", "genre", "label", "year", "rating"]

  init() {}

  init(_ entries: [MetadataEntry], _ notation: KeyNotation) {
    func value(_ name: String) -> String? { entries.first { $0.key == name }?.value }
    // Each has its place, also where the recording lacks it: the eye finds it there, and a move rewrites values only.
    let known = Self.first.map { name in (name, value(name).map { Self.shown(name, $0, notation, "  ") } ?? "–") }
    let others = entries.filter { !Self.first.contains($0.key) }.map {
      ($0.key, Self.shown($0.key, $0.value, notation, "  "))
    }
    cells = (known + others).map { name, value in
      Cell(name: CellText(name.split(separator: "_").joined(separator: " ")), value: CellText(value))
    }
    let wanted = ["bpm", "key", "genre", "year", "album", "label"].compactMap { name in
      value(name).map { Self.shown(name, $0, notation, " ") + (name == "bpm" ? " bpm" : "") }
    }
    line = CellText(wanted.joined(separator: "  "))
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
    return (following.metadata.cells.count + columns - 1) / columns
  }
}
