import CPostgres
import Glibc

/// The servers that an attempt tries in turn, one entry of each list a server.
struct HostList: Sendable {
  private let hosts: [String]
  private let addresses: [String]
  private let ports: [String]
  private let database: String

  /// `value` gives the value of a libpq keyword.
  init(_ value: (String) -> String?) {
    func list(_ keyword: String) -> [String] {
      (value(keyword) ?? "").split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    hosts = list("host")
    addresses = list("hostaddr")
    ports = list("port")
    database = value("dbname") ?? value("user") ?? ""
  }

  /// What a connection string and the environment say by themselves: no file is read, so this never blocks.
  init(asWrittenIn conninfo: String) {
    let variables = ["host": "PGHOST", "hostaddr": "PGHOSTADDR", "port": "PGPORT", "dbname": "PGDATABASE"]
    let written = Self.values(of: conninfo)
    self.init { keyword in
      written[keyword] ?? variables[keyword].flatMap { getenv($0) }.map { String(cString: $0) }
    }
  }

  private static func values(of conninfo: String) -> [String: String] {
    guard let options = PQconninfoParse(conninfo, nil) else { return [:] }
    defer { PQconninfoFree(options) }
    var values: [String: String] = [:]
    var option = options
    while let keyword = option.pointee.keyword {
      values[String(cString: keyword)] = option.pointee.val.map { String(cString: $0) }
      option += 1
    }
    return values
  }

  /// How many are tried in turn.
  var count: Int { max(hosts.count, addresses.count) }

  /// `host:port/database` of an entry; nil where it names no host.
  func address(at index: Int) -> String? {
    let name = [entry(hosts, index), entry(addresses, index)].first { !$0.isEmpty }
    let port = entry(ports, index)
    return name.map { Self.address(host: $0, port: port.isEmpty ? "5432" : port, database: database) }
  }

  /// `host:port/database`, with an IPv6 address in brackets.
  static func address(host: String, port: String, database: String) -> String {
    "\(host.contains(":") ? "[\(host)]" : host):\(port)/\(database)"
  }

  /// Where `link` is in the list.
  func position(of link: Link) -> Int? {
    (0..<count).first { index in
      let names = [entry(hosts, index, alone: false), entry(addresses, index, alone: false)]
      let port = entry(ports, index)
      return names.contains(link.host) && (port.isEmpty || port == link.port)
    }
  }

  /// Leaves only the hosts after a position.
  func restrict(_ options: inout ConnectionOptions, after position: Int) {
    for (keyword, list) in [("host", hosts), ("hostaddr", addresses), ("port", ports)] where list.count == count {
      options[keyword] = list.dropFirst(position + 1).joined(separator: ",")
    }
  }

  /// A list of one may stand for all (libpq: one port for several hosts).
  private func entry(_ list: [String], _ index: Int, alone: Bool = true) -> String {
    if list.count == count { return list.indices.contains(index) ? list[index] : "" }
    return alone ? list.first ?? "" : ""
  }
}
