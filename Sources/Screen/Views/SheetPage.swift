import Records
import Terminal

/// What a sheet shows: the same for all sheets, so that there is one way to draw them.
struct SheetPage {
  var title = ""
  var right = ""
  /// Lines that do not scroll: text fields.
  var head: [SheetLine] = []
  var lines: [SheetLine] = []
  var selected: Int?
  /// The first line shown, where nothing is selected.
  var top = 0
  /// Takes the whole area, so that it does not change its size while one scrolls or types.
  var isFull = false
  var hints: [Hint] = []
  /// Where one types: line of `head` and column.
  var caret: (line: Int, column: Int)?

  /// The first line on screen: the selected one is always among them.
  func firstLine(visible: Int) -> Int {
    let last = max(0, lines.count - visible)
    guard let selected else { return min(top, last) }
    return min(last, max(0, selected - visible / 2))
  }

  /// The page of a sheet in a window of some width.
  init(_ sheet: Sheet, model: Model, width: Int) {
    switch sheet {
    case .help(let sheet): help(sheet, model.settings.keys)
    case .palette(let sheet): palette(sheet, model.settings.keys)
    case .sort(let sheet): sort(sheet, model)
    case .edit(let sheet): edit(sheet)
    case .batch(let sheet): batch(sheet, width)
    case .undo(let sheet): undo(sheet, model, width)
    case .threshold(let sheet): threshold(sheet)
    case .themes(let sheet): themes(sheet, model)
    case .proposal(let sheet): proposal(sheet, model, width)
    case .record(let sheet): record(sheet, model, width)
    case .tracklist(let sheet): tracklist(sheet, width)
    case .history(let sheet): history(sheet, model, width)
    case .importPath(let field): importPath(field)
    case .firstStart(let sheet): firstStart(sheet, width)
    case .quit: quit(model)
    case .stop: stop(model)
    }
  }

  /// A text field with a word before it, and the hardware cursor in it.
  mutating func field(_ label: String, _ field: TextField, width: Int = 200) {
    let start = CellText(label).width + 1
    head.append(SheetLine().then(label, .dim, gap: 1).then(field.text, .field))
    caret = (head.count - 1, start + CellText(field.head).width)
  }
}
