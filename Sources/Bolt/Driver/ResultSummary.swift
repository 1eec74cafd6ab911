/// What the server tells at the end of a result.
public struct ResultSummary: Sendable {
  /// What kind of statement it was.
  public enum Kind: String, Sendable, Hashable {
    case read = "r"
    case write = "w"
    case readWrite = "rw"
    case schema = "s"
  }

  public let query: String
  public let parameters: [String: Value]
  public let kind: Kind?
  /// Nil where the server does not say (ArcadeDB).
  public let database: String?
  public let counters: Counters
  /// Until the first record was there, and until the last was, as the server measured it.
  public let availableAfter: Duration?
  public let consumedAfter: Duration?
  /// The plan of EXPLAIN, as the server sent it.
  public let plan: [String: Value]?
  /// The plan of PROFILE, as the server sent it.
  public let profile: [String: Value]?
  /// Warnings and hints, of servers before Bolt 5.6 or made from the statuses of later ones.
  public let notifications: [Notification]
  /// How it went in the terms of GQL; made from the notifications of servers before Bolt 5.6.
  public let statuses: [Status]
  public let server: ServerInfo
  /// Everything as the server sent it.
  public let metadata: [String: Value]
}

/// What a statement changed.
public struct Counters: Sendable, Hashable {
  public var nodesCreated = 0
  public var nodesDeleted = 0
  public var relationshipsCreated = 0
  public var relationshipsDeleted = 0
  public var propertiesSet = 0
  public var labelsAdded = 0
  public var labelsRemoved = 0
  public var indexesAdded = 0
  public var indexesRemoved = 0
  public var constraintsAdded = 0
  public var constraintsRemoved = 0
  public var systemUpdates = 0
  /// The server's word on it, else whether one of the numbers is above 0.
  public var containsUpdates = false
  public var containsSystemUpdates = false

  init(_ stats: [String: Value]) {
    func count(_ key: String) -> Int { Int(stats.number(key) ?? 0) }
    nodesCreated = count("nodes-created")
    nodesDeleted = count("nodes-deleted")
    relationshipsCreated = count("relationships-created")
    relationshipsDeleted = count("relationships-deleted")
    propertiesSet = count("properties-set")
    labelsAdded = count("labels-added")
    labelsRemoved = count("labels-removed")
    indexesAdded = count("indexes-added")
    indexesRemoved = count("indexes-removed")
    constraintsAdded = count("constraints-added")
    constraintsRemoved = count("constraints-removed")
    systemUpdates = count("system-updates")
    let changes = [
      nodesCreated, nodesDeleted, relationshipsCreated, relationshipsDeleted, propertiesSet, labelsAdded,
      labelsRemoved, indexesAdded, indexesRemoved, constraintsAdded, constraintsRemoved,
    ]
    containsUpdates = changes.contains { $0 > 0 }
    if case .bool(let said)? = stats["contains-updates"] { containsUpdates = said }
    containsSystemUpdates = systemUpdates > 0
    if case .bool(let said)? = stats["contains-system-updates"] { containsSystemUpdates = said }
  }
}

/// A server as it presents itself.
public struct ServerInfo: Sendable, Hashable {
  /// `host:port`, as the user wrote it.
  public let address: String
  /// Name and version, as `Neo4j/5.26.30`.
  public let agent: String
  public let protocolVersion: ProtocolVersion
}
