/// What a client says (Bolt specification, messages).
enum Request: Sendable {
  case hello([String: Value])
  case logon([String: Value])
  case logoff
  case telemetry(Int64)
  case run(query: String, parameters: [String: Value], extra: [String: Value])
  /// -1 for all; `result` only where it is not the last one opened.
  case pull(count: Int64, result: Int64?)
  case discard(count: Int64, result: Int64?)
  case begin([String: Value])
  case commit
  case rollback
  case reset
  case route(context: [String: Value], bookmarks: [String], extra: [String: Value])
  case goodbye

  /// The kind alone, which is all that the conversation's state needs.
  enum Kind: Sendable, Hashable {
    case hello, logon, logoff, telemetry, run, pull, discard, begin, commit, rollback, reset, route, goodbye

    /// The tag of its message.
    var tag: UInt8 {
      switch self {
      case .hello: 0x01
      case .logon: 0x6A
      case .logoff: 0x6B
      case .telemetry: 0x54
      case .run: 0x10
      case .pull: 0x3F
      case .discard: 0x2F
      case .begin: 0x11
      case .commit: 0x12
      case .rollback: 0x13
      case .reset: 0x0F
      case .route: 0x66
      case .goodbye: 0x02
      }
    }
  }

  /// The statement of a RUN.
  var query: String? { if case .run(let query, _, _) = self { query } else { nil } }

  var kind: Kind {
    switch self {
    case .hello: .hello
    case .logon: .logon
    case .logoff: .logoff
    case .telemetry: .telemetry
    case .run: .run
    case .pull: .pull
    case .discard: .discard
    case .begin: .begin
    case .commit: .commit
    case .rollback: .rollback
    case .reset: .reset
    case .route: .route
    case .goodbye: .goodbye
    }
  }
}

extension PackStreamWriter {
  /// Writes a request in its chunks. After an error nothing of it is left.
  mutating func write(_ request: Request) throws(PackStreamError) {
    do {
      try writeMessage(request)
      endMessage()
    } catch {
      abandonMessage()
      throw error
    }
  }

  private mutating func writeMessage(_ request: Request) throws(PackStreamError) {
    let tag = request.kind.tag
    switch request {
    case .hello(let extra), .logon(let extra), .begin(let extra):
      beginMessage(tag, fields: 1)
      try write(extra)
    case .telemetry(let api):
      beginMessage(tag, fields: 1)
      write(api)
    case .run(let query, let parameters, let extra):
      beginMessage(tag, fields: 3)
      write(query)
      try write(parameters)
      try write(extra)
    case .pull(let count, let result), .discard(let count, let result):
      beginMessage(tag, fields: 1)
      writeDemand(count, result)
    case .route(let context, let bookmarks, let extra):
      beginMessage(tag, fields: 3)
      try write(context)
      listHeader(bookmarks.count)
      for bookmark in bookmarks { write(bookmark) }
      try write(extra)
    case .logoff, .commit, .rollback, .reset, .goodbye: beginMessage(tag, fields: 0)
    }
  }

  private mutating func writeDemand(_ count: Int64, _ result: Int64?) {
    mapHeader(result == nil ? 1 : 2)
    write("n")
    write(count)
    if let result {
      write("qid")
      write(result)
    }
  }
}
