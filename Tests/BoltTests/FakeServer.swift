import EventLoop
import Glibc
import Synchronization

@testable import Bolt

/// A Bolt server inside the test, whose answers the test writes itself.
final class FakeServer: Sendable {
  /// What a client sent.
  struct Request: Sendable {
    /// The number of the connection, from 1.
    let connection: Int
    let tag: UInt8
    let fields: [Value]

    var isRun: Bool { tag == 0x10 }
    var query: String { if isRun, case .string(let text)? = fields.first { text } else { "" } }
    /// The map that most requests end with.
    var extra: [String: Value] { if case .map(let extra)? = fields.last { extra } else { [:] } }
  }

  enum Answer: Sendable {
    case success([String: Value] = [:])
    case record([Value])
    case failure(String)
    case ignored
    /// Bytes as they are.
    case bytes([UInt8])
    /// A keep-alive after so long a wait.
    case noop(after: Duration)
    case close
  }

  /// The answers to a request; nil for what any server would say.
  typealias Script = @Sendable (Request) async -> [Answer]?

  private struct State {
    var requests: [Request] = []
    var connections = 0
    var open: [Int32] = []
    var isStopped = false
  }

  private let listener: Int32
  let port: UInt16
  private let version: [UInt8]
  private let hello: [String: Value]
  private let script: Script
  private let state = Mutex(State())

  /// Listens at a free port. `version` is the answer to the handshake, `agent` what it calls itself.
  init(
    version: [UInt8] = [0, 0, 4, 5], agent: String = "Fake/1", hints: [String: Value] = [:],
    _ script: @escaping Script
  ) throws {
    self.version = version
    self.script = script
    hello = ["server": .string(agent), "connection_id": "fake-1", "hints": .map(hints)]
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let listener = listener
    let result = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        bind(listener, address, length) == 0 && listen(listener, 64) == 0
          && getsockname(listener, address, &length) == 0
      }
    }
    guard result else { throw CannotListen() }
    port = UInt16(bigEndian: address.sin_port)
    Task { await self.accept() }
  }

  struct CannotListen: Error {}

  var uri: String { "bolt://127.0.0.1:\(port)" }
  /// Everything that was received, of all connections, without HELLO, LOGON and GOODBYE.
  var requests: [Request] { state.withLock { $0.requests.filter { ![0x01, 0x6A, 0x02].contains($0.tag) } } }
  /// HELLO and LOGON.
  var logins: [Request] { state.withLock { $0.requests.filter { [0x01, 0x6A].contains($0.tag) } } }
  var allTags: [UInt8] { state.withLock { $0.requests.map(\.tag) } }
  var connections: Int { state.withLock { $0.connections } }

  /// Ends everything. Each loop closes its own descriptor: nobody else can know when it has let go of it.
  func stop() {
    let open = state.withLock { state in
      state.isStopped = true
      return state.open
    }
    for descriptor in open { shutdown(descriptor, Int32(SHUT_RDWR)) }
  }

  private var isStopped: Bool { state.withLock { $0.isStopped } }

  private func accept() async {
    while !isStopped {
      _ = try? await EventLoop.io.ready(listener, for: .readable, until: .now + .milliseconds(100))
      let descriptor = isStopped ? -1 : Glibc.accept(listener, nil, nil)
      guard descriptor >= 0 else { continue }
      _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
      let number = state.withLock { state in
        state.connections += 1
        state.open.append(descriptor)
        return state.connections
      }
      Task { await self.converse(descriptor, number) }
    }
    close(listener)
  }

  private func converse(_ descriptor: Int32, _ number: Int) async {
    await serve(descriptor, number)
    state.withLock { state in
      state.open.removeAll { $0 == descriptor }
      close(descriptor)
    }
  }

  private func serve(_ descriptor: Int32, _ number: Int) async {
    var held: [UInt8] = []
    while held.count < 20 { guard await receive(descriptor, &held) else { return } }
    held.removeFirst(20)
    guard await send(version, descriptor) else { return }
    var deframer = MessageDeframer()
    var hasFailed = false
    while true {
      var messages: [[UInt8]] = []
      let used = held.withUnsafeBytes { bytes in deframer.feed(bytes) { messages.append(Array($0)) } }
      held.removeFirst(used)
      for message in messages { guard await answer(message, descriptor, number, &hasFailed) else { return } }
      guard await receive(descriptor, &held) else { return }
    }
  }

  /// After a failure everything is ignored until RESET, as on any server.
  private func answer(
    _ message: [UInt8], _ descriptor: Int32, _ number: Int, _ hasFailed: inout Bool
  ) async -> Bool {
    guard let request = Self.request(message, number) else { return false }
    state.withLock { $0.requests.append(request) }
    if request.tag == 0x02 { return false }
    if request.tag == 0x0F { hasFailed = false }
    if hasFailed { return await send(Self.encode(.ignored), descriptor) }
    for answer in await script(request) ?? [.success(request.tag == 0x01 ? hello : [:])] {
      switch answer {
      case .failure:
        hasFailed = request.tag != 0x0F
        guard await send(Self.encode(answer), descriptor) else { return false }
      case .close: return false
      case .noop(let wait):
        try? await EventLoop.io.sleep(for: wait)
        guard await send([0, 0], descriptor) else { return false }
      case .bytes(let bytes): guard await send(bytes, descriptor) else { return false }
      default: guard await send(Self.encode(answer), descriptor) else { return false }
      }
    }
    return true
  }

  private static func request(_ message: [UInt8], _ number: Int) -> Request? {
    message.withUnsafeBytes { bytes in
      var reader = PackStreamReader(bytes, dialect: .bolt5)
      guard let (tag, count) = try? reader.messageHeader() else { return nil }
      let fields = (0..<count).compactMap { _ in try? reader.value() }
      return Request(connection: number, tag: tag, fields: fields)
    }
  }

  /// One answer in its chunks.
  static func encode(_ answer: Answer) -> [UInt8] {
    var writer = PackStreamWriter(dialect: .bolt5)
    switch answer {
    case .success(let metadata):
      writer.beginMessage(0x70, fields: 1)
      try? writer.write(metadata)
    case .record(let values):
      writer.beginMessage(0x71, fields: 1)
      try? writer.write(.list(values))
    case .failure(let code):
      writer.beginMessage(0x7F, fields: 1)
      try? writer.write(["code": .string(code), "message": "made up"])
    default: writer.beginMessage(0x7E, fields: 0)
    }
    writer.endMessage()
    return Array(writer.bytes)
  }

  private func receive(_ descriptor: Int32, _ held: inout [UInt8]) async -> Bool {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = recv(descriptor, &buffer, buffer.count, 0)
      if count > 0 {
        held += buffer.prefix(count)
        return true
      }
      guard count < 0, errno == EAGAIN, (try? await EventLoop.io.ready(descriptor, for: .readable)) != nil else {
        return false
      }
    }
  }

  private func send(_ bytes: [UInt8], _ descriptor: Int32) async -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else {
        guard errno == EAGAIN, (try? await EventLoop.io.ready(descriptor, for: .writable)) != nil else { return false }
      }
    }
    return true
  }
}

extension FakeServer {
  /// A driver for it, without liveness checks unless `change` asks for them.
  func driver(_ change: (inout DriverConfiguration) -> Void = { _ in }) throws -> Driver {
    var configuration = DriverConfiguration()
    configuration.livenessCheckAfter = nil
    configuration.retry.firstDelay = .milliseconds(1)
    change(&configuration)
    return try Driver(uri: uri, auth: .basic("user", "top-secret"), configuration: configuration)
  }

  /// Answers PULL with numbers from 1 to `count`, heeding the number asked for.
  static func numbers(_ count: Int64) -> Script {
    let next = Mutex<Int64>(1)
    return { request in
      switch request.tag {
      case 0x10:
        next.withLock { $0 = 1 }
        return [.success(["fields": ["n"], "qid": 0])]
      case 0x3F:
        let asked = request.extra.number("n") ?? -1
        let first = next.withLock { $0 }
        let end = asked < 0 ? count : min(count, first + asked - 1)
        next.withLock { $0 = end + 1 }
        let records = first <= end ? (first...end).map { Answer.record([.int($0)]) } : []
        return records + [.success(end < count ? ["has_more": true] : ["type": "r", "bookmark": "b:1"])]
      case 0x2F: return [.success(["type": "r"])]
      default: return nil
      }
    }
  }
}
