/// One thing that was looked at, and what to do about it.
public struct Diagnosis: Sendable, Hashable {
  public enum State: String, Sendable, Hashable { case ok, warning, error }

  /// What was looked at: `root /srv/music`, `PostgreSQL`, …
  public let check: String
  public let state: State
  /// What was found.
  public let detail: String
  /// What helps; nil where nothing has to be done.
  public let advice: String?

  public init(_ check: String, _ state: State, _ detail: String, advice: String? = nil) {
    self.check = check
    self.state = state
    self.detail = detail
    self.advice = advice
  }
}
