import FoundationEssentials
import Library
import Synchronization

/// Carries effects out on the library, off the screen's thread, and sends what comes back as messages.
///
/// Of two effects of one kind the newer one cancels the older, down to the server. Effects without a kind are carried
/// out in order. Everything that belongs to the terminal (clipboard, suspend, quit) is the caller's.
public final class EffectRunner: Sendable {
  public typealias Send = @Sendable (Message) -> Void

  let opening: LibraryOpening
  let send: Send
  private let reads = Mutex<[Effect.Kind: Task<Void, Never>]>([:])
  private let works = Mutex<[UUID: (task: Task<Void, Never>, isBatch: Bool)]>([:])
  private let orders: AsyncStream<Effect>.Continuation
  private let ordersTask = Mutex<Task<Void, Never>?>(nil)
  private let dropsOrders = Atomic<Bool>(false)
  let gate = BatchGate()

  /// - Parameter send: called from any thread.
  public init(_ opening: LibraryOpening, send: @escaping Send) {
    self.opening = opening
    self.send = send
    let (stream, continuation) = AsyncStream<Effect>.makeStream()
    orders = continuation
    let task = Task { [weak self] in
      for await effect in stream { await self?.order(effect) }
    }
    ordersTask.withLock { $0 = task }
  }

  /// Starts an effect; returns at once.
  public func run(_ effect: Effect) {
    switch effect {
    case .stopWork(let id): stop(id)
    case .run(let verb): work(isBatch: false) { await self.carryOut(verb, $0) }
    case _ where effect.kind == nil: orders.yield(effect)
    default:
      guard let kind = effect.kind else { return }
      let task = Task { await self.read(effect) }
      reads.withLock { reads in
        reads[kind]?.cancel()
        reads[kind] = task
      }
    }
  }

  /// Ends what reads and imports at once, a batch of renames after the group under way, and waits for that.
  ///
  /// - Parameter drops: decisions that were given and not yet begun are forgotten.
  public func finish(dropping drops: Bool) async {
    dropsOrders.store(drops, ordering: .relaxed)
    orders.finish()
    await gate.endBatches()
    for task in reads.withLock({ Array($0.values) }) { task.cancel() }
    let running = works.withLock { Array($0.values) }
    for work in running where !work.isBatch { work.task.cancel() }
    for work in running { await work.task.value }
    await ordersTask.withLock { $0 }?.value
  }

  /// Returns when no file is being renamed, and keeps it so until ``release()``: for a process that is to be stopped.
  public func hold() async { await gate.hold() }

  public func release() async { await gate.open() }

  /// Runs long work that can be stopped by its id.
  @discardableResult
  private func work(isBatch: Bool, _ body: @escaping @Sendable (UUID) async -> Void) -> Task<Void, Never> {
    let id = UUID()
    let task = Task {
      await body(id)
      self.works.withLock { $0[id] = nil }
    }
    works.withLock { works in
      // The work may have ended before it was noted.
      if !task.isCancelled { works[id] = (task, isBatch) }
    }
    return task
  }

  /// What was done stays done.
  func stop(_ id: UUID) { works.withLock { $0[id] }?.task.cancel() }

  private func order(_ effect: Effect) async {
    guard !dropsOrders.load(ordering: .relaxed) else { return }
    switch effect {
    case .decide(let decision, let selection):
      await work(isBatch: true) { await self.decide(decision, selection, work: $0) }.value
    case .reverse(let reversal, let batch):
      await work(isBatch: true) { await self.reverse(reversal, batch, work: $0) }.value
    case .saveName(let proposal, let name): await saveName(proposal, name)
    case .makeLocalServers: await makeLocalServers()
    default: break
    }
  }

  private func read(_ effect: Effect) async {
    do {
      let library = try await opening.library()
      try await read(effect, library)
    } catch {
      // Where a newer effect has taken this one's place nobody waits for an answer; else somebody may.
      if !Task.isCancelled, let answer = effect.failure(error) { send(answer) }
    }
  }

  private func makeLocalServers() async {
    do {
      try await opening.makeLocalServers()
      send(.localServersMade(nil))
    } catch {
      send(.localServersMade(Trouble(error)))
    }
  }
}

extension Trouble {
  /// What the library says of an error.
  init(_ error: any Error) {
    let outage = Outage(error)
    self.init(outage.onScreen, isAway: outage.isAway)
  }
}
