import Bolt

/// One test of the suite: its requests, and the objects of the driver that they made.
actor Backend {
  private let channel: LineChannel
  private var lastID = 0
  /// The test's name.
  var test = ""
  /// True in a part of a test that is not taken part in. The suite runs such a part all the same, and only then notes
  /// that it was skipped.
  var isPartSkipped = false
  var drivers: [String: Driver] = [:]
  var sessions: [String: Session] = [:]
  var transactions: [String: Transaction] = [:]
  var results: [String: QueryResult] = [:]
  var errors: [String: any Error] = [:]

  init(_ channel: LineChannel) { self.channel = channel }

  struct Request: Sendable {
    let name: String
    let data: JSON
  }

  /// Something that the suite asked for and this backend does not know.
  struct Unknown: Error, CustomStringConvertible {
    let what: String
    var description: String { what }
  }

  /// The code of the suite, inside a transaction function, failed.
  struct FrontendError: Error {}

  /// Answers requests until the suite closes the connection.
  func serve() async {
    while let request = try? await next() {
      do {
        try await respond(to: request)
      } catch {
        print("lost the suite: \(error)")
        break
      }
    }
    for driver in drivers.values { driver.close() }
  }

  func next() async throws -> Request? {
    var text = ""
    while let line = try await channel.readLine() {
      switch line {
      case "#request begin": text = ""
      case "#request end":
        let json = try JSON(parsing: text)
        return Request(name: json["name"].string ?? "", data: json["data"])
      default: text += line
      }
    }
    return nil
  }

  func respond(to request: Request) async throws {
    do {
      if let answer = try await answer(request) { try await send(answer) }
    } catch let error as SystemError {
      throw error
    } catch let unknown as Unknown {
      try await send(["name": "BackendError", "data": ["msg": .string(unknown.what)]])
    } catch let unreadable as CypherCoding.Unreadable {
      try await send(["name": "BackendError", "data": ["msg": .string(unreadable.description)]])
    } catch is FrontendError {
      try await send(["name": "FrontendError", "data": ["msg": "the suite's own code failed"]])
    } catch {
      try await send(ErrorReport.json(error, id: remember(error), request: request.name))
    }
  }

  func send(_ answer: JSON) async throws {
    try await channel.write("#response begin\n\(answer.text)\n#response end\n")
  }

  func newID() -> String {
    lastID += 1
    return "\(lastID)"
  }

  func remember(_ error: any Error) -> String {
    let id = newID()
    errors[id] = error
    return id
  }

  private func answer(_ request: Request) async throws -> JSON? {
    let data = request.data
    switch request.name {
    case "StartTest":
      test = data["testName"].string ?? ""
      return Self.start(Features.reasonToSkip(test), else: "RunSubTests")
    case "StartSubTest":
      let reason = Features.reasonToSkip(test, data["subtestArguments"])
      isPartSkipped = reason != nil
      return Self.start(reason, else: "RunTest")
    case "GetFeatures": return ["name": "FeatureList", "data": ["features": .array(Features.all.map { .string($0) })]]
    case "NewSession", "SessionClose", "SessionRun", "SessionLastBookmarks", "SessionBeginTransaction",
      "SessionReadTransaction", "SessionWriteTransaction":
      return try await answerSession(request)
    case "TransactionRun", "TransactionCommit", "TransactionRollback", "TransactionClose":
      return try await answerTransaction(request)
    case "ResultNext", "ResultPeek", "ResultSingle", "ResultSingleOptional", "ResultList", "ResultConsume",
      "CypherTypeField":
      return try await answerResult(request)
    default: return try await answerDriver(request)
    }
  }

  private static func start(_ reason: String?, else run: String) -> JSON {
    reason.map { ["name": "SkipTest", "data": ["reason": .string($0)]] } ?? ["name": .string(run), "data": [:]]
  }

  func answer(_ name: String, id: String) -> JSON { ["name": .string(name), "data": ["id": .string(id)]] }
}
