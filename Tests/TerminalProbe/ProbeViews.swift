import Terminal

protocol ProbeView {
  mutating func take(_ event: TerminalEvent)
  func draw(on frame: inout Frame)
}

/// The events that came, newest last.
struct EventView: ProbeView {
  private var log: [String] = []

  mutating func take(_ event: TerminalEvent) { log.append("\(event)") }

  func draw(on frame: inout Frame) {
    for (index, line) in log.suffix(max(0, frame.rows - 2)).enumerated() {
      frame.write(CellText(line), row: index + 1, column: 2, width: frame.columns - 2)
    }
    frame.write(CellText("\(log.count) events"), row: frame.rows - 1, column: 0, width: frame.columns)
  }
}

/// A list of 100,000 recordings at full width, as the screen shows one.
struct ListView: ProbeView {
  private var top = 0
  private var cursor = 0
  private var height = 20
  private static let count = 100_000
  private static let genres = ["Techno", "Progressive", "Deep House", "Electronica"]

  mutating func take(_ event: TerminalEvent) {
    switch event {
    case .key(.down), .key(.character("j")): cursor = min(Self.count - 1, cursor + 1)
    case .key(.up), .key(.character("k")): cursor = max(0, cursor - 1)
    case .key(.pageDown): cursor = min(Self.count - 1, cursor + 20)
    case .key(.character("G")): cursor = Self.count - 1
    case .resize(let rows, _): height = rows - 2
    default: break
    }
    if cursor < top { top = cursor }
  }

  func draw(on frame: inout Frame) {
    let height = max(0, frame.rows - 2)
    let first = max(top, cursor - height + 1)
    for offset in 0..<height { draw(first + offset, isSelected: first + offset == cursor, offset + 1, &frame) }
    frame.write(CellText(" row \(cursor + 1) of \(Self.count)"), row: frame.rows - 1, column: 0, width: frame.columns)
    frame.cursor = (cursor - first + 1, 0)
  }

  private func draw(_ item: Int, isSelected: Bool, _ row: Int, _ frame: inout Frame) {
    let style = Style(attributes: isSelected ? .reverse : [])
    frame.fill(row: row, column: 0, width: frame.columns, style: style)
    frame.write(CellText(isSelected ? "▌" : " "), row: row, column: 0, width: 1, style: style)
    let width = frame.columns
    frame.write(CellText("Artist \(item * 7919 % 9973)"), row: row, column: 2, width: 34, style: style)
    frame.write(
      CellText("A title of some length, number \(item)"), row: row, column: 37, width: width - 64, style: style)
    frame.write(CellText("\(90 + item % 60).\(item % 10)"), row: row, column: width - 25, width: 5, style: style)
    frame.write(CellText("\(item % 12 + 1)A"), row: row, column: width - 19, width: 3, style: style)
    frame.write(CellText(Self.genres[item % 4]), row: row, column: width - 15, width: 12, style: style)
  }
}

/// Texts that break columns; every row ends in a bar in the same column.
struct TextView: ProbeView {
  static let texts = [
    "plain", "中文曲目 電氣", "Family 👨‍👩‍👧 ❤️ 👍🏽 🇩🇪 😀", "e\u{301}a\u{300}\u{301} combining",
    "evil \u{1B}[31mred\u{1B}]52;c;QQ==\u{07}",
    "c1 \u{9B}31m \u{85}", "\u{202E}rtl override", "שלמה ארצי", "กำไร ไทย", "क्षि हिन्दी", "a\tb\nc\rd", "Ｆｕｌｌ",
    "\u{200B}zero\u{FEFF}",
  ]

  mutating func take(_ event: TerminalEvent) {}

  func draw(on frame: inout Frame) {
    for (index, text) in Self.texts.enumerated() where index < frame.rows - 2 {
      frame.write(CellText(text), row: index + 1, column: 2, width: 24)
      frame.write(CellText("|"), row: index + 1, column: 30, width: 1)
    }
    frame.write(CellText("texts"), row: frame.rows - 1, column: 0, width: frame.columns)
  }
}

/// Every attribute and a few colours.
struct StyleView: ProbeView {
  mutating func take(_ event: TerminalEvent) {}

  func draw(on frame: inout Frame) {
    let orange = Color(red: 255, green: 135, blue: 0, ansi: 11)
    let blue = Color(red: 0, green: 0, blue: 3, ansi: 4)
    let grey = Color(red: 128, green: 128, blue: 128, ansi: 8)
    let styles: [(String, Style)] = [
      ("bold", Style(attributes: .bold)), ("dim", Style(attributes: .dim)), ("reverse", Style(attributes: .reverse)),
      ("underline", Style(attributes: .underline)), ("italic", Style(attributes: .italic)),
      ("orange", Style(foreground: orange)), ("blue", Style(background: blue)), ("grey", Style(foreground: grey)),
      ("both", Style(foreground: orange, background: blue)),
    ]
    for (index, style) in styles.enumerated() {
      frame.write(CellText(style.0), row: index + 1, column: 2, width: 20, style: style.1)
    }
    frame.write(CellText("styles"), row: frame.rows - 1, column: 0, width: frame.columns)
  }
}

/// A text field's cursor.
struct CursorView: ProbeView {
  mutating func take(_ event: TerminalEvent) {}

  func draw(on frame: inout Frame) {
    frame.write(CellText("field"), row: frame.rows - 1, column: 0, width: frame.columns)
    frame.cursor = (3, 7)
    frame.cursorVisible = true
  }
}
