import FoundationEssentials
import Records

/// What the panes below the lists show of a recording.
public struct RecordingDetails: Sendable, Hashable {
  public var recording: UUID
  public var entries: [MetadataEntry]
  public var tracklists: [TracklistAppearance]

  public init(recording: UUID, entries: [MetadataEntry], tracklists: [TracklistAppearance]) {
    self.recording = recording
    self.entries = entries
    self.tracklists = tracklists
  }
}

/// Related tracks of a recording, and why there are none where there are none.
public struct RelatedTracks: Sendable, Hashable {
  public enum Absence: Sendable, Hashable {
    /// The graph has not got the recording yet; so many are waiting.
    case notSynced(behind: Int)
    case noKey
    case noTempo
    /// In the graph, but its edges were never calculated.
    case notRelated
    /// Nothing goes with it.
    case none
  }

  public var recording: UUID
  public var kind: RelatedKind
  public var tracks: [RelatedTrack]
  /// Why `tracks` is empty.
  public var absence: Absence?

  public init(recording: UUID, kind: RelatedKind, tracks: [RelatedTrack], absence: Absence? = nil) {
    self.recording = recording
    self.kind = kind
    self.tracks = tracks
    self.absence = absence
  }
}

/// A recording with all that is known of it, for its sheet.
public struct FullRecord: Sendable, Hashable {
  public var recording: Recording
  public var entries: [MetadataEntry]

  public init(recording: Recording, entries: [MetadataEntry]) {
    self.recording = recording
    self.entries = entries
  }
}

/// One batch of the journal.
public struct HistoryEntry: Sendable, Hashable, Identifiable {
  /// The batch.
  public var id: UUID
  public var at: Date
  public var user: String
  public var host: String
  public var decision: Decision
  public var done: Int
  public var failed: Int
  public var undoneAt: Date?

  public init(
    id: UUID, at: Date, user: String, host: String, decision: Decision, done: Int, failed: Int, undoneAt: Date? = nil
  ) {
    self.id = id
    self.at = at
    self.user = user
    self.host = host
    self.decision = decision
    self.done = done
    self.failed = failed
    self.undoneAt = undoneAt
  }
}

/// An old name and a new one.
public struct NamePair: Sendable, Hashable {
  public var from: String
  public var to: String

  public init(from: String, to: String) {
    self.from = from
    self.to = to
  }
}

/// What a batch would do: the text of its dialog.
public struct BatchPreview: Sendable, Hashable {
  /// Proposals that would be renamed or rejected.
  public var count: Int
  /// Up to three.
  public var examples: [NamePair]
  /// Those left out, for whatever reason.
  public var leftOutCount: Int
  /// The most frequent reasons, up to six.
  public var leftOut: [LeftOut]

  /// Why some are left out, and how many.
  public struct LeftOut: Sendable, Hashable {
    public var reason: String
    public var count: Int
    /// The same rule says it of others in other words: each has a folder or a name of its own.
    public var isExample: Bool

    public init(reason: String, count: Int, isExample: Bool = false) {
      self.reason = reason
      self.count = count
      self.isExample = isExample
    }
  }

  public init(count: Int, examples: [NamePair], leftOut: [LeftOut] = []) {
    self.count = count
    self.examples = examples
    leftOutCount = leftOut.reduce(0) { $0 + $1.count }
    self.leftOut = Array(leftOut.sorted { ($1.count, $0.reason) < ($0.count, $1.reason) }.prefix(6))
  }
}

/// What undo or redo would take.
public struct UndoPreview: Sendable, Hashable {
  public var reversal: Reversal
  public var batch: UUID
  public var decision: Decision
  public var at: Date
  public var count: Int
  /// Up to three, as the names are now and would be.
  public var examples: [NamePair]

  public init(
    reversal: Reversal, batch: UUID, decision: Decision, at: Date, count: Int, examples: [NamePair]
  ) {
    self.reversal = reversal
    self.batch = batch
    self.decision = decision
    self.at = at
    self.count = count
    self.examples = examples
  }
}

/// What became of a batch.
public struct BatchReport: Sendable, Hashable {
  public enum Action: Sendable, Hashable {
    case decision(Decision)
    case reversal(Reversal)
  }

  public struct Item: Sendable, Hashable {
    public enum Outcome: Sendable, Hashable {
      case applied
      /// Marked only: this machine names no root.
      case accepted
      case rejected
      /// Left as it was, still pending.
      case refused
      case failed
      /// After undo: pending again.
      case pending
    }

    public var proposal: UUID
    public var recording: UUID
    public var from: String
    public var to: String
    public var outcome: Outcome
    /// Why it was refused or failed.
    public var reason: String?

    public init(
      proposal: UUID, recording: UUID, from: String, to: String, outcome: Outcome, reason: String? = nil
    ) {
      self.proposal = proposal
      self.recording = recording
      self.from = from
      self.to = to
      self.outcome = outcome
      self.reason = reason
    }
  }

  public var action: Action
  /// Nil where nothing could be begun (then `trouble` says why).
  public var batch: UUID?
  public var items: [Item]
  /// The batch as a whole could not be carried out, or broke off.
  public var trouble: Trouble?
  /// DJ programs whose own libraries still hold the old paths, and that will ask for the files.
  public var programs: [String] = []
  /// Those of ``Effect/decide`` that were asked for by id: none of them is under way any more.
  public var asked: MarkSet

  public init(
    action: Action, batch: UUID?, items: [Item], trouble: Trouble? = nil, asked: MarkSet = MarkSet()
  ) {
    self.action = action
    self.batch = batch
    self.items = items
    self.trouble = trouble
    self.asked = asked
  }
}

/// Long work, while it runs.
public struct Work: Sendable, Hashable, Identifiable {
  public var id: UUID
  /// "Importing", "Renaming", …
  public var title: String
  /// What is counted: "files", "recordings".
  public var unit: String
  public var done: Int
  /// Nil where nobody knows.
  public var total: Int?
  /// Seconds since it began.
  public var elapsed: Double
  /// Renames files: quitting asks first, Ctrl-C offers to stop it.
  public var isBatch: Bool

  public init(
    id: UUID, title: String, unit: String, done: Int, total: Int?, elapsed: Double, isBatch: Bool = false
  ) {
    self.id = id
    self.title = title
    self.unit = unit
    self.done = done
    self.total = total
    self.elapsed = elapsed
    self.isBatch = isBatch
  }
}

extension Work {
  /// Takes so long that its bar is shown.
  var isSlow: Bool { elapsed >= 0.5 }
}

/// Long work at its end.
public struct WorkReport: Sendable, Hashable {
  public var id: UUID
  /// What was done, in one sentence; nil where another message says it.
  public var notice: Notice?

  public init(id: UUID, notice: Notice?) {
    self.id = id
    self.notice = notice
  }
}
