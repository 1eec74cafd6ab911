import CSystem
import EventLoop
import Glibc
import TestServers

@testable import Bolt

/// A graph server that takes nothing but TLS, with a certificate for `localhost` from an authority of its own. Ends
/// with the object.
final class TLSServer: Sendable {
  let port: UInt16
  /// The authority's certificate (PEM).
  let authority: String
  let user: String
  let password = "tls-password"
  let database: String
  private let pid: pid_t

  struct CannotStart: Error { let output: String }

  private init(_ kind: TestGraph.Kind, port: UInt16, authority: String, pid: pid_t) {
    (self.port, self.authority, self.pid) = (port, authority, pid)
    (user, database) = kind == .neo4j ? ("neo4j", "neo4j") : ("root", "tracktion")
  }

  deinit {
    kill(pid, SIGKILL)
    waitpid(pid, nil, 0)
  }

  /// The kinds that can be started this way here.
  static let available: [TestGraph.Kind] = TestGraph.available.filter { kind in
    Glibc.access("/usr/bin/openssl", X_OK) == 0 && (kind == .neo4j ? Glibc.access(neo4j, X_OK) == 0 : arcadedb != nil)
  }

  private static let neo4j: String = {
    let file = #filePath
    return "/\(file.split(separator: "/").dropLast(3).joined(separator: "/"))/../shared/neo4j/neo4j-server"
  }()

  /// Where script/install-graph-server puts it.
  private static let arcadedb: String? = {
    let home = getenv("HOME").map { String(cString: $0) } ?? "/root"
    var found = glob_t()
    defer { globfree(&found) }
    guard glob("\(home)/.local/share/tracktion/arcadedb-*/jre/bin/java", 0, nil, &found) == 0, found.gl_pathc > 0,
      let path = found.gl_pathv[Int(found.gl_pathc) - 1].map({ String(cString: $0) })
    else { return nil }
    return String(path.dropLast("/jre/bin/java".count))
  }()

  static func start(_ kind: TestGraph.Kind) async throws -> TLSServer {
    let folder = TestFolder.newPath("tls")
    let script = certificates + (kind == .neo4j ? neo4jScript : arcadedbScript)
    let server = try spawn(script, [folder, kind == .neo4j ? neo4j : arcadedb ?? ""])
    var output = ""
    while true {
      if let port = port(in: output) {
        return TLSServer(kind, port: port, authority: "\(folder)/ca.crt", pid: server.pid)
      }
      var buffer = [UInt8](repeating: 0, count: 4_096)
      try await EventLoop.io.ready(server.output, for: .readable, until: .now + .seconds(180))
      let count = read(server.output, &buffer, buffer.count)
      guard count > 0 else { throw CannotStart(output: output) }
      output += String(decoding: buffer.prefix(count), as: UTF8.self)
    }
  }

  private static func port(in output: String) -> UInt16? {
    for prefix in ["Bolt enabled on 127.0.0.1:", "BOLT connections on /127.0.0.1:"] {
      guard let range = output.firstRange(of: prefix) else { continue }
      let digits = output[range.upperBound...].prefix(while: \.isNumber)
      // The rest of the line must be there, and ArcadeDB's database too.
      guard digits.endIndex < output.endIndex, prefix.hasPrefix("Bolt") || output.contains("Server started in") else {
        continue
      }
      return UInt16(digits)
    }
    return nil
  }

  private static func spawn(_ script: String, _ arguments: [String]) throws -> (pid: pid_t, output: Int32) {
    var ends: [Int32] = [-1, -1]
    guard csystem_pipe(&ends) == 0 else { throw CannotStart(output: "no pipe") }
    let words = (["/bin/sh", "-c", script, "sh"] + arguments).map { strdup($0) } + [nil]
    let path = getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin"
    let environment = [strdup("PATH=\(path)"), strdup("HOME=/tmp"), nil]
    defer { for word in words + environment { free(word) } }
    var pid: pid_t = 0
    let code = csystem_spawn("/bin/sh", words, environment, nil, -1, ends[1], ends[1], nil, &pid)
    close(ends[1])
    guard code == 0 else { throw CannotStart(output: String(cString: strerror(code))) }
    return (pid, ends[0])
  }

  private static let certificates = """
    set -e; umask 077; mkdir -p "$1"; cd "$1"
    openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=test-authority -keyout ca.key -out ca.crt 2>/dev/null
    openssl req -newkey rsa:2048 -nodes -subj /CN=localhost -keyout private.key -out server.csr 2>/dev/null
    echo 'subjectAltName=DNS:localhost' >extensions
    openssl x509 -req -in server.csr -CA ca.crt -CAkey ca.key -CAcreateserial -days 2 -extfile extensions \
      -out public.crt 2>/dev/null
    echo tls-password >password

    """

  private static let neo4jScript = """
    mkdir -p home/conf home/cert/trusted home/cert/revoked; cp private.key public.crt home/cert
    printf '%s\\n' dbms.ssl.policy.bolt.enabled=true dbms.ssl.policy.bolt.base_directory=cert \
      dbms.ssl.policy.bolt.private_key=private.key dbms.ssl.policy.bolt.public_certificate=public.crt \
      dbms.ssl.policy.bolt.client_auth=NONE server.bolt.tls_level=REQUIRED >home/conf/neo4j.conf
    exec "$2" "$1/home" 0 "$1/password" -Xmx256m 2>&1
    """

  private static let arcadedbScript = """
    openssl pkcs12 -export -in public.crt -inkey private.key -passout pass:changeit -out keys.p12
    "$2/jre/bin/keytool" -importcert -noprompt -file ca.crt -keystore trust.jks -storetype JKS \
      -storepass changeit >/dev/null 2>&1
    jars=$(ls "$2"/jars/*.jar | grep -v 'arcadedb-\\(mcp\\|postgresw\\|redisw\\|graphql\\|console\\|python-bridge\\)' | tr '\\n' :)
    a=-Darcadedb
    exec "$2/jre/bin/java" -Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \
      --add-opens java.base/java.nio=ALL-UNNAMED --add-modules jdk.incubator.vector -cp "$jars" \
      $a.server.rootPath="$1/root" $a.server.databaseDirectory="$1/root/db" $a.server.logsDirectory="$1/root/log" \
      $a.server.rootPasswordPath="$1/password" '-Darcadedb.server.defaultDatabases=tracktion[root]' \
      $a.bolt.defaultDatabase=tracktion $a.server.plugins=Bolt:com.arcadedb.bolt.BoltProtocolPlugin \
      $a.bolt.host=127.0.0.1 $a.bolt.port=0 $a.server.httpIncomingHost=127.0.0.1 $a.server.httpIncomingPort=0 \
      $a.server.mode=production $a.profile=low-ram $a.serverMetrics=false $a.polyglotEngineEnabled=false \
      $a.bolt.ssl=REQUIRED $a.ssl.keyStore="$1/keys.p12" $a.ssl.keyStorePassword=changeit \
      $a.ssl.trustStore="$1/trust.jks" $a.ssl.trustStorePassword=changeit com.arcadedb.server.ArcadeDBServer 2>&1
    """
}
