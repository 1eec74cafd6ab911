import COpenSSL
import CPostgres
import EventLoop

/// A PGconn: libpq's calls, none of which waits for the network once the connection is made.
///
/// `@unchecked Sendable`: libpq allows one thread at a time. While the connection is being made that is a thread of
/// `BlockingWork` (one call at a time), afterwards the event loop's.
final class Link: @unchecked Sendable {
  private var pointer: OpaquePointer?
  private let loop: EventLoop
  let notices: NoticeBox

  init?(_ pointer: OpaquePointer?, on loop: EventLoop, notices: NoticeBox) {
    guard let pointer else { return nil }
    self.pointer = pointer
    self.loop = loop
    self.notices = notices
    // Without a receiver of ours libpq prints notices on standard error, which is the user's screen.
    PQsetNoticeReceiver(pointer, NoticeBox.receive, Unmanaged.passUnretained(notices).toOpaque())
  }

  deinit {
    guard let pointer else { return }
    let last = Abandoned(pointer: pointer, notices: notices)
    let loop = loop
    loop.perform { last.finish(on: loop) }
  }

  /// Ends the connection. On the loop's thread: whoever waits for the socket is told before it is closed.
  func close() {
    guard let pointer else { return }
    self.pointer = nil
    Abandoned(pointer: pointer, notices: notices).finish(on: loop)
  }

  var isOpen: Bool { pointer != nil }
  var isHealthy: Bool { pointer.map { PQstatus($0) == CONNECTION_OK } ?? false }
  var socket: Int32? { pointer.map { PQsocket($0) }.flatMap { $0 < 0 ? nil : $0 } }
  var transactionStatus: PGTransactionStatusType { pointer.map { PQtransactionStatus($0) } ?? PQTRANS_UNKNOWN }
  var processID: Int32 { pointer.map { PQbackendPID($0) } ?? 0 }
  var serverVersion: Int32 { pointer.map { PQserverVersion($0) } ?? 0 }
  var isBusy: Bool { pointer.map { PQisBusy($0) != 0 } ?? false }
  var isInPipeline: Bool { pointer.map { PQpipelineStatus($0) != PQ_PIPELINE_OFF } ?? false }
  var needsPassword: Bool { pointer.map { PQconnectionNeedsPassword($0) != 0 } ?? false }
  /// libpq's last message. May hold what a connection string holds: pass it through `ErrorText`.
  var lastMessage: String { pointer.map { String(cString: PQerrorMessage($0)) } ?? "" }
  var status: ConnStatusType { pointer.map { PQstatus($0) } ?? CONNECTION_BAD }

  /// The host, or folder of the socket, that libpq is at.
  var host: String { pointer.flatMap { PQhost($0) }.map { String(cString: $0) } ?? "" }
  var port: String { pointer.flatMap { PQport($0) }.map { String(cString: $0) } ?? "" }
  private var database: String { pointer.flatMap { PQdb($0) }.map { String(cString: $0) } ?? "" }

  /// `host:port/database`; the socket's folder for a local server.
  var address: String { HostList.address(host: host, port: port, database: database) }

  // MARK: Making the connection

  func poll() -> PostgresPollingStatusType { pointer.map { PQconnectPoll($0) } ?? PGRES_POLLING_FAILED }
  /// Whether messages bear the server's code: a refused connection tells it in no other way.
  func showsCodes(_ flag: Bool) {
    if let pointer { PQsetErrorVerbosity(pointer, flag ? PQERRORS_VERBOSE : PQERRORS_DEFAULT) }
  }
  func stopBlocking() -> Bool { pointer.map { PQsetnonblocking($0, 1) == 0 } ?? false }

  // MARK: Talking

  /// Hands a statement with parameters to libpq; results come in binary.
  func send(_ sql: String, _ parameters: [PostgresValue]) throws(LinkFailure) {
    let pointer = try open()
    let sent = ParameterBuffer(parameters).withPointers { count, types, values, lengths, formats in
      PQsendQueryParams(pointer, sql, count, types, values, lengths, formats, 1)
    }
    guard sent == 1 else { throw LinkFailure() }
  }

  /// Hands over a string of statements (simple protocol; results come as text).
  func sendScript(_ sql: String) throws(LinkFailure) {
    guard PQsendQuery(try open(), sql) == 1 else { throw LinkFailure() }
  }

  func receiveRowByRow() { if let pointer { _ = PQsetSingleRowMode(pointer) } }

  /// True where something is left to be sent.
  func flush() throws(LinkFailure) -> Bool {
    let left = PQflush(try open())
    guard left >= 0 else { throw LinkFailure() }
    return left == 1
  }

  /// Takes in what the socket has. False where the connection has ended: what came before is still there as results.
  func consume() throws(LinkFailure) -> Bool {
    let pointer = try open()
    repeat {
      guard PQconsumeInput(pointer) == 1 else { return false }
      // Bytes that OpenSSL has decrypted make no socket readable: left there, they would be waited for in vain.
    } while Self.hasDecrypted(pointer)
    return true
  }

  private static func hasDecrypted(_ pointer: OpaquePointer) -> Bool {
    guard PQsslInUse(pointer) != 0, let session = PQsslStruct(pointer, "OpenSSL") else { return false }
    return SSL_pending(OpaquePointer(session)) > 0
  }

  func nextResult() throws(LinkFailure) -> QueryResult? { PQgetResult(try open()).map(QueryResult.init) }

  func enterPipeline() throws(LinkFailure) { guard PQenterPipelineMode(try open()) == 1 else { throw LinkFailure() } }
  func leavePipeline() throws(LinkFailure) { guard PQexitPipelineMode(try open()) == 1 else { throw LinkFailure() } }
  func syncPipeline() throws(LinkFailure) { guard PQpipelineSync(try open()) == 1 else { throw LinkFailure() } }

  /// False where the bytes must be offered again once the socket is writable.
  func putCopy(_ bytes: [UInt8]) throws(LinkFailure) -> Bool {
    let pointer = try open()
    let result = bytes.withUnsafeBytes { memory in
      PQputCopyData(pointer, memory.bindMemory(to: CChar.self).baseAddress, Int32(memory.count))
    }
    guard result >= 0 else { throw LinkFailure() }
    return result == 1
  }

  /// Ends COPY IN; with a reason it fails on the server. False where it must be tried again.
  func endCopy(failing reason: String?) throws(LinkFailure) -> Bool {
    let result = PQputCopyEnd(try open(), reason)
    guard result >= 0 else { throw LinkFailure() }
    return result == 1
  }

  enum CopyData {
    case row
    case wait
    case end
  }

  /// Appends one row of COPY OUT.
  func takeCopy(into bytes: inout [UInt8]) throws(LinkFailure) -> CopyData {
    var buffer: UnsafeMutablePointer<CChar>?
    let length = PQgetCopyData(try open(), &buffer, 1)
    defer { PQfreemem(buffer) }
    guard length > 0, let buffer else {
      guard length >= -1 else { throw LinkFailure() }
      return length == 0 ? .wait : .end
    }
    bytes.append(contentsOf: UnsafeRawBufferPointer(start: buffer, count: Int(length)))
    return .row
  }

  func nextNotification() -> PostgresNotification? {
    guard let pointer, let notification = PQnotifies(pointer) else { return nil }
    defer { PQfreemem(notification) }
    let content = notification.pointee
    return .received(
      channel: String(cString: content.relname), payload: String(cString: content.extra), process: content.be_pid)
  }

  func cancelHandle() -> CancelHandle? { pointer.flatMap { CancelHandle(PQgetCancel($0)) } }

  /// Settings of the connection as libpq has put them together.
  func option(_ keyword: String) -> String? {
    guard let pointer, let options = PQconninfo(pointer) else { return nil }
    defer { PQconninfoFree(options) }
    var option = options
    while let name = option.pointee.keyword {
      if String(cString: name) == keyword { return option.pointee.val.map { String(cString: $0) } }
      option += 1
    }
    return nil
  }

  private func open() throws(LinkFailure) -> OpaquePointer {
    guard let pointer else { throw LinkFailure() }
    return pointer
  }
}

/// libpq said no; its message is in the link.
struct LinkFailure: Error {}

/// A connection nobody uses any more.
private struct Abandoned: @unchecked Sendable {  // handed to the loop's thread, which is then its only user
  let pointer: OpaquePointer
  let notices: NoticeBox

  func finish(on loop: EventLoop) {
    let socket = PQsocket(pointer)
    if socket >= 0 { loop.letGo(of: socket) }
    PQfinish(pointer)
    withExtendedLifetime(notices) {}
  }
}
