import FoundationEssentials
import Glibc
import Records
import Terminal
import TerminalHarness
import Testing

@testable import Screen

/// Any keys, in any order, at any size, with answers that come late or never: nothing breaks, nothing overlaps.
@Suite struct FuzzTests {
  /// So many rows of keys: 5 in the tests, more where `SCREEN_FUZZ` says so.
  private static let rounds = getenv("SCREEN_FUZZ").flatMap { Int(String(cString: $0)) } ?? 5

  private static let keys: [Key] =
    "jkgGhlzuHTyYMR/sV*arewfAp[]q?:12345 xeäy".map(Key.character)
    + [
      .enter, .enter, .escape, .escape, .tab, .backTab, .backspace, .down, .up, .pageDown, .pageUp, .home, .end,
      .left, .right, .control("d"), .control("u"), .control("r"), .control("c"), .control("g"), .control("w"),
      .character(" "), .character("j"), .character("j"),
    ]

  @Test("Thousands of keys at changing sizes, with late answers", arguments: 1...rounds)
  func anyKeys(seed: Int) {
    var random = Seeded(state: UInt64(seed))
    let screen = Scenario(24, 80, library: FuzzTests.library())
    for step in 0..<300 {
      if step.isMultiple(of: 23) {
        screen.resize(Int.random(in: 1...70, using: &random), Int.random(in: 1...210, using: &random))
      }
      if step.isMultiple(of: 37) {
        screen.holding = { effect in if case .startTimer = effect { false } else { step.isMultiple(of: 2) } }
      }
      if step.isMultiple(of: 41) { screen.release() }
      switch Int.random(in: 0..<24, using: &random) {
      case 0: screen.rest()
      case 1: screen.send(.changed(nil)).fire(.refresh)
      case 2: screen.fire(.toast).fire(.retry)
      case 3: mouse(screen, &random)
      case 4: screen.send(.listFailed(.recordings, Trouble("away"), generation: screen.model.recordings.generation))
      case 5: screen.send(.terminal(.paste("pasted q\ta")))
      case 6, 7: screen.releaseOne(&random)
      case 8: screen.releaseOne(&random, FuzzTests.failure)
      default: screen.send(.terminal(.key(FuzzTests.keys.randomElement(using: &random) ?? .enter)))
      }
      if let wrong = FrameCheck(screen.frame).firstMistake {
        Issue.record("step \(step): \(wrong)\n\(screen.lines.joined(separator: "\n"))")
        return
      }
      if let wrong = FuzzTests.mistake(in: screen) {
        Issue.record("step \(step): \(wrong)\n\(screen.lines.joined(separator: "\n"))")
        return
      }
    }
    // When all is answered nothing waits any more.
    screen.resize(24, 80)
    for _ in 0..<5_000 where screen.isHolding || !screen.model.heldBack.isEmpty {
      screen.releaseOne(&random)
      if !screen.isHolding { screen.rest().fire(.retry) }
    }
    #expect(screen.model.awaited == nil && screen.model.heldBack.isEmpty, "\(screen.lines.joined(separator: "\n"))")
    #expect(screen.model.decisionsUnderWay == 0 && screen.model.reversalsUnderWay == 0)
  }

  /// What the runner says where it cannot do something.
  private static func failure(_ effect: Effect) -> [Message] {
    let trouble = Trouble("away")
    switch effect {
    case .decide(let decision, .these(let ids)):
      return [.decided(BatchReport(action: .decision(decision), batch: nil, items: [], trouble: trouble, asked: ids))]
    case .decide(let decision, _):
      return [.decided(BatchReport(action: .decision(decision), batch: nil, items: [], trouble: trouble))]
    case .reverse(let reversal, _):
      return [.decided(BatchReport(action: .reversal(reversal), batch: nil, items: [], trouble: trouble))]
    case .saveName(let proposal, _): return [.nameRefused(proposal: proposal, reason: "away")]
    case .makeLocalServers: return [.localServersMade(trouble)]
    default: return effect.failure(trouble).map { [$0] } ?? []
    }
  }

  /// What waits is said, Esc would free, and no question about files is on the screen with keys waiting behind it.
  private static func mistake(in screen: Scenario) -> String? {
    let model = screen.model
    guard model.layout.kind == .panes, !model.heldBack.isEmpty else { return nil }
    guard model.awaited != nil else { return "keys wait for nothing" }
    switch model.sheets.last {
    case .batch, .undo: return "keys wait behind a question"
    default: break
    }
    return screen.frame.text.contains("Waiting for ") ? nil : "keys wait, and nothing says so"
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
