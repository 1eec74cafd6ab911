/// Where to connect and how safely, from a URI as `bolt+s://graph.example:7687`.
public struct ConnectionAddress: Sendable, Hashable, CustomStringConvertible {
  public enum Security: Sendable, Hashable {
    case none
    /// TLS with a certificate that a trusted authority gave to that host (`+s`).
    case trusted
    /// TLS with whatever certificate (`+ssc`).
    case unverified
  }

  public let host: String
  /// 7687 where the URI names none.
  public let port: UInt16
  public let security: Security
  /// True for `neo4j://`: the user asked for routing, which is not done yet; the one address is used like `bolt://`.
  public let asksForRouting: Bool
  /// What follows `?` in a `neo4j://` URI.
  public let routingContext: [String: String]

  /// `host:port`.
  public var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }

  /// Reads a URI of the schemes bolt, bolt+s, bolt+ssc, neo4j, neo4j+s and neo4j+ssc.
  ///
  /// - Throws: ``BoltError`` of kind `address`.
  public init(_ uri: String) throws(BoltError) {
    guard let colon = uri.firstRange(of: "://") else {
      throw BoltError(.address, "\"\(uri)\" is no URI: write for instance bolt://localhost:7687")
    }
    (asksForRouting, security) = try Self.scheme(uri[..<colon.lowerBound])
    var rest = uri[colon.upperBound...]
    var query: Substring = ""
    if let mark = rest.firstIndex(of: "?") {
      query = rest[rest.index(after: mark)...]
      rest = rest[..<mark]
    }
    if rest.last == "/" { rest.removeLast() }
    guard !rest.contains("@") else {
      throw BoltError(.address, "a URI must not hold user or password; give them separately")
    }
    guard !rest.contains("/") else { throw BoltError(.address, "a Bolt URI has no path: \(uri)") }
    (host, port) = try Self.hostAndPort(rest)
    routingContext = try Self.context(query)
    guard routingContext.isEmpty || asksForRouting else {
      throw BoltError(.address, "only neo4j:// URIs may have parameters after the question mark")
    }
  }

  private static func scheme(_ scheme: Substring) throws(BoltError) -> (Bool, Security) {
    switch scheme {
    case "bolt": (false, .none)
    case "bolt+s": (false, .trusted)
    case "bolt+ssc": (false, .unverified)
    case "neo4j": (true, .none)
    case "neo4j+s": (true, .trusted)
    case "neo4j+ssc": (true, .unverified)
    default:
      throw BoltError(.address, "unknown scheme \(scheme)://; there are bolt and neo4j, each also with +s and +ssc")
    }
  }

  private static func hostAndPort(_ text: Substring) throws(BoltError) -> (String, UInt16) {
    var host = text
    var port: Substring?
    if text.first == "[" {
      guard let end = text.firstIndex(of: "]") else { throw BoltError(.address, "the ] after \(text) is missing") }
      host = text[text.index(after: text.startIndex)..<end]
      let rest = text[text.index(after: end)...]
      guard rest.isEmpty || rest.first == ":" else { throw BoltError(.address, "\(text) is no host and port") }
      port = rest.isEmpty ? nil : rest.dropFirst()
    } else if let colon = text.lastIndex(of: ":") {
      (host, port) = (text[..<colon], text[text.index(after: colon)...])
    }
    guard !host.isEmpty else { throw BoltError(.address, "the URI names no host") }
    guard let port, !port.isEmpty else { return (String(host), 7687) }
    guard let number = UInt16(port), number > 0 else { throw BoltError(.address, "\(port) is no port (1 to 65535)") }
    return (String(host), number)
  }

  private static func context(_ query: Substring) throws(BoltError) -> [String: String] {
    var context: [String: String] = [:]
    for pair in query.split(separator: "&") {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
        throw BoltError(.address, "\(pair) after the question mark is not of the form key=value")
      }
      let key = String(parts[0])
      guard key != "address", context.updateValue(String(parts[1]), forKey: key) == nil else {
        throw BoltError(.address, "the parameter \(key) is given twice, or is the driver's own")
      }
    }
    return context
  }
}
