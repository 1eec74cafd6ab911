import FoundationEssentials
import Glibc
import Records
import TerminalHarness
import Testing

@testable import Screen

/// The same keys do the same thing, however slow the answers are and in whatever order they come.
@Suite struct SameKeysTests {
  /// So many rows of keys: 60 in the tests, more where `SCREEN_FUZZ` says so.
  private static let rounds = getenv("SCREEN_FUZZ").flatMap { Int(String(cString: $0)) } ?? 60

  /// Things one does. Where a question is asked about files, how fast one types does matter, and is meant to.
  private static let habits: [[String]] = [
    ["j"], ["j", "j"], ["k"], ["g"], ["G"], ["Ctrl-D"], ["1"], ["4"], ["2", "j"], ["Tab"], ["h"], ["z", "z"],
    ["1", "p"], ["1", "p", "a"], ["4", "a"], ["4", "a", "a"], ["4", "r"], ["4", "a", "k", "r"], ["a"], ["a"], ["r"],
    ["u"], ["u"], ["a", "u"], ["u", "u"], ["Ctrl-R"], ["u", "Ctrl-R"], ["4", "f"], ["4", "f", "f", "f"],
    ["4", "e", "x", "Enter"], ["4", "e", "x", "Enter", "a"], ["1", "/", "o", "Enter"], ["4", "/", "s", "Enter"],
    ["1", "/", "Ctrl-U", "Enter"], ["4", "/", "Ctrl-U", "Enter"], ["s", "j", "Enter"], ["s", "G", "Enter"],
    ["1", "s", "G", "k", "Enter"], ["R"], ["y"], ["Y"],
    ["5", "Enter"], ["5", "j", "Enter"], ["]"], ["5", "]", "j", "Enter"], ["Backspace"],
    ["3", "Enter", "j", "Enter"], ["1", "Space", "Space"], ["1", "*"], ["1", "*", "k", "Space"],
    ["1", "Enter", "j", "q"], ["4", "Enter", "PgDn", "q"], ["H", "j", "q"], ["H", "u", "q"], ["H", "j", "u", "u", "q"],
    [":", "z", "o", "m", "Enter", "z"], [":", "p", "r", "o", "p", "o", "s", "e", "Enter"],
  ]
  private static let ends: [[String]] = [
    ["H", "u"], ["H", "j", "u", "u"], ["H", "G", "u", "k", "u"], ["1", "Enter"],
  ]

  /// What was done in the end.
  private func deeds(_ screen: Scenario) -> [String] {
    screen.effects.compactMap { effect in
      switch effect {
      case .decide(let decision, .these(let ids)):
        let names = SampleLibrary.proposals.filter { ids.contains($0.id) }.map(\.currentFilename)
        return "\(decision.rawValue) \(names)"
      case .reverse, .saveName, .copy: return "\(effect)"
      case .run(.propose(.these(let marks))): return "propose \((try? marks.ids()) ?? [])"
      case .run: return "\(effect)"
      default: return nil
      }
    } + [
      "focus \(screen.model.focus) filters \(screen.model.recordingQuery.filter), \(screen.model.proposalQuery)",
      "at \(screen.model.recordings.selected?.name ?? "–")",
      "at \(screen.model.proposals.selected?.value.currentFilename ?? "–")",
      "marks \(screen.model.recordingMarks.count), sheets \(screen.model.sheets.count)",
    ]
  }

  @Test("With answers at once and late:", arguments: 1...rounds)
  func sameKeys(seed: Int) {
    var random = Seeded(state: UInt64(seed))
    var habits = (0..<Int.random(in: 3...14, using: &random)).compactMap { _ in
      Self.habits.randomElement(using: &random)
    }
    habits.append(Self.ends.randomElement(using: &random) ?? [])
    let keys = habits.flatMap(\.self)

    let quick = Scenario(34, 120)
    for key in keys { quick.press(key).rest() }

    let slow = Scenario(34, 120)
    slow.holding = { effect in if case .startTimer = effect { false } else { true } }
    // From a line that is a little slow to one on which nothing comes back before all is typed.
    let answers = Int.random(in: 0...4, using: &random)
    for key in keys {
      slow.press(key)
      for _ in 0..<answers where Int.random(in: 0...3, using: &random) == 0 { slow.releaseOne(&random) }
      if Int.random(in: 0...2, using: &random) == 0 { slow.rest() }
      if !slow.model.heldBack.isEmpty { slow.expect("Waiting for") }
    }
    for _ in 0..<2_000 {
      if slow.isHolding { slow.releaseOne(&random) } else { slow.rest() }
    }
    #expect(slow.model.heldBack.isEmpty)
    #expect(deeds(slow) == deeds(quick), "seed \(seed): \(keys.joined(separator: " "))")
  }
}
