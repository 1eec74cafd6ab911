import FoundationEssentials
import Records
import Terminal

/// All that can happen to the screen.
public enum Message: Sendable {
  case terminal(TerminalEvent)
  case timer(Timer)

  // Lists.
  case recordingPage(Page<RecordingCard>)
  case recordingCount(Count, generation: Int)
  /// How many rows of the list lie before a row, where its page did not say.
  case recordingPlace(UUID, offset: Int, generation: Int)
  case proposalPage(Page<RenameProposal>)
  case proposalCount(Count, generation: Int)
  case proposalPlace(UUID, offset: Int, generation: Int)
  /// A page or a count could not be read; what is on screen stays.
  case listFailed(Pane, Trouble, generation: Int)
  /// The filter cannot be read; the old list stays.
  case filterRefused(Pane, FilterProblem, generation: Int)
  /// What `*` matches at this moment.
  case marked(Pane, SortedIDs, generation: Int)
  case markingFailed(Trouble, generation: Int)

  // What follows the cursor.
  case details(RecordingDetails, generation: Int)
  case detailsFailed(Trouble, generation: Int)
  case related(RelatedTracks, generation: Int)
  case relatedFailed(RelatedKind, Trouble, generation: Int)

  // Sheets.
  case record(FullRecord, generation: Int)
  case tracklist(Tracklist, generation: Int)
  case history([HistoryEntry], generation: Int)
  case sheetFailed(Trouble, generation: Int)

  // Proposals.
  case checked([UUID: ProposalCheck], generation: Int)
  case nameChecked(ProposalCheck, generation: Int)
  case batchPreviewed(BatchPreview, generation: Int)
  case decided(BatchReport)
  case nameSaved(RenameProposal)
  case nameRefused(proposal: UUID, reason: String)
  /// Nil: there is nothing to undo or redo.
  case undoPreviewed(UndoPreview?, generation: Int)

  // The world.
  case counts(LibraryCounts)
  case server(Server, ServerState)
  /// Recordings that the graph has not got yet; nil where it is not known.
  case behind(Int?)
  /// Rows were changed by somebody; nil: many.
  case changed(Set<UUID>?)
  case progress(Work)
  case finished(WorkReport)
  case localServersMade(Trouble?)
  /// Something to be said in the message line.
  case notice(Notice)
  /// No server is named and there are no local ones yet: the screen asks (`spec/command-line.md`, Embedded default).
  case firstStart
}

/// What went wrong, for people: a short plain sentence, and what to do where something can be done.
public struct Trouble: Sendable, Hashable, Error {
  public var message: String
  /// A server is not there; it is tried again.
  public var isAway: Bool

  public init(_ message: String, isAway: Bool = false) {
    self.message = message
    self.isAway = isAway
  }
}

/// Where and why a filter cannot be read.
public struct FilterProblem: Sendable, Hashable {
  /// Characters before the place.
  public var offset: Int
  public var message: String

  public init(offset: Int, message: String) {
    self.offset = offset
    self.message = message
  }
}

/// What stands in the message line.
public struct Notice: Sendable, Hashable {
  public enum Tone: Sendable, Hashable { case plain, good, warning, bad }

  public var text: String
  /// The same with more detail, for where there is room.
  public var long: String?
  public var tone: Tone
  /// Stays until the next one; others go after some seconds.
  public var stays: Bool

  public init(_ text: String, long: String? = nil, tone: Tone = .plain, stays: Bool = false) {
    self.text = text
    self.long = long
    self.tone = tone
    self.stays = stays
  }
}

public enum Server: Sendable, Hashable { case postgres, graph }

public enum ServerState: Sendable, Hashable {
  /// Not tried yet.
  case unknown
  case up
  /// Does not answer; the reason in a few words.
  case away(String)
  /// There is none to try; what names one.
  case notNamed(String)
  /// Answers, but only reads are possible; the reason in a few words.
  case readOnly(String)

  var answers: Bool {
    switch self {
    case .up, .readOnly: true
    case .unknown, .away, .notNamed: false
    }
  }
}

/// The header's figures.
public struct LibraryCounts: Sendable, Hashable {
  public var recordings: Count
  public var pending: Int

  public init(recordings: Count, pending: Int) {
    self.recordings = recordings
    self.pending = pending
  }
}
