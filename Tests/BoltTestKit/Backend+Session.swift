import Bolt

extension Backend {
  func answerSession(_ request: Request) async throws -> JSON? {
    let data = request.data
    if request.name == "NewSession" { return answer("Session", id: try newSession(data)) }
    let id = data["sessionId"].string ?? ""
    guard let session = sessions[id] else { throw Unknown(what: "there is no session \(id)") }
    switch request.name {
    case "SessionClose":
      await session.close()
      return answer("Session", id: id)
    case "SessionRun":
      let result = try await session.run(
        data["cypher"].string ?? "", try CypherCoding.values(data["params"]), options: try Self.transaction(data))
      return opened(result)
    case "SessionLastBookmarks":
      return ["name": "Bookmarks", "data": ["bookmarks": .array(session.lastBookmarks.map { .string($0) })]]
    case "SessionBeginTransaction":
      let transaction = try await session.beginTransaction(options: try Self.transaction(data))
      return answer("Transaction", id: opened(transaction))
    default:
      return try await runManaged(request.name == "SessionReadTransaction" ? .read : .write, data, session)
    }
  }

  private func newSession(_ data: JSON) throws -> String {
    guard data["bookmarkManagerId"].isNull else { throw Unknown(what: "this driver has no managers of bookmarks") }
    guard data["authorizationToken"].isNull else { throw Unknown(what: "sessions have no tokens of their own") }
    guard let driver = drivers[data["driverId"].string ?? ""] else { throw Unknown(what: "there is no such driver") }
    let options = SessionOptions(
      database: data["database"].string, accessMode: data["accessMode"] == "r" ? .read : .write,
      bookmarks: data["bookmarks"].array?.compactMap(\.string) ?? [],
      impersonatedUser: data["impersonatedUser"].string, fetchSize: data["fetchSize"].int,
      notifications: Self.notifications(data))
    let id = newID()
    sessions[id] = driver.session(options)
    return id
  }

  private func opened(_ result: QueryResult) -> JSON {
    let id = newID()
    results[id] = result
    return ["name": "Result", "data": ["id": .string(id), "keys": .array(result.keys.map { .string($0) })]]
  }

  private func opened(_ transaction: Transaction) -> String {
    let id = newID()
    transactions[id] = transaction
    return id
  }

  // MARK: Managed transactions

  /// The suite plays the function: it is told of each try, and says how it ended.
  private func runManaged(_ mode: AccessMode, _ data: JSON, _ session: Session) async throws -> JSON {
    let options = try Self.transaction(data)
    let work: @Sendable (Transaction) async throws -> Void = { transaction in try await self.play(transaction) }
    switch mode {
    case .read: try await session.executeRead(options: options, work)
    case .write: try await session.executeWrite(options: options, work)
    }
    return ["name": "RetryableDone", "data": [:]]
  }

  private func play(_ transaction: Transaction) async throws {
    try await send(answer("RetryableTry", id: opened(transaction)))
    while let request = try await next() {
      switch request.name {
      case "RetryablePositive": return
      case "RetryableNegative":
        throw errors[request.data["errorId"].string ?? ""] ?? FrontendError()
      default: try await respond(to: request)
      }
    }
    throw SystemError(code: 0)
  }

  // MARK: Transactions

  func answerTransaction(_ request: Request) async throws -> JSON? {
    let id = request.data["txId"].string ?? ""
    guard let transaction = transactions[id] else { throw Unknown(what: "there is no transaction \(id)") }
    switch request.name {
    case "TransactionRun":
      let data = request.data
      return opened(
        try await transaction.run(data["cypher"].string ?? "", try CypherCoding.values(data["params"])))
    case "TransactionCommit": try await transaction.commit()
    case "TransactionRollback": try await transaction.rollback()
    default: try await transaction.close()
    }
    return answer("Transaction", id: id)
  }

  // MARK: Results

  func answerResult(_ request: Request) async throws -> JSON? {
    let id = request.data["resultId"].string ?? ""
    guard let result = results[id] else { throw Unknown(what: "there is no result \(id)") }
    switch request.name {
    case "ResultNext": return try Self.answer(try await result.next())
    case "ResultPeek": return try Self.answer(try await result.peek())
    case "ResultSingle": return try Self.answer(try await result.single())
    case "ResultSingleOptional":
      let record = try await result.singleOrNone()
      return [
        "name": "RecordOptional", "data": ["record": try record.map { try Self.record($0) } ?? .null, "warnings": []],
      ]
    case "ResultList":
      return ["name": "RecordList", "data": ["records": .array(try await result.list().map { try Self.record($0) })]]
    case "ResultConsume": return ["name": "Summary", "data": SummaryReport.json(try await result.consume())]
    default: return try await field(request.data, of: result)
    }
  }

  private static func answer(_ record: Record?) throws -> JSON {
    guard let record else { return ["name": "NullRecord", "data": [:]] }
    return ["name": "Record", "data": try Self.record(record)]
  }

  /// A value inside a node, relationship or path of the next record.
  private func field(_ data: JSON, of result: QueryResult) async throws -> JSON {
    guard let record = try await result.next(), let value = record[data["recordKey"].string ?? ""] else {
      throw Unknown(what: "there is no such column")
    }
    let field = data["field"].string ?? ""
    switch value {
    case .broken(let broken): throw BoltError(.unreadable, broken.reason)
    case .node(let node): return ["name": "Field", "data": ["value": CypherCoding.json(part(field, of: node))]]
    default: throw Unknown(what: "no field \(field) of a \(value.typeName)")
    }
  }

  private func part(_ field: String, of node: Node) -> Value {
    field == "elementId" ? .string(node.elementID) : field == "id" ? .int(node.id) : node[field]
  }
}
