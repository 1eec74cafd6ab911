import Glibc
import Synchronization

/// Where a batch of renames can be held, or ended, with everything journaled: after each of its groups.
///
/// One batch at a time goes through it.
final class BatchGate: Sendable {
  private struct State {
    var isUnderWay = false
    var isHeld = false
    var isLeaving = false
    var waiting: [CheckedContinuation<Void, Never>] = []
  }
  private let state = Mutex(State())

  /// A batch begins, once the gate is open.
  func enter() {
    while !state.withLock({ state in
      if !state.isHeld || state.isLeaving { state.isUnderWay = true }
      return state.isUnderWay
    }) { usleep(2_000) }
  }

  /// It has ended.
  func leave() { wake { $0.isUnderWay = false } }

  /// Between two groups of the batch. True: it is to end here.
  ///
  /// Blocks while the gate is held: the whole process is about to be stopped then.
  func pass() -> Bool {
    wake { _ in }
    while state.withLock({ $0.isHeld && !$0.isLeaving }) { usleep(2_000) }
    return state.withLock { $0.isLeaving }
  }

  /// Returns when no file is being renamed; nothing more is until ``open()``.
  func hold() async {
    await withCheckedContinuation { continuation in
      let stands = state.withLock { state in
        state.isHeld = true
        if state.isUnderWay { state.waiting.append(continuation) }
        return !state.isUnderWay
      }
      if stands { continuation.resume() }
    }
  }

  func open() { state.withLock { $0.isHeld = false } }

  /// From now on a batch ends after the group under way.
  func endBatches() { wake { $0.isLeaving = true } }

  /// Changes the state, and tells those that wait for a standing batch.
  private func wake(_ change: (inout State) -> Void) {
    let waiting = state.withLock { state in
      change(&state)
      defer { state.waiting = [] }
      return state.waiting
    }
    for continuation in waiting { continuation.resume() }
  }
}
