import EventLoop
import FoundationEssentials
import Records
import Synchronization

/// Accepts, rejects, takes back: everything that renames files goes through here.
///
/// ```swift
/// let renamer = Renamer(roots: Roots(["/srv/music"]), journal: journal)
/// let report = try await renamer.accept(requests) { progress in … }
/// ```
///
/// Cancelling the task that called stops a batch between two files; the group under way is written into the journal
/// before the call returns.
public final class Renamer: Sendable {
  public let roots: Roots
  public let settings: RenameSettings
  let journal: any Journal
  let fileSystem: any FileSystem
  let author: Author
  /// Batches that this very process carries out now: not for recovery.
  let underWay = Mutex<Set<UUID>>([])

  public init(
    roots: Roots, settings: RenameSettings = RenameSettings(), journal: any Journal,
    fileSystem: any FileSystem = SystemFileSystem(), author: Author = .current()
  ) {
    self.roots = roots
    self.settings = settings
    self.journal = journal
    self.fileSystem = fileSystem
    self.author = author
  }

  /// No root is named, or the config says so: accepting only marks.
  public var isMarkOnly: Bool { settings.markOnly || roots.isEmpty }

  /// The preflight's verdicts, in the order of the requests, which are judged as one batch.
  public func check(_ requests: [RenameRequest]) async throws -> [ProposalCheck] {
    try await examine(requests).map(\.check)
  }

  /// What `accept` would do, with nothing touched or written: acceptable items are `pending`.
  public func rehearse(_ requests: [RenameRequest]) async throws -> RenameReport {
    let verdicts = try await examine(requests)
    return RenameReport(
      batch: nil, items: verdicts.map { $0.refusal ?? RenameItem($0.request, .pending, reason: $0.remark) })
  }

  /// Renames the files of all requests that the preflight lets pass, in one batch; in mark-only mode marks them.
  /// - Throws: `RenameError.interrupted`, or what the journal throws before anything was begun.
  public func accept(
    _ requests: [RenameRequest], progress: @escaping @Sendable (RenameProgress) async -> Void = { _ in }
  ) async throws -> RenameReport {
    isMarkOnly
      ? try await decide(requests, .accept, to: .accepted)
      : try await run(requests, .accept, progress)
  }

  /// Marks proposals as rejected; no file is touched.
  public func reject(_ requests: [RenameRequest]) async throws -> RenameReport {
    try await decide(requests, .reject, to: .rejected)
  }

  func examine(_ requests: [RenameRequest]) async throws -> [Preflight.Verdict] {
    let paths = requests.map { "\($0.folder)/\($0.to)" }
    let holders = try await journal.holders(of: paths)
    let preflight = Preflight(roots: roots, fileSystem: fileSystem, settings: settings)
    return try await BlockingWork.run { preflight.examine(requests, holders: holders) }
  }

  /// Carries out a batch in a task that goes on when the caller's is cancelled, and only then stops by itself.
  func run(
    _ requests: [RenameRequest], _ kind: RenameBatch.Kind, reverses: UUID? = nil,
    _ progress: @escaping @Sendable (RenameProgress) async -> Void
  ) async throws -> RenameReport {
    let stop = StopFlag()
    let batch = RenameBatch(kind: kind, reverses: reverses, author: author, startedAt: Date())
    underWay.withLock { _ = $0.insert(batch.id) }
    defer { underWay.withLock { _ = $0.remove(batch.id) } }
    let run = BatchRun(renamer: self, batch: batch, stop: stop, progress: progress)
    return try await withTaskCancellationHandler {
      try await Task { try await run.start(requests) }.value
    } onCancel: {
      stop.set()
    }
  }
}

extension Preflight.Verdict {
  /// The item of a request that may not be carried out.
  var refusal: RenameItem? {
    guard !check.canBeAccepted else { return nil }
    let finding = check.findings.first
    let text = [finding?.message, finding?.advice].compactMap { $0 }.joined(separator: "; ")
    return RenameItem(request, .refused, reason: text, rule: finding?.rule)
  }

  /// What a warning says of one that may.
  var remark: String? { check.findings.first { $0.severity == .warning }?.message }
}

/// Set once, from any thread.
final class StopFlag: Sendable {
  private let flag = Atomic<Bool>(false)
  var isSet: Bool { flag.load(ordering: .relaxed) }
  func set() { flag.store(true, ordering: .relaxed) }
}
