import FoundationEssentials
import Records

public typealias RecordingRequest = PageRequest<RecordingQuery, RecordingCard>
public typealias ProposalRequest = PageRequest<ProposalQuery, RenameProposal>

/// What the screen wants done. An effect is a value; one runner carries it out, off the screen's thread, and sends
/// what comes back as a ``Message``. Effects that carry a `generation` are answered with the same one.
///
/// Each answer is named below. Every effect that reads may be answered by its own `…Failed` message instead.
public enum Effect: Sendable, Hashable {
  // Lists. Answers: recordingPage, recordingCount; proposalPage, proposalCount; or listFailed, filterRefused.
  case loadRecordings(RecordingRequest)
  case countRecordings(RecordingQuery, generation: Int)
  case loadProposals(ProposalRequest)
  case countProposals(ProposalQuery, generation: Int)
  /// How many rows of the list lie before one: asked for apart, since it may take longer than the rows and must not be
  /// cancelled by the next page. Answers: recordingPlace, proposalPlace.
  case placeRecording(UUID, RecordingQuery, generation: Int)
  case placeProposal(UUID, ProposalQuery, generation: Int)
  /// All ids that match now, for `*`. Answer: marked, or markingFailed.
  case markRecordings(RecordingQuery, generation: Int)
  case markProposals(ProposalQuery, generation: Int)

  // What follows the cursor. Answers: details, related; or detailsFailed, relatedFailed.
  case loadDetails(recording: UUID, generation: Int)
  case loadRelated(recording: UUID, kind: RelatedKind, generation: Int)

  // Sheets. Answers: record, tracklist, history; or sheetFailed.
  case loadRecord(recording: UUID, generation: Int)
  case loadTracklist(UUID, generation: Int)
  case loadHistory(generation: Int)

  // Proposals.
  /// The preflight's verdict on rows that are on screen. Answer: checked.
  case check(proposals: [UUID], generation: Int)
  /// The preflight of a new name while it is typed. Answer: nameChecked.
  case checkName(proposal: UUID, name: String, generation: Int)
  /// What a batch would do. Answer: batchPreviewed; or sheetFailed.
  case preview(Decision, ProposalSelection, generation: Int)
  /// Renames or rejects, in order, never cancelled by a newer one. Answer: decided, always.
  case decide(Decision, ProposalSelection)
  /// Answer: nameSaved or nameRefused.
  case saveName(proposal: UUID, name: String)
  /// What undo or redo would take: one's own last batch, or a named one. Answer: undoPreviewed.
  case previewUndo(Reversal, batch: UUID?, generation: Int)
  /// Answer: decided.
  case reverse(Reversal, batch: UUID)

  // Work that takes long. Answers: progress while it runs, finished at its end.
  case run(Verb)
  /// Stops after the file under way; what was done stays done. The work answers with finished.
  case stopWork(UUID)

  // The terminal and this machine; without an answer.
  /// Text for the user's own clipboard (OSC 52).
  case copy(String)
  case setMouse(Bool)
  case redraw
  case suspend
  case quit
  /// The theme that the config is to name.
  case rememberTheme(String)
  /// Sends `Message.timer` after a while. A newer one of the same kind takes its place.
  case startTimer(Timer)
  /// Makes and starts the user's own servers. Answer: localServersMade.
  case makeLocalServers
}

/// What is done with proposals.
public enum Decision: String, Sendable, Hashable { case accept, reject }

/// The two ways through one's own journal.
public enum Reversal: String, Sendable, Hashable { case undo, redo }

/// Which proposals a batch takes.
public enum ProposalSelection: Sendable, Hashable {
  case these(MarkSet)
  /// All that the query matches and whose confidence is at least this.
  case confident(ProposalQuery, minimum: Double)
}

/// Which recordings names are looked for.
public enum RecordingChoice: Sendable, Hashable {
  case these(MarkSet)
  /// All that a filter matches.
  case matching(String)
}

/// Work that a verb of the command line does too.
public enum Verb: Sendable, Hashable {
  /// A folder with audio files or a library file.
  case importLibrary(path: String)
  /// Proposals for recordings.
  case propose(RecordingChoice)
  case sync
  case relate
  case maintain
}

/// A moment to come.
public struct Timer: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable {
    /// The cursor has rested: what follows it is read.
    case cursorRest
    /// The message has been there long enough.
    case toast
    /// The next re-reading after changes; at most four a second.
    case refresh
    /// A second click comes too late.
    case doubleClick
    /// A server's data is asked for again.
    case retry
  }

  public var kind: Kind
  public var milliseconds: Int
  /// Given back, so that an older one is ignored.
  public var generation: Int
}

extension Effect {
  /// Of two effects of one kind only the newer one matters: the runner cancels the older one, down to the server.
  /// Nil: never cancelled; such effects are carried out in order.
  public enum Kind: Sendable, Hashable {
    case recordingPage, recordingCount, recordingPlace, recordingMarks
    case proposalPage, proposalCount, proposalPlace, proposalMarks
    case details, related, sheet, check, checkName, preview, previewUndo
    case timer(Timer.Kind)
  }

  public var kind: Kind? {
    switch self {
    case .loadRecordings: .recordingPage
    case .countRecordings: .recordingCount
    case .placeRecording: .recordingPlace
    case .placeProposal: .proposalPlace
    case .markRecordings: .recordingMarks
    case .loadProposals: .proposalPage
    case .countProposals: .proposalCount
    case .markProposals: .proposalMarks
    case .loadDetails: .details
    case .loadRelated: .related
    case .loadRecord, .loadTracklist, .loadHistory: .sheet
    case .check: .check
    case .checkName: .checkName
    case .preview: .preview
    case .previewUndo: .previewUndo
    case .startTimer(let timer): .timer(timer.kind)
    case .decide, .saveName, .reverse, .run, .stopWork, .copy, .setMouse, .redraw, .suspend, .quit, .rememberTheme,
      .makeLocalServers:
      nil
    }
  }
}
