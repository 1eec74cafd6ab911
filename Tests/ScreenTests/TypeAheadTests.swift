import Records
import Testing

@testable import Screen

/// Keys that come faster than the rows they mean, as over a slow line or from a script.
@Suite struct TypeAheadTests {
  /// Proposals are read only when the test says so.
  private func slow() -> Scenario {
    let screen = Scenario(34, 120)
    screen.holding = { if case .loadProposals = $0 { true } else { false } }
    return screen
  }

  private func accepted(by screen: Scenario) -> [String] {
    screen.effects.flatMap { effect -> [String] in
      guard case .decide(.accept, .these(let ids)) = effect else { return [] }
      return SampleLibrary.proposals.filter { ids.contains($0.id) }.map(\.proposedFilename)
    }
  }

  @Test("p a accepts the proposal that p leads to, not the one that stood there before")
  func theRowThatIsComing() {
    let screen = slow().press("j").press("p", "a").expect("Waiting for the list")
    #expect(accepted(by: screen) == [])
    screen.release()
    #expect(accepted(by: screen) == ["Dosem - Projection.mp3"])
  }

  @Test("What is typed behind a waiting key keeps its order")
  func order() {
    let screen = slow().press("4", "f", "f", "f", "f", "f", "g").press("a", "j", "a", "1")
    #expect(accepted(by: screen) == [])
    screen.release().expectSelected("deadmau5")
    let all = SampleLibrary.proposals.map(\.proposedFilename)
    #expect(accepted(by: screen) == [all[0], all[2]])
  }

  @Test("Esc forgets what waits; the next key means the rows on screen")
  func forgetting() {
    let screen = slow().press("j").press("p", "a", "Esc").expect("Forgotten what was typed ahead").release()
    #expect(accepted(by: screen) == [])
    screen.press("a")
    #expect(accepted(by: screen) == ["Dosem - Projection.mp3"])
  }

  @Test("Where the rows cannot be read nothing is done to the old ones")
  func failing() throws {
    let screen = slow().press("4", "f", "a")
    screen.send(.listFailed(.proposals, Trouble("away"), generation: screen.model.proposals.generation))
    screen.release()
    #expect(accepted(by: screen) == [])
  }

  @Test("Without waiting keys q quits at once; behind one it waits, and a second one quits")
  func quitting() {
    let isQuit: (Effect) -> Bool = { if case .quit = $0 { true } else { false } }
    let screen = slow().press("4", "f", "a", "q")
    #expect(!screen.effects.contains(where: isQuit))
    screen.press("q").expectEffect("quits") { isQuit($0) }
    slow().press("4", "f", "q").expectEffect("quits") { isQuit($0) }
  }
}
