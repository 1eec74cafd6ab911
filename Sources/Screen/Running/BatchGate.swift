/// Where a batch of renames can be held, or ended, with everything journaled: after each of its groups.
///
/// One batch at a time goes through it.
actor BatchGate {
  private typealias Waiting = [CheckedContinuation<Void, Never>]

  private var isUnderWay = false
  private var isHeld = false
  private var isLeaving = false
  /// Batches before the closed gate.
  private var batches: Waiting = []
  /// Those who want to see no batch on its way.
  private var watchers: Waiting = []

  /// A batch begins, once the gate is open.
  func enter() async {
    while isClosed { await withCheckedContinuation { batches.append($0) } }
    isUnderWay = true
  }

  /// It has ended.
  func leave() {
    isUnderWay = false
    wake(&watchers)
  }

  /// Between two groups of the batch; returns once the gate is open. True: it is to end here.
  func pass() async -> Bool {
    wake(&watchers)
    while isClosed { await withCheckedContinuation { batches.append($0) } }
    return isLeaving
  }

  /// Returns when no file is being renamed; nothing more is until ``open()``.
  func hold() async {
    isHeld = true
    if isUnderWay { await withCheckedContinuation { watchers.append($0) } }
  }

  func open() {
    isHeld = false
    wake(&batches)
  }

  /// From now on a batch ends after the group under way.
  func endBatches() {
    isLeaving = true
    wake(&batches)
    wake(&watchers)
  }

  private var isClosed: Bool { isHeld && !isLeaving }

  private func wake(_ waiting: inout Waiting) {
    for continuation in waiting { continuation.resume() }
    waiting = []
  }
}
