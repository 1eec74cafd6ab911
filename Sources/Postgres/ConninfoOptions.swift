import CPostgres
import EventLoop

/// What a configuration means once libpq has put it together with the service file, the environment and its defaults.
struct ConninfoOptions: Sendable {
  /// Keywords and values for PQconnectStartParams; later ones win.
  let parameters: [(keyword: String, value: String)]

  init(_ configuration: PostgresConfiguration) {
    var parameters = [(keyword: "dbname", value: configuration.conninfo)]
    if let password = configuration.password { parameters.append(("password", password)) }
    parameters.append(("fallback_application_name", configuration.applicationName))
    parameters.append(("client_encoding", "UTF8"))
    self.parameters = parameters
  }

  /// Starts a connection. Reads files and may resolve names: on a thread that may block.
  func start(on loop: EventLoop, notices: NoticeBox) -> Link? {
    withCStrings(parameters.map(\.keyword)) { keywords in
      withCStrings(parameters.map(\.value)) { values in
        Link(PQconnectStartParams(keywords, values, 1), on: loop, notices: notices)
      }
    }
  }

  static func value(of keyword: String, in options: UnsafeMutablePointer<PQconninfoOption>) -> String? {
    var option = options
    while let name = option.pointee.keyword {
      if String(cString: name) == keyword { return option.pointee.val.map { String(cString: $0) } }
      option += 1
    }
    return nil
  }
}

/// Calls `body` with a NULL-terminated list of C strings.
private func withCStrings<R>(_ strings: [String], _ body: ([UnsafePointer<CChar>?]) -> R) -> R {
  var bytes: [CChar] = []
  let starts = strings.map { string in
    defer { bytes.append(contentsOf: string.utf8CString) }
    return bytes.count
  }
  return bytes.withUnsafeBufferPointer { memory in
    body(starts.map { start in memory.baseAddress.map { $0 + start } } + [nil])
  }
}
