import Bolt

/// Errors in the suite's form.
enum ErrorReport {
  static func json(_ error: any Error, id: String, request: String) -> JSON {
    guard let error = error as? BoltError else { return other(error, id) }
    var data: [String: JSON] = [
      "id": .string(id), "errorType": .string(typeName(error, request)), "msg": .string(message(error)),
      "code": .string(error.code ?? ""), "retryable": .bool(error.isRetryable),
    ]
    if let failure = error.failure {
      data["gqlStatus"] = .string(failure.gqlStatus)
      data["statusDescription"] = .string(failure.statusDescription)
      data["diagnosticRecord"] = CypherCoding.json(failure.diagnosticRecord)
      data.merge(classification(failure.diagnosticRecord)) { $1 }
      if let cause = cause(failure.causes[...]) { data["cause"] = cause }
    }
    return ["name": "DriverError", "data": .object(data)]
  }

  /// The names that the suite has for a driver whose errors are values, not classes.
  private static func typeName(_ error: BoltError, _ request: String) -> String {
    switch error.kind {
    case .server: "ServerError"
    case .protocolViolation: "ProtocolError"
    case .transactionOver: request.hasPrefix("Result") ? "ResultOutOfScope" : "TransactionOutOfScope"
    case .resultConsumed: "ResultConsumed"
    case .recordCount: "ConfigError"
    case .connectionLost, .unreachable, .silent: "Disconnect"
    case .commitUnknown: "IncompleteCommit"
    default: "\(error.kind)"
    }
  }

  private static func message(_ error: BoltError) -> String {
    error.kind == .recordCount ? "GetSingleRecordError: \(error.message)" : error.message
  }

  private static func classification(_ record: [String: Value]) -> [String: JSON] {
    guard case .string(let raw)? = record["_classification"] else { return ["classification": "UNKNOWN"] }
    let known = ["CLIENT_ERROR", "DATABASE_ERROR", "TRANSIENT_ERROR"].contains(raw)
    return ["classification": known ? .string(raw) : "UNKNOWN", "rawClassification": .string(raw)]
  }

  private static func cause(_ causes: ArraySlice<ServerFailure.Cause>) -> JSON? {
    guard let first = causes.first else { return nil }
    var data: [String: JSON] = [
      "msg": .string(first.message), "gqlStatus": .string(first.gqlStatus),
      "statusDescription": .string(first.statusDescription),
      "diagnosticRecord": CypherCoding.json(first.diagnosticRecord),
    ]
    data.merge(classification(first.diagnosticRecord)) { $1 }
    if let next = cause(causes.dropFirst()) { data["cause"] = next }
    return ["name": "GqlError", "data": .object(data)]
  }

  private static func other(_ error: any Error, _ id: String) -> JSON {
    [
      "name": "DriverError",
      "data": [
        "id": .string(id), "errorType": .string("\(type(of: error))"), "msg": .string("\(error)"), "code": "",
        "retryable": false,
      ],
    ]
  }
}
