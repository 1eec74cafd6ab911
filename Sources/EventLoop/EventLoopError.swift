/// Why waiting ended without what was waited for.
public enum EventLoopError: Error, Sendable, Hashable {
  /// The deadline passed.
  case timedOut
  /// `letGo(of:)` was called for the descriptor, or it was closed.
  case descriptorClosed
}
