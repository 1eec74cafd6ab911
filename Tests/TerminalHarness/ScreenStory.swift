/// What a person does on the screen and sees there, told once: the pure model and the whole program on a terminal of
/// its own both have to live it.
///
/// ```swift
/// ScreenStory("a filter narrows the list").press("/").type("opus").see("1 of 1").press("Esc").see("of 3")
/// ```
public struct ScreenStory: Sendable, CustomStringConvertible {
  public enum Step: Sendable {
    case press([String])
    case type(String)
    case paste(String)
    case resize(rows: Int, columns: Int)
    /// A text stands somewhere on the screen.
    case see(String)
    /// A text stands nowhere.
    case miss(String)
    /// The line with the cursor's bar holds a text.
    case select(String)
  }

  public let description: String
  public let rows: Int
  public let columns: Int
  public private(set) var steps: [Step] = []

  public init(_ description: String, rows: Int = 24, columns: Int = 80) {
    self.description = description
    self.rows = rows
    self.columns = columns
  }

  public func press(_ keys: String...) -> ScreenStory { adding(.press(keys)) }
  public func type(_ text: String) -> ScreenStory { adding(.type(text)) }
  public func paste(_ text: String) -> ScreenStory { adding(.paste(text)) }
  public func resize(rows: Int, columns: Int) -> ScreenStory { adding(.resize(rows: rows, columns: columns)) }
  public func see(_ text: String) -> ScreenStory { adding(.see(text)) }
  public func miss(_ text: String) -> ScreenStory { adding(.miss(text)) }
  public func select(_ text: String) -> ScreenStory { adding(.select(text)) }

  private func adding(_ step: Step) -> ScreenStory {
    var story = self
    story.steps.append(step)
    return story
  }
}

extension TerminalProgram {
  /// Lives a story on this program: each sentence is waited for.
  public func live(_ story: ScreenStory) async throws {
    for step in story.steps {
      switch step {
      case .press(let keys): for key in keys { try await press(KeyName(named: key)) }
      case .type(let text): try await type(text)
      case .paste(let text): try await paste(text)
      case .resize(let rows, let columns): resize(rows: rows, columns: columns)
      case .see(let text): try await wait("“\(text)”") { $0.contains(text) }
      case .miss(let text): try await wait("no “\(text)”") { !$0.contains(text) }
      case .select(let text): try await wait("“\(text)” selected") { $0.selected.contains { $0.contains(text) } }
      }
    }
  }
}

extension VirtualTerminal {
  /// The rows under a cursor: those that begin with its bar.
  public var selected: [String] { (0..<rows).map(line).filter { $0.hasPrefix("▌") } }
}
