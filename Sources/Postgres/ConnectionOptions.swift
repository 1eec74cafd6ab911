import CPostgres
import EventLoop

/// Keywords and values for PQconnectStartParams; later ones win.
struct ConnectionOptions: Sendable {
  private var parameters: [(keyword: String, value: String)]

  init(_ configuration: PostgresConfiguration) {
    // First, since libpq expands the string in place: everything after it wins over what it says.
    parameters = [("dbname", configuration.conninfo)]
    if let password = configuration.password { parameters.append(("password", password)) }
    parameters.append(("fallback_application_name", configuration.applicationName))
    parameters.append(("client_encoding", "UTF8"))
  }

  subscript(keyword: String) -> String? {
    get { parameters.last { $0.keyword == keyword }?.value }
    set {
      parameters.removeAll { $0.keyword == keyword }
      if let newValue { parameters.append((keyword, newValue)) }
    }
  }

  /// Starts a connection. Reads files and may resolve names: on a thread that may block.
  func start(on loop: EventLoop, notices: NoticeBox) -> Link? {
    withCStrings(parameters.map(\.keyword)) { keywords in
      withCStrings(parameters.map(\.value)) { values in
        Link(PQconnectStartParams(keywords, values, 1), on: loop, notices: notices)
      }
    }
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
