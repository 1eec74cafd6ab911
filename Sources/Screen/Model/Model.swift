import FoundationEssentials
import Mixing
import Records
import Terminal

/// Everything that is on the screen, as one value.
public struct Model: Sendable {
  public internal(set) var settings: Settings
  public internal(set) var rows: Int { didSet { solveLayout() } }
  public internal(set) var columns: Int { didSet { solveLayout() } }
  public internal(set) var focus = Pane.recordings { didSet { solveLayout() } }
  /// Which of Recordings and Proposals had the focus last.
  public internal(set) var large = Pane.recordings { didSet { solveLayout() } }
  public internal(set) var zoomed = false { didSet { solveLayout() } }
  /// Where everything stands.
  public private(set) var layout: Layout

  public internal(set) var recordings = ListWindow<RecordingRow>()
  public internal(set) var recordingQuery = RecordingQuery()
  public internal(set) var recordingMarks = MarkSet()
  public internal(set) var proposals = ListWindow<ProposalRow>()
  public internal(set) var proposalQuery = ProposalQuery()
  public internal(set) var proposalMarks = MarkSet()
  /// What the rows that are there were asked for by.
  var listedRecordings: RecordingQuery?
  var listedProposals: ProposalQuery?
  /// Of the page under way: rows that stay though they no longer match.
  var keptProposals: [UUID] = []
  /// While the proposals of one recording are shown: its name, and what was listed before.
  var proposalsOf = ""
  var statesOfAll = ProposalStates.pending
  /// `f` came to the accepted ones, which are shown where there are any.
  var skipsAccepted = false
  /// The first page of recordings is on its way, and everything else waits for it.
  var hasRestToRead = false
  var recordingFilter = FilterState()
  var proposalFilter = FilterState()
  var range: MarkRange?
  var following = Following()
  var sheets: [Sheet] = []
  /// The pane whose filter is being typed.
  var typing: Pane?
  var way: [WayBack] = []
  /// What was typed and pasted and waits (`Model+TypeAhead.swift`).
  var heldBack: [TerminalEvent] = []
  /// Decisions and reversals that were given and have not been answered, and of them the reversals.
  var decisionsUnderWay = 0
  var reversalsUnderWay = 0
  /// The question what undo or redo would take, while it is not answered.
  var reversalAwaited: Int?
  /// The same of the marks of `*`.
  var marksAwaited: Int?
  /// A recording to go to, that may lie outside the filter.
  var destination: UUID?

  public internal(set) var notice: Notice?
  public internal(set) var counts: LibraryCounts?
  public internal(set) var postgres = ServerState.unknown
  public internal(set) var graph = ServerState.unknown
  public internal(set) var behind: Int?
  public internal(set) var works: [Work] = []
  /// Recordings renamed since the screen was opened.
  var renamed: Set<UUID> = []
  public internal(set) var themeName: String { didSet { findTheme() } }
  /// The theme in force.
  public private(set) var theme: Theme
  public internal(set) var mouse: Bool

  /// Of what sheets, undo and `*` ask for; each question has a number of its own.
  var questions = 0
  /// The question about files that was on the terminal when it was drawn last.
  var drawnQuestion: Int?
  var timers = TimerBook()
  var lastClick: Click?
  var outbox: [Effect] = []

  public init(settings: Settings = Settings(), rows: Int = 24, columns: Int = 80) {
    self.settings = settings
    self.rows = rows
    self.columns = columns
    themeName = settings.theme
    theme = .mono
    layout = Layout(rows: rows, columns: columns, focus: .recordings, large: .recordings, zoomed: false)
    mouse = settings.mouse
    findTheme()
  }

  private mutating func solveLayout() {
    layout = Layout(rows: rows, columns: columns, focus: focus, large: large, zoomed: zoomed)
  }

  mutating func findTheme() { theme = settings.theme(named: themeName) ?? settings.themes.first ?? .mono }

  /// The row under the cursor of Recordings, if it is the list that the lower panes follow.
  var isFollowingProposals: Bool { large == .proposals }
}

/// A pane's filter: what is being typed, and whether it could be read.
struct FilterState: Sendable {
  var field = TextField()
  var problem: FilterProblem?
  /// The last filter that could be read: it stays in force while a wrong one is typed.
  var good = ""
  /// Of the counts under way.
  var generation = 0

  mutating func set(_ text: String) {
    field = TextField(text)
    problem = nil
  }

  /// Whether what was typed can be read; where it cannot, the problem says why.
  mutating func read() -> Bool {
    do {
      _ = try Filter(parsing: field.text)
      problem = nil
    } catch {
      problem = FilterProblem(offset: error.offset, message: error.message)
    }
    return problem == nil
  }
}

/// From the row where `V` was pressed to the cursor.
struct MarkRange: Sendable, Equatable {
  var pane: Pane
  var from: UUID
}

/// Where one came from, for `Backspace`.
struct WayBack: Sendable {
  var query: RecordingQuery
  var recording: UUID
  var focus: Pane
  var large: Pane
}

struct Click: Sendable, Equatable {
  var row: Int
  var column: Int
}

/// Which timers run, and which answers of theirs still count.
struct TimerBook: Sendable {
  var generation = 0
  var running: [Timer.Kind: Int] = [:]
  /// Tries that failed in a row.
  var retries = 0
  /// Changes came while the refresh timer ran.
  var refreshIsDue = false
  /// What the rest timer was started for.
  var restingOn: RestSubject?
}

/// What is read when the cursor rests.
struct RestSubject: Sendable, Equatable {
  var recording: UUID?
  var unchecked: [UUID]
}
