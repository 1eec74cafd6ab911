import Postgres
import TestServers
import Testing

@Suite struct ConnectingTests {
  private func error(_ conninfo: String, password: String? = nil) async -> PostgresError? {
    var configuration = PostgresConfiguration(conninfo, password: password)
    configuration.connectTimeout = .seconds(30)
    return await #expect(throws: PostgresError.self) { try await PostgresConnection.connect(configuration) }
  }

  @Test func aURIIsUnderstood() async throws {
    let connection = try await PostgresConnection.connect(PostgresConfiguration(try await TestPostgres.databaseURI()))
    #expect(try await connection.query("SELECT 1").count == 1)
    #expect(connection.serverVersion >= 130_000)
    await connection.close()
  }

  @Test func theApplicationIsNamed() async throws {
    let name = "SELECT current_setting('application_name'), current_setting('client_encoding')"
    let connection = try await testConnection()
    #expect(try await connection.query(name)[0].decode(0, as: String.self) == "tracktion")
    #expect(try await connection.query(name)[0].decode(1, as: String.self) == "UTF8")
    await connection.close()
    let conninfo = try await testConfiguration().conninfo + " application_name=other client_encoding=LATIN1"
    let other = try await PostgresConnection.connect(PostgresConfiguration(conninfo))
    #expect(try await other.query(name)[0].decode(0, as: String.self) == "other")
    #expect(try await other.query(name)[0].decode(1, as: String.self) == "UTF8")
    await other.close()
  }

  @Test func theAddressOfAServerThatRefusesIsSaidOnce() async {
    let one = await error("host=127.0.0.1 port=1 dbname=x")
    #expect(
      one?.kind == .unreachable && one?.message.hasPrefix("Connection refused") == true, "\(String(describing: one))")
    let two = await error("host=127.0.0.1,127.0.0.1 port=1,2 dbname=x")
    #expect(two?.message.contains("port 1 failed") == true && two?.message.contains("port 2 failed") == true)
  }

  @Test func aServiceFileIsRead() async throws {
    let connection = try await PostgresConnection.connect(try await testService())
    #expect(try await connection.query("SELECT 1").count == 1)
    await connection.close()
  }

  @Test func aHostThatRefusesIsPassedOver() async throws {
    let server = Conninfo(try await testConfiguration().conninfo)
    let host = try #require(server["host"])
    let port = try #require(server["port"])
    let two = "host=/nonexistent,\(host) port=5432,\(port) \(server.leaving(out: ["host", "port"]))"
    let connection = try await PostgresConnection.connect(
      PostgresConfiguration(two + " target_session_attrs=read-write"))
    #expect(connection.address.hasPrefix(host))
    await connection.close()
    let standby = await error(two + " target_session_attrs=standby")
    #expect(standby?.kind == .unreachable)
    #expect(standby?.message.contains("standby") == true)
  }

  @Test func aHostThatIsSilentIsPassedOver() async throws {
    let silent = try SilentServer()
    let server = Conninfo(try await testConfiguration().conninfo)
    let host = try #require(server["host"])
    let port = try #require(server["port"])
    var configuration = PostgresConfiguration(
      "host=127.0.0.1,\(host) port=\(silent.port),\(port) \(server.leaving(out: ["host", "port"]))")
    // Half of it goes to the silent host, enough is left for the other on a busy machine.
    configuration.connectTimeout = .seconds(30)
    let connection = try await PostgresConnection.connect(configuration)
    #expect(connection.address.hasPrefix(host))
    await connection.close()
  }

  @Test func aSilentServerIsGivenUpInTime() async throws {
    let silent = try SilentServer()
    var configuration = PostgresConfiguration("host=127.0.0.1 port=\(silent.port) user=x dbname=y")
    configuration.connectTimeout = .seconds(2)
    let error = await #expect(throws: PostgresError.self) { try await PostgresConnection.connect(configuration) }
    #expect(error?.kind == .timedOut)
    #expect(error?.server == "127.0.0.1:\(silent.port)/y")
  }

  /// As on a machine so busy that the attempt has not begun when its time is up.
  @Test(arguments: [
    ("host=127.0.0.1 port=5 user=x dbname=y", "127.0.0.1:5/y"),
    ("host=one,two port=5,6 user=x dbname=y password=secret", "one:5/y"),
    ("hostaddr=::1 user=x", "[::1]:5432/x"), ("postgresql://u:secret@h:7/d", "h:7/d"),
  ])
  func anAttemptWithoutTimeNamesItsServer(_ conninfo: String, _ server: String) async {
    var configuration = PostgresConfiguration(conninfo)
    configuration.connectTimeout = .zero
    let error = await #expect(throws: PostgresError.self) { try await PostgresConnection.connect(configuration) }
    #expect(error?.kind == .timedOut && error?.server == server)
  }

  @Test func connectingCanBeCancelled() async throws {
    let silent = try SilentServer()
    let configuration = PostgresConfiguration("host=127.0.0.1 port=\(silent.port) user=x dbname=y")
    let task = Task { try await PostgresConnection.connect(configuration) }
    try await silent.accepted()
    task.cancel()
    let error = await #expect(throws: PostgresError.self) { try await task.value }
    #expect(error?.kind == .cancelled)
  }

  @Test func aNameThatHasNoAddressIsATypedError() async throws {
    let error = await error("host=no-such-host.invalid user=x dbname=y")
    #expect(error?.kind == .unreachable)
    #expect(error?.description.contains("no-such-host.invalid") == true)
  }

  @Test func aQuestionOfLibpqEndsAsOne() async throws {
    let error = await error("host=/nowhere user=x dbname=y")
    #expect(error?.description.contains("on that socket? See whether") == true, "\(error?.description ?? "")")
  }

  @Test func whatTheServerRefusesHasItsCode() async throws {
    let server = Conninfo(try await testConfiguration().conninfo)
    let error = await error("\(server.leaving(out: ["dbname"])) dbname=no_such_database")
    #expect(error?.kind == .server(sqlstate: "3D000"))
    #expect(error?.message.contains("3D000") == false)
    #expect(error?.message.contains("LOCATION") == false)
  }

  @Test(arguments: [
    "host=x password=top secret", "postgresql://user:sec ret@[host/db", "password='secret", "passwort=secret",
    "postgresql://u:p%00secret@h/d", "postgresql://u:secret@h/d?secret=1", "postgresql://u:secret@[h/d",
  ])
  func aBrokenConnectionStringDoesNotShowItsPassword(_ conninfo: String) async {
    let error = await error(conninfo)
    #expect(error?.kind == .configuration)
    #expect(error?.description.contains("secret") == false)
    #expect(error?.description.contains("ret@host") == false)
  }

  @Test func wrongOptionsAreConfigurationErrors() async throws {
    let plain = try await testConfiguration().conninfo
    for option in ["sslmode=perhaps", "target_session_attrs=any-old", "service=no-such-service"] {
      #expect(await error("\(plain) \(option)")?.kind == .configuration)
    }
  }

  @Test func aPasswordFileThatOthersCanReadIsNamedInsteadOfPrinted() async throws {
    let file = try temporaryFolder() + "/pgpass"
    let conninfo = "\(try await GuardedCluster.shared.value.socket) user=dj dbname=tracktion passfile='\(file)'"
    try write("*:*:*:*:secret\n", to: file, mode: 0o644)
    #expect(await error(conninfo)?.hint?.contains("chmod 0600 \(file)") == true)
    try write("*:*:*:*:secret\n", to: file, mode: 0o600)
    let connection = try await PostgresConnection.connect(PostgresConfiguration(conninfo))
    #expect(try await connection.query("SELECT 1").count == 1)
    await connection.close()
  }

  @Test func aPasswordIsTakenButNeverShown() async throws {
    let conninfo = "\(try await GuardedCluster.shared.value.socket) user=dj dbname=tracktion passfile=/nonexistent"
    let connection = try await PostgresConnection.connect(PostgresConfiguration(conninfo, password: "secret"))
    await connection.close()
    let wrong = await error(conninfo, password: "swordfish")
    #expect(wrong?.kind == .server(sqlstate: "28P01"))
    #expect(wrong?.description.contains("swordfish") == false)
    #expect(await error(conninfo)?.hint?.contains("PGPASSWORD") == true)
  }

  @Test(.enabled(if: GuardedCluster.hasOpenSSL), arguments: ["require", "verify-ca", "verify-full"])
  func theModesOfTLS(_ mode: String) async throws {
    let guarded = try await GuardedCluster.shared.value
    let certificate = try #require(guarded.certificate)
    let common = "hostaddr=127.0.0.1 port=\(guarded.port) user=dj dbname=tracktion sslmode=\(mode)"
    let trusted = "\(common) host=localhost sslrootcert='\(certificate)'"
    let connection = try await PostgresConnection.connect(PostgresConfiguration(trusted, password: "secret"))
    let row = try await connection.query("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")[0]
    #expect(try row.decode(0, as: Bool.self))
    await connection.close()
    let stranger = await mode == "verify-full" ? error("\(common) host=elsewhere sslrootcert='\(certificate)'") : nil
    #expect(mode != "verify-full" || stranger?.kind == .unreachable)
    #expect(mode != "verify-full" || stranger?.message.contains("localhost") == true)
  }

  /// Sizes around those of TLS records and of libpq's buffers.
  @Test(.enabled(if: GuardedCluster.hasOpenSSL))
  func answersOfAnySizeComeThroughTLS() async throws {
    let guarded = try await GuardedCluster.shared.value
    let conninfo = "host=127.0.0.1 port=\(guarded.port) user=dj dbname=tracktion sslmode=require"
    let connection = try await PostgresConnection.connect(PostgresConfiguration(conninfo, password: "secret"))
    let sql = "SELECT n, repeat('x', n) AS text FROM generate_series(1, 70000, 997) n"
    let rows = try await connection.query(sql)
    #expect(try rows.allSatisfy { try $0.decode("text", as: String.self).utf8.count == $0.decode("n", as: Int.self) })
    for try await row in connection.stream(sql) {
      #expect(try row.decode("text", as: String.self).utf8.count == row.decode("n", as: Int.self))
    }
    var size = 0
    for try await piece in connection.copyOut("COPY (SELECT repeat('x', 40000) FROM generate_series(1, 200)) TO STDOUT")
    {
      size += piece.count
    }
    #expect(size == 200 * 40_001)
    await connection.close()
  }

  @Test(.enabled(if: GuardedCluster.hasOpenSSL))
  func withoutTLSTheServerRefuses() async throws {
    let guarded = try await GuardedCluster.shared.value
    let conninfo = "host=127.0.0.1 port=\(guarded.port) user=dj dbname=tracktion sslmode=disable"
    #expect(await error(conninfo, password: "secret")?.kind == .server(sqlstate: "28000"))
    // The first host is tried without TLS, refused, and tried again with it: libpq changes its socket on the way.
    let allow = PostgresConfiguration(conninfo.replacing("disable", with: "allow"), password: "secret")
    let connection = try await PostgresConnection.connect(allow)
    #expect(try await connection.query("SELECT 1").count == 1)
    await connection.close()
  }
}
