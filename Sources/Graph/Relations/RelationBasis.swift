/// What the edges of a start rest on, kept on its node: by it a later run knows whose edges it need not plan again.
public struct RelationBasis: Sendable, Hashable {
  /// A number that is equal where nothing has changed that the recording's relations are computed from
  /// (``RelationDraft/facts(of:scales:)``).
  public let facts: Int64
  /// ``PlannedRelations/acousticReach``, in single precision.
  public let reach: Float?
  /// ``PlannedRelations/isOpen``: nothing in the graph tells who else has to go for another one to come, so it is planned
  /// again by every run.
  public let isOpen: Bool

  public init(facts: Int64, reach: Float?, isOpen: Bool) {
    (self.facts, self.reach, self.isOpen) = (facts, reach, isOpen)
  }
}

/// What a recording's node says of its relations.
public struct RelationState: Sendable, Hashable {
  /// ``RelationEdges/digest`` of the edges that it had when they were last written; nil where they never were, or where
  /// an end has gone or was not there yet.
  public let digest: Int64?
  /// Nil where none was kept.
  public let basis: RelationBasis?

  public init(digest: Int64?, basis: RelationBasis?) { (self.digest, self.basis) = (digest, basis) }
}
