import FoundationEssentials
import Records
import Terminal
import TerminalHarness
import Testing

@testable import Screen

/// A screen with a small library behind it, as a person would use it: keys in, lines out.
///
/// Effects are answered at once, as the runner would, unless `holding` says to keep them.
final class Scenario {
  private(set) var model: Model
  private var drawn: Picture
  private(set) var effects: [Effect] = []
  var library = FakeLibrary()
  /// Effects that are not answered until `release`.
  var holding: (Effect) -> Bool = { _ in false }
  private var held: [Effect] = []
  private var timers: [Screen.Timer.Kind: Screen.Timer] = [:]

  init(_ rows: Int = 24, _ columns: Int = 80, settings: Settings = .sample, library: FakeLibrary = FakeLibrary()) {
    model = Model(settings: settings, rows: rows, columns: columns)
    drawn = Picture(model)
    self.library = library
    for message in library.greetings { send(message) }
    handle(model.start())
    rest()
  }

  // MARK: What happens

  @discardableResult func press(_ keys: String...) -> Scenario {
    for name in keys {
      guard let key = Key(name: name) else {
        Issue.record("no key is named \(name)")
        continue
      }
      send(.terminal(.key(key)))
    }
    return self
  }

  @discardableResult func type(_ text: String) -> Scenario {
    for character in text { send(.terminal(.key(.character(character)))) }
    return self
  }

  @discardableResult func send(_ message: Message) -> Scenario {
    handle(update(&model, message))
    // What is drawn again in part is what would be drawn anew.
    #expect(drawn.draw(model) == view(model), "after \(message)")
    model.wasDrawn()
    return self
  }

  @discardableResult func focus(_ pane: Pane) -> Scenario { press("\(pane.rawValue)") }

  @discardableResult func resize(_ rows: Int, _ columns: Int) -> Scenario {
    send(.terminal(.resize(rows: rows, columns: columns)))
  }

  /// The cursor rests: what follows it is read.
  @discardableResult func rest() -> Scenario { fire(.cursorRest) }

  @discardableResult func fire(_ kind: Screen.Timer.Kind) -> Scenario {
    if let timer = timers.removeValue(forKey: kind) { send(.timer(timer)) }
    return self
  }

  /// Answers what was held back.
  @discardableResult func release() -> Scenario {
    holding = { _ in false }
    let waiting = held
    held = []
    // A newer effect of a kind has cancelled the older ones.
    for (index, effect) in waiting.enumerated() {
      let isOld = effect.kind != nil && waiting[(index + 1)...].contains { $0.kind == effect.kind }
      if !isOld { handle([effect]) }
    }
    return self
  }

  /// Effects that wait for `release`.
  var isHolding: Bool { !held.isEmpty }

  /// Answers one of those that are held: any that reads, or the first of those that are carried out in order.
  func releaseOne(_ random: inout Seeded, _ answer: ((Effect) -> [Message])? = nil) {
    held = held.enumerated().filter { index, effect in
      effect.kind == nil || !held[(index + 1)...].contains { $0.kind == effect.kind }
    }.map(\.element)
    let first = held.firstIndex { $0.kind == nil }
    guard let index = held.indices.filter({ held[$0].kind != nil || $0 == first }).randomElement(using: &random) else {
      return
    }
    let effect = held.remove(at: index)
    for message in answer?(effect) ?? library.answer(effect) { send(message) }
  }

  private func handle(_ new: [Effect]) {
    for effect in new {
      effects.append(effect)
      if case .startTimer(let timer) = effect { timers[timer.kind] = timer }
      if holding(effect) {
        held.append(effect)
      } else {
        for message in library.answer(effect) { send(message) }
      }
    }
  }

  // MARK: What is seen

  var frame: Frame { view(model) }
  var lines: [String] { picture(frame) }

  @discardableResult
  func expect(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) -> Scenario {
    let lines = lines
    #expect(
      lines.contains { $0.contains(text) }, "“\(text)” is not on screen:\n\(lines.joined(separator: "\n"))",
      sourceLocation: sourceLocation)
    return self
  }

  @discardableResult
  func expectNot(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) -> Scenario {
    let lines = lines
    #expect(
      !lines.contains { $0.contains(text) }, "“\(text)” is on screen:\n\(lines.joined(separator: "\n"))",
      sourceLocation: sourceLocation)
    return self
  }

  /// The line with the cursor's bar says this.
  @discardableResult
  func expectSelected(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) -> Scenario {
    let bars = lines.filter { $0.hasPrefix("▌") }
    #expect(
      bars.contains { $0.contains(text) }, "“\(text)” is not selected:\n\(lines.joined(separator: "\n"))",
      sourceLocation: sourceLocation)
    return self
  }

  /// One of the effects so far is this.
  @discardableResult
  func expectEffect(
    _ what: String, sourceLocation: SourceLocation = #_sourceLocation, _ matches: (Effect) -> Bool
  ) -> Scenario {
    let isThere = effects.contains(where: matches)
    #expect(isThere, "\(what)", sourceLocation: sourceLocation)
    return self
  }

  @discardableResult func forgetEffects() -> Scenario {
    effects = []
    return self
  }
}

/// A frame's lines without the marks that end right-to-left runs.
func picture(_ frame: Frame) -> [String] {
  (0..<frame.rows).map { row in
    String(String.UnicodeScalarView(frame.line(row).unicodeScalars.filter { $0 != "\u{200E}" }))
  }
}

extension Settings {
  static let sample = Settings(colors: false, zone: .fixed(0), libraryName: "club-library")
}
