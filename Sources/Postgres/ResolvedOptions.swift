import CPostgres
import EventLoop
import Glibc

/// What a configuration comes to once libpq has put it together with the service file, the environment and defaults.
struct ResolvedOptions: Sendable {
  let hosts: HostList
  /// `connect_timeout`, which holds for one host; at least 2 s, as libpq has it.
  let timeoutOfHost: Duration?
  let password: String?
  /// A password file that libpq would complain about on standard error, which is the user's screen.
  let unusablePasswordFile: String?

  /// Has libpq put the options together and fail before it connects or reads a password file: the value that it
  /// checks last is wrong on purpose.
  ///
  /// - Throws: ``PostgresError`` of kind `configuration` where the options are wrong anyway. Blocks (reads files).
  static func resolve(_ configuration: PostgresConfiguration, on loop: EventLoop) throws -> ResolvedOptions {
    try checkSyntax(configuration)
    var options = ConnectionOptions(configuration)
    options["password"] = configuration.password ?? probe
    options["target_session_attrs"] = probe
    guard let link = options.start(on: loop, notices: NoticeBox(nil)) else {
      throw PostgresError(.configuration, "no memory for a connection")
    }
    guard link.lastMessage.contains(probe) else {
      throw PostgresError(.configuration, ErrorText.clean(link.lastMessage, hiding: [configuration.password]))
    }
    return ResolvedOptions(link, configuration)
  }

  private static let probe = "tracktion-probe"

  private init(_ link: Link, _ configuration: PostgresConfiguration) {
    hosts = HostList { link.option($0) }
    let seconds = link.option("connect_timeout").flatMap { Int($0) } ?? 0
    timeoutOfHost = seconds > 0 ? .seconds(max(2, seconds)) : nil
    password = configuration.password ?? Self.environmentPassword
    unusablePasswordFile = PasswordFile.unusable(named: link.option("passfile"))
  }

  private static var environmentPassword: String? { getenv("PGPASSWORD").map { String(cString: $0) } }

  /// libpq quotes what it cannot read, and that may be a piece of a password.
  private static func checkSyntax(_ configuration: PostgresConfiguration) throws {
    let text = configuration.conninfo
    guard text.contains("=") || text.hasPrefix("postgresql://") || text.hasPrefix("postgres://") else { return }
    var message: UnsafeMutablePointer<CChar>?
    defer { PQfreemem(message) }
    if let options = PQconninfoParse(text, &message) { return PQconninfoFree(options) }
    let said = message.map { String(cString: $0) } ?? "it cannot be read"
    let parts = ErrorText.clean(said, hiding: []).split(separator: "\"", omittingEmptySubsequences: false)
    let shown = parts.enumerated().map { $0.offset.isMultiple(of: 2) ? String($0.element) : "…" }
    throw PostgresError(.configuration, "the connection string is not valid: " + shown.joined(separator: "\""))
  }
}
