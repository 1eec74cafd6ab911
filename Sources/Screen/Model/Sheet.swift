import FoundationEssentials
import Records

/// Something that lies over the panes until it is closed: a dialog, a chooser, a page to read.
enum Sheet: Sendable {
  case help(HelpSheet)
  case palette(PaletteSheet)
  case sort(SortSheet)
  case edit(EditSheet)
  case batch(BatchSheet)
  case undo(UndoSheet)
  case threshold(ThresholdSheet)
  case themes(ThemeSheet)
  case proposal(ProposalSheet)
  case record(RecordSheet)
  case tracklist(TracklistSheet)
  case history(HistorySheet)
  case importPath(TextField)
  case firstStart(FirstStartSheet)
  case quit
  case stop

  /// The number of what was asked for this sheet last.
  var question: Int? {
    switch self {
    case .edit(let sheet): sheet.question
    case .batch(let sheet): sheet.question
    case .record(let sheet): sheet.question
    case .tracklist(let sheet): sheet.question
    case .history(let sheet): sheet.question
    default: nil
    }
  }

  /// The number of the question about files that it puts, once there is something to confirm.
  var questionToConfirm: Int? {
    switch self {
    case .batch(let sheet): sheet.preview == nil ? nil : sheet.question
    case .undo(let sheet): sheet.question
    default: nil
    }
  }

  /// Asks about leaving or stopping; whatever else comes lies below it.
  var isAboutLeaving: Bool {
    switch self {
    case .quit, .stop: true
    default: false
    }
  }

  /// Keys are text here.
  var isText: Bool {
    switch self {
    case .help, .palette, .edit, .threshold, .importPath: true
    case .firstStart(let sheet): sheet.step == .path
    default: false
    }
  }
}

struct HelpSheet: Sendable {
  /// Where one was; its keys come first.
  var pane: Pane
  var search = TextField()
  var top = 0
}

struct PaletteSheet: Sendable {
  var field = TextField()
  var cursor = 0
}

struct SortSheet: Sendable {
  var pane: Pane
  var cursor: Int
  /// What recordings can be sorted by: the columns, and what else is known of the one under the cursor.
  var columns: [RecordingSort] = []

  var count: Int { pane == .recordings ? columns.count : ProposalSort.allCases.count }
}

struct EditSheet: Sendable {
  var question = 0
  var row: ProposalRow
  var field: TextField
  /// Nil while the preflight looks at it.
  var check: ProposalCheck?
  /// Why the last save was refused.
  var problem: String?
  var isSaving = false
}

struct BatchSheet: Sendable {
  var question: Int
  var decision: Decision
  var selection: ProposalSelection
  /// Nil while the preflight runs.
  var preview: BatchPreview?
  var trouble: Trouble?
  /// Shown with the title where there was a threshold.
  var minimum: Double?
}

struct UndoSheet: Sendable {
  var question: Int
  var reversal: Reversal
  var preview: UndoPreview
}

struct ThresholdSheet: Sendable {
  var field: TextField
  var problem: String?
}

struct ThemeSheet: Sendable {
  var cursor: Int
  /// What `Esc` goes back to.
  var before: String
}

struct ProposalSheet: Sendable {
  var row: ProposalRow
  var top = 0
}

struct RecordSheet: Sendable {
  var question: Int
  var name: String
  var value: FullRecord?
  var trouble: Trouble?
  var top = 0
}

struct TracklistSheet: Sendable {
  var question: Int
  var title: String
  /// Of which it was opened; its track is under the cursor at first.
  var recording: UUID?
  var value: Tracklist?
  var trouble: Trouble?
  var list = LowerCursor()
}

struct HistorySheet: Sendable {
  var question = 0
  /// For the first time, or again after something was done.
  var isBeingRead = true
  /// Nil until it has been read.
  var entries: [HistoryEntry]?
  var trouble: Trouble?
  var list = LowerCursor()
}

/// The questions where no server is named yet, one at a time.
struct FirstStartSheet: Sendable {
  enum Step: Sendable, Equatable {
    /// Make local servers?
    case servers
    /// They are being made.
    case making
    /// Which folder or library file?
    case path
  }

  var step = Step.servers
  var field = TextField()
  var trouble: Trouble?
}
