import Synchronization

/// Counts from 1, for any thread.
public final class Counter: Sendable {
  private let value = Atomic<Int>(0)

  public init() {}

  @discardableResult public func next() -> Int { value.wrappingAdd(1, ordering: .relaxed).newValue }
}
