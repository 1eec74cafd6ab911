import Records
import TerminalHarness
import Testing

@testable import Screen

/// The stories of the whole program, told to the pure model.
@Suite struct StoryTests {
  @Test("On the model:", arguments: ScreenStory.three)
  func live(_ story: ScreenStory) {
    let screen = Scenario(story.rows, story.columns, library: .three)
    for step in story.steps {
      switch step {
      case .press(let keys): for key in keys { screen.press(key) }
      case .type(let text): screen.type(text)
      case .paste(let text): screen.send(.terminal(.paste(text)))
      case .resize(let rows, let columns): screen.resize(rows, columns)
      case .see(let text): screen.rest().expect(text)
      case .miss(let text): screen.expectNot(text)
      case .select(let text): screen.expectSelected(text)
      }
    }
  }
}

extension FakeLibrary {
  static var three: FakeLibrary {
    var library = FakeLibrary()
    library.recordings = [
      SampleLibrary.card(1, "deadmau5", "Strobe", 128, "8B", nil, .pending),
      SampleLibrary.card(2, "Dosem", "Projection", 126, "8A", nil),
      SampleLibrary.card(3, "Eric Prydz", "Opus", 126, "9B", nil, .pending),
    ]
    library.proposals = [
      SampleLibrary.proposal(101, 1, "01-strobe_FINAL(2).mp3", "deadmau5 - Strobe.mp3", 1),
      SampleLibrary.proposal(103, 3, "02 opus_FINAL.mp3", "Eric Prydz - Opus.mp3", 1),
    ]
    (library.total, library.recordingCount, library.pendingCount) = (3, nil, nil)
    return library
  }
}
