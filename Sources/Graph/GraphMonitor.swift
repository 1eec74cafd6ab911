import Bolt

/// What the graph server says of itself (N7), for `tracktion monitor`.
public struct GraphMonitor: Sendable {
  private let graph: Graph

  public init(_ graph: Graph) { self.graph = graph }

  /// One part of the report.
  public struct Section: Sendable, Hashable {
    public let title: String
    /// Names and values, one set a row; nil where this server does not offer it.
    public let rows: [[String: String]]?
  }

  /// Agent and address.
  public func server() async throws -> String {
    let info = try await graph.driver.serverInfo()
    return "\(info.agent) at \(info.address)"
  }

  /// Transactions, connections, memory, statistics.
  ///
  /// - Throws: `BoltError` where the server cannot be reached; what it does not offer is no error.
  public func sections() async throws -> [Section] {
    var sections: [Section] = []
    for (title, statement) in Self.statements {
      sections.append(Section(title: title, rows: try await rows(statement)))
    }
    return sections
  }

  private static let statements = [
    (
      "transactions",
      "SHOW TRANSACTIONS YIELD transactionId, username, currentQuery, status, elapsedTime "
        + "RETURN transactionId, username, currentQuery, status, toString(elapsedTime) AS elapsedTime"
    ),
    (
      "connections",
      "CALL dbms.listConnections() YIELD connectionId, connector, username, clientAddress "
        + "RETURN connectionId, connector, username, clientAddress"
    ),
    (
      "memory",
      "CALL dbms.queryJmx('java.lang:type=Memory') YIELD attributes "
        + "RETURN attributes.HeapMemoryUsage.value.properties AS heap"
    ),
    ("statistics", "CALL db.stats.retrieve('GRAPH COUNTS') YIELD section, data RETURN section, data"),
  ]

  private func rows(_ statement: String) async throws -> [[String: String]]? {
    do {
      let session = graph.session(.read)
      let records = try await session.run(statement).list()
      await session.close()
      return records.map { record in
        Dictionary(zip(record.keys, record.values.map(Self.text)), uniquingKeysWith: { $1 })
      }
    } catch let error as BoltError where Self.isNotOffered(error) {
      return nil
    }
  }

  private static func isNotOffered(_ error: BoltError) -> Bool {
    guard let code = error.code else { return false }
    return ["ProcedureNotFound", "SyntaxError", "ArgumentError", "SemanticError", "UnknownError", "InvalidArguments"]
      .contains { code.hasSuffix($0) }
  }

  private static func text(_ value: Value) -> String {
    switch value {
    case .string(let text): text
    case .int(let number): "\(number)"
    case .float(let number): "\(number)"
    case .bool(let flag): "\(flag)"
    case .null: ""
    case .list(let values): values.map(text).joined(separator: ", ")
    case .map(let map): map.sorted { $0.key < $1.key }.map { "\($0.key) \(text($0.value))" }.joined(separator: ", ")
    default: "\(value)"
    }
  }
}
