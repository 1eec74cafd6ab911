import Bolt

/// Summaries in the suite's form.
enum SummaryReport {
  static func json(_ summary: ResultSummary) -> JSON {
    [
      "counters": counters(summary.counters), "database": JSON(summary.database),
      "notifications": notifications(summary), "gqlStatusObjects": .array(summary.statuses.map(status)),
      "plan": summary.plan.map { plan($0) } ?? .null, "profile": summary.profile.map { plan($0) } ?? .null,
      "query": ["text": .string(summary.query), "parameters": CypherCoding.json(summary.parameters)],
      "queryType": JSON(summary.kind?.rawValue), "resultAvailableAfter": milliseconds(summary.availableAfter),
      "resultConsumedAfter": milliseconds(summary.consumedAfter), "serverInfo": server(summary.server),
    ]
  }

  static func server(_ info: ServerInfo) -> JSON {
    [
      "address": .string(info.address), "agent": .string(info.agent),
      "protocolVersion": .string(info.protocolVersion.description),
    ]
  }

  private static func milliseconds(_ duration: Duration?) -> JSON {
    duration.map { .int($0.components.seconds * 1_000 + $0.components.attoseconds / 1_000_000_000_000_000) } ?? .null
  }

  private static func counters(_ counters: Counters) -> JSON {
    [
      "constraintsAdded": JSON(counters.constraintsAdded), "constraintsRemoved": JSON(counters.constraintsRemoved),
      "containsSystemUpdates": .bool(counters.containsSystemUpdates),
      "containsUpdates": .bool(counters.containsUpdates), "indexesAdded": JSON(counters.indexesAdded),
      "indexesRemoved": JSON(counters.indexesRemoved), "labelsAdded": JSON(counters.labelsAdded),
      "labelsRemoved": JSON(counters.labelsRemoved), "nodesCreated": JSON(counters.nodesCreated),
      "nodesDeleted": JSON(counters.nodesDeleted), "propertiesSet": JSON(counters.propertiesSet),
      "relationshipsCreated": JSON(counters.relationshipsCreated),
      "relationshipsDeleted": JSON(counters.relationshipsDeleted), "systemUpdates": JSON(counters.systemUpdates),
    ]
  }

  private static func position(_ position: QueryPosition?) -> JSON? {
    position.map { ["offset": JSON($0.offset), "line": JSON($0.line), "column": JSON($0.column)] }
  }

  private static func severity(_ raw: String) -> JSON {
    ["WARNING", "INFORMATION"].contains(raw) ? .string(raw) : "UNKNOWN"
  }

  private static let categories: Set<String> = [
    "HINT", "UNRECOGNIZED", "UNSUPPORTED", "PERFORMANCE", "TOPOLOGY", "SECURITY", "DEPRECATION", "GENERIC", "SCHEMA",
  ]

  private static func category(_ raw: String) -> JSON { categories.contains(raw) ? .string(raw) : "UNKNOWN" }

  /// Null where a server before 5.6 sent none.
  private static func notifications(_ summary: ResultSummary) -> JSON {
    if summary.metadata["notifications"] == nil, summary.metadata["statuses"] == nil,
      summary.server.protocolVersion < ProtocolVersion(5, 6)
    {
      return .null
    }
    return .array(
      summary.notifications.map { notification in
        var fields: [String: JSON] = [
          "code": .string(notification.code), "title": .string(notification.title),
          "description": .string(notification.description), "severity": .string(notification.severity),
          "severityLevel": severity(notification.severity), "rawSeverityLevel": .string(notification.severity),
          "category": category(notification.category), "rawCategory": .string(notification.category),
        ]
        if let position = position(notification.position) { fields["position"] = position }
        return .object(fields)
      })
  }

  private static func status(_ status: Status) -> JSON {
    [
      "gqlStatus": .string(status.gqlStatus), "statusDescription": .string(status.description),
      "position": position(status.position) ?? .null, "classification": category(status.classification ?? ""),
      "rawClassification": JSON(status.classification), "severity": severity(status.severity ?? ""),
      "rawSeverity": JSON(status.severity), "diagnosticRecord": CypherCoding.json(status.diagnosticRecord),
      "isNotification": .bool(status.isNotification),
    ]
  }

  /// Plans are plain JSON.
  private static func plan(_ fields: [String: Value]) -> JSON { .object(fields.mapValues(plain)) }

  private static func plain(_ value: Value) -> JSON {
    switch value {
    case .null: .null
    case .bool(let value): .bool(value)
    case .int(let value): .int(value)
    case .float(let value): .double(value)
    case .string(let value): .string(value)
    case .list(let values): .array(values.map(plain))
    case .map(let values): plan(values)
    default: .string("\(value)")
    }
  }
}
