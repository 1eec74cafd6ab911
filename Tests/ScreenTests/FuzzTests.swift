import FoundationEssentials
import Records
import Terminal
import TerminalHarness
import Testing

@testable import Screen

/// Any keys, in any order, at any size, with answers that come late or never: nothing breaks, nothing overlaps.
@Suite struct FuzzTests {
  private static let keys: [Key] =
    "jkgGhlzuHTyYMR/sV*arewfAp[]q?:12345 xeäy".map(Key.character)
    + [
      .enter, .enter, .escape, .escape, .tab, .backTab, .backspace, .down, .up, .pageDown, .pageUp, .home, .end,
      .left, .right, .control("d"), .control("u"), .control("r"), .control("c"), .control("g"), .control("w"),
      .character(" "), .character("j"), .character("j"),
    ]

  @Test("Thousands of keys at changing sizes, with late answers", arguments: 1...5)
  func anyKeys(seed: Int) {
    var random = Seeded(state: UInt64(seed))
    let screen = Scenario(24, 80, library: FuzzTests.library())
    for step in 0..<300 {
      if step.isMultiple(of: 23) {
        screen.resize(Int.random(in: 1...70, using: &random), Int.random(in: 1...210, using: &random))
      }
      if step.isMultiple(of: 37) { screen.holding = { effect in effect.kind != nil && step.isMultiple(of: 2) } }
      if step.isMultiple(of: 41) { screen.release() }
      switch Int.random(in: 0..<20, using: &random) {
      case 0: screen.rest()
      case 1: screen.send(.changed(nil)).fire(.refresh)
      case 2: screen.fire(.toast).fire(.retry)
      case 3: mouse(screen, &random)
      case 4: screen.send(.listFailed(.recordings, Trouble("away"), generation: screen.model.recordings.generation))
      default: screen.send(.terminal(.key(FuzzTests.keys.randomElement(using: &random) ?? .enter)))
      }
      if let wrong = FrameCheck(screen.frame).firstMistake {
        Issue.record("step \(step): \(wrong)\n\(screen.lines.joined(separator: "\n"))")
        return
      }
    }
  }

  @Test("Every size from 1×1 to 300×100 draws a whole frame, with every pane's title on it")
  func everySize() {
    let screen = Scenario(40, 120, library: FuzzTests.library())
    for rows in stride(from: 1, through: 100, by: 6) {
      for columns in stride(from: 1, through: 300, by: 17) {
        screen.resize(rows, columns)
        let frame = screen.frame
        #expect(frame.rows == rows && frame.columns == columns)
        let wrong = FrameCheck(frame).firstMistake
        #expect(wrong == nil, "\(columns)×\(rows)")
        guard rows >= 16, columns >= 60 else { continue }
        let text = frame.text
        for pane in Pane.allCases { #expect(text.contains("\(pane.rawValue) \(pane.name)"), "\(columns)×\(rows)") }
      }
    }
  }

  @Test("What is cut says so with an ellipsis, at every width")
  func ellipsis() {
    var library = FakeLibrary()
    let long = String(repeating: "abc ", count: 200) + "END"
    library.recordings = [SampleLibrary.card(1, long, long, 120, "8A", long)]
    library.proposals = [SampleLibrary.proposal(101, 1, long + ".mp3", "new " + long + ".mp3", 0.5)]
    let screen = Scenario(40, 120, library: library)
    for columns in stride(from: 60, through: 300, by: 7) {
      let lines = screen.resize(40, columns).focus(.recordings).lines + screen.focus(.proposals).lines
      for line in lines where line.contains("abc abc") { #expect(line.contains("…"), "\(columns): \(line)") }
    }
  }

  private func mouse(_ screen: Scenario, _ random: inout Seeded) {
    let action: MouseEvent.Action = [.press, .wheelUp, .wheelDown].randomElement(using: &random) ?? .press
    let row = Int.random(in: 0..<screen.model.rows, using: &random)
    screen.send(.terminal(.mouse(MouseEvent(action: action, row: row, column: 3))))
  }

  /// What tags and file names can hold.
  static func library() -> FakeLibrary {
    var library = FakeLibrary()
    let texts = [
      "\u{1B}[31mred\u{1B}[0m", "two\nlines\ttab", "\u{202E}override", "👩‍👩‍👧 family 🇩🇪", "e\u{301}\u{302}\u{303}",
      String(repeating: "long ", count: 2_000), "中文字幕" + String(repeating: "宽", count: 100), "", "\u{9B}31m",
      "a\u{200B}b",
    ]
    library.recordings += (100..<700).map { number in
      let text = texts[number % texts.count]
      return SampleLibrary.card(number, text, "\(text) \(number)", number % 3 == 0 ? nil : 99.95, "1A", text)
    }
    library.proposals += (1_000..<1_040).map { number in
      SampleLibrary.proposal(number, number - 900, texts[number % texts.count], "\(number) new", 0.5)
    }
    library.total = library.recordings.count
    return library
  }
}

/// What no frame may have: control characters, halves of wide characters, a cursor outside.
struct FrameCheck {
  let frame: Frame
  init(_ frame: Frame) { self.frame = frame }

  var firstMistake: String? {
    for row in 0..<frame.rows {
      for column in 0..<frame.columns {
        let cell = frame[row, column]
        if cell.isContinuation {
          if column == 0 || frame[row, column - 1].isContinuation { return "half a character at \(row),\(column)" }
          continue
        }
        for scalar in cell.text.unicodeScalars {
          let isControl = scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)
          if isControl || (0x202A...0x202E).contains(scalar.value) {
            return "control \(scalar.value) at \(row),\(column)"
          }
        }
      }
    }
    let isInside = (0..<frame.rows).contains(frame.cursor.row) && (0..<frame.columns).contains(frame.cursor.column)
    return isInside ? nil : "the cursor is outside: \(frame.cursor)"
  }
}
