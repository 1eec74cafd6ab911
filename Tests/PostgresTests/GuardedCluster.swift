import Glibc
import Postgres
import TestServers

/// A cluster that asks for passwords and speaks TLS: role `dj`, password `secret`, on a socket and at 127.0.0.1.
struct GuardedCluster {
  let cluster: TestPostgres.Cluster
  /// `host=… port=…` of the socket.
  let socket: String
  let port: UInt16
  /// The certificate that the server shows, for `localhost`; nil where there is no openssl to make one.
  let certificate: String?

  static let shared = Task { try await GuardedCluster() }
  static let hasOpenSSL = access(openssl, X_OK) == 0
  private static let openssl = "/usr/bin/openssl"

  private init() async throws {
    let folder = try temporaryFolder()
    try write(
      """
      local all dj scram-sha-256
      local all all trust
      hostssl all dj 127.0.0.1/32 scram-sha-256
      """, to: "\(folder)/hba")
    port = try SilentServer.freePort()
    certificate = Self.hasOpenSSL ? try Self.makeCertificate(in: folder) : nil
    var settings = ["hba_file": "\(folder)/hba", "listen_addresses": "127.0.0.1", "port": String(port)]
    if let certificate {
      settings.merge(["ssl": "on", "ssl_cert_file": certificate, "ssl_key_file": "\(folder)/key"]) { $1 }
    }
    cluster = try await TestPostgres.Cluster.start(settings: settings)
    socket = Conninfo(cluster.conninfo()).keeping(["host", "port"])
    let owner = try await PostgresConnection.connect(PostgresConfiguration(cluster.conninfo()))
    try await owner.script("CREATE ROLE dj LOGIN PASSWORD 'secret'")
    await owner.close()
  }

  private static func makeCertificate(in folder: String) throws -> String {
    let certificate = "\(folder)/certificate"
    let arguments = [
      openssl, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
      "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout", "\(folder)/key", "-out",
      certificate,
    ]
    try run(arguments)
    // As root the server runs as somebody else, whom its key must belong to.
    if geteuid() == 0, let account = getpwnam("postgres") {
      guard chown("\(folder)/key", account.pointee.pw_uid, account.pointee.pw_gid) == 0 else {
        throw SetupError("chown")
      }
    }
    return certificate
  }

  private static func run(_ arguments: [String]) throws {
    var pointers = arguments.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for descriptor in [Int32(1), 2] { posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_WRONLY, 0) }
    var child = pid_t()
    guard posix_spawn(&child, arguments[0], &actions, nil, &pointers, environ) == 0 else {
      throw SetupError(arguments[0])
    }
    var status: Int32 = 0
    guard waitpid(child, &status, 0) == child, status == 0 else { throw SetupError(arguments.joined(separator: " ")) }
  }
}

/// `keyword=value` pairs, taken apart.
struct Conninfo {
  private let pairs: [(keyword: String, text: String)]

  init(_ text: String) {
    pairs = text.split(separator: " ").map { pair in (String(pair.prefix { $0 != "=" }), String(pair)) }
  }

  subscript(keyword: String) -> String? {
    pairs.first { $0.keyword == keyword }.map { String($0.text.dropFirst(keyword.count + 1).filter { $0 != "'" }) }
  }

  func keeping(_ keywords: Set<String>) -> String {
    pairs.filter { keywords.contains($0.keyword) }.map(\.text).joined(separator: " ")
  }

  func leaving(out keywords: Set<String>) -> String {
    pairs.filter { !keywords.contains($0.keyword) }.map(\.text).joined(separator: " ")
  }
}
