import Renaming
import Synchronization

/// Counts the steps of a run (system calls and statements) and makes one of them fail, or the process die at it.
///
/// A death is simulated: from then on every call fails without doing anything, so that what is on disk and in the
/// journal is what a killed process would have left.
public final class Fuse: Sendable {
  public enum Fault: Sendable, Hashable {
    /// Dead before the step is done.
    case stopBefore(Int)
    /// The step is done, and nobody hears of it.
    case stopAfter(Int)
    /// The step fails with an errno, and is not done.
    case fail(Int, Int32)
    /// The step is done and reported as failed.
    case doneButFailed(Int, Int32)

    public var step: Int {
      switch self {
      case .stopBefore(let step), .stopAfter(let step), .fail(let step, _), .doneButFailed(let step, _): step
      }
    }
  }

  private struct State {
    var steps = 0
    var isDead = false
    var names: [String] = []
  }
  private let fault: Fault?
  private let before: @Sendable (_ step: String) -> Void
  private let state = Mutex(State())

  /// `before` is told of each step before it is made.
  public init(_ fault: Fault? = nil, before: @escaping @Sendable (_ step: String) -> Void = { _ in }) {
    self.fault = fault
    self.before = before
  }

  /// Steps made so far.
  public var steps: Int { state.withLock(\.steps) }
  public var isDead: Bool { state.withLock(\.isDead) }
  /// What each step was.
  public var names: [String] { state.withLock(\.names) }
  /// What the step of a fault was; "-" where the run did not come so far.
  public func name(_ fault: Fault) -> String { names.dropFirst(fault.step - 1).first ?? "-" }

  /// Makes one system call: `body`, or what the fault says.
  func call<T>(
    _ call: String, _ subject: String, _ body: () throws(SystemError) -> T
  ) throws(SystemError) -> T {
    try step(call, { (code: Int32) -> SystemError in SystemError(code, call, subject) }, body)
  }

  /// Makes one step: `body`, or what the fault says. `error` makes the error of an errno.
  func step<T, Failure: Error>(
    _ name: String, _ error: (Int32) -> Failure, _ body: () throws(Failure) -> T
  ) throws(Failure) -> T {
    let (number, isDead) = state.withLock { state in
      state.steps += 1
      state.names.append(name)
      return (state.steps, state.isDead)
    }
    before(name)
    if isDead { throw error(Self.deadCode) }
    guard let fault, fault.step == number else { return try body() }
    switch fault {
    case .stopBefore: throw die(error)
    case .stopAfter:
      _ = try? body()
      throw die(error)
    case .fail(_, let code): throw error(code)
    case .doneButFailed(_, let code):
      _ = try body()
      throw error(code)
    }
  }

  /// The same for a step that waits.
  func step<T: Sendable>(
    _ name: String, _ error: (Int32) -> any Error, _ body: () async throws -> T
  ) async throws -> T {
    let (number, isDead) = state.withLock { state in
      state.steps += 1
      state.names.append(name)
      return (state.steps, state.isDead)
    }
    before(name)
    if isDead { throw error(Self.deadCode) }
    guard let fault, fault.step == number else { return try await body() }
    switch fault {
    case .stopBefore: throw die(error)
    case .stopAfter:
      _ = try? await body()
      throw die(error)
    case .fail(_, let code): throw error(code)
    case .doneButFailed(_, let code):
      _ = try await body()
      throw error(code)
    }
  }

  private static let deadCode: Int32 = 5

  private func die<Failure>(_ error: (Int32) -> Failure) -> Failure {
    state.withLock { $0.isDead = true }
    return error(Self.deadCode)
  }
}
