import Testing

@testable import Bolt

@Suite struct ConversationTests {
  private func ready(_ version: ProtocolVersion = ProtocolVersion(5, 8)) throws -> Conversation {
    var conversation = Conversation(version: version)
    try conversation.send(.hello)
    if version.hasLogon { try conversation.send(.logon) }
    while conversation.outstanding > 0 { _ = try conversation.receive(.success([:])) }
    return conversation
  }

  private let failure = ServerMessage.failure(ServerFailure(code: "Neo.ClientError.Statement.SyntaxError", message: ""))
  private let more = ServerMessage.success(["has_more": true])
  private let done = ServerMessage.success([:])

  @Test(arguments: [ProtocolVersion(4, 4), ProtocolVersion(5, 0), ProtocolVersion(5, 1), ProtocolVersion(5, 8)])
  func `a login makes the connection ready`(version: ProtocolVersion) throws {
    #expect(try ready(version).isClean)
  }

  @Test func `nothing but HELLO may be said first`() {
    var conversation = Conversation(version: ProtocolVersion(5, 8))
    for kind in [Request.Kind.run, .logon, .begin, .reset, .pull] {
      #expect(throws: Conversation.Failure.notAllowed(kind, .connected)) { try conversation.send(kind) }
    }
  }

  @Test func `LOGON and TELEMETRY need their versions`() throws {
    var old = try ready(ProtocolVersion(5, 0))
    #expect(throws: Conversation.Failure.self) { try old.send(.logoff) }
    #expect(throws: Conversation.Failure.self) { try old.send(.telemetry) }
    var new = try ready(ProtocolVersion(5, 4))
    try new.send(.telemetry)
    try new.send(.logoff)
    #expect(new.phase == .authentication)
  }

  @Test func `a result is open until the server has no more`() throws {
    var conversation = try ready()
    try conversation.send(.run)
    try conversation.send(.pull)
    _ = try conversation.receive(done)
    #expect(conversation.acceptsRecord())
    _ = try conversation.receive(more)
    #expect(conversation.phase == .streaming)
    #expect(!conversation.acceptsRecord())
    try conversation.send(.discard)
    _ = try conversation.receive(done)
    #expect(conversation.isClean)
  }

  @Test func `a transaction with two results ends when both have ended or it is committed`() throws {
    var conversation = try ready()
    for kind in [Request.Kind.begin, .run, .pull, .run, .pull] { try conversation.send(kind) }
    for _ in 0..<5 { _ = try conversation.receive(done) }
    #expect(conversation.phase == .inTransaction)
    try conversation.send(.commit)
    _ = try conversation.receive(done)
    #expect(conversation.isClean)
    try conversation.send(.begin)
    try conversation.send(.run)
    try conversation.send(.rollback)
    #expect(conversation.phase == .ready)
  }

  @Test func `after a failure only RESET may be said, and what was sent before is ignored`() throws {
    var conversation = try ready()
    try conversation.send(.run)
    try conversation.send(.pull)
    _ = try conversation.receive(failure)
    #expect(conversation.phase == .failed)
    #expect(throws: Conversation.Failure.notAllowed(.run, .failed)) { try conversation.send(.run) }
    try conversation.send(.reset)
    #expect(conversation.phase == .ready)
    #expect(conversation.isClean)
    #expect(try conversation.receive(.ignored) == .pull)
    #expect(conversation.isClean)
    #expect(try conversation.receive(done) == .reset)
    #expect(conversation.isClean)
  }

  @Test func `what is sent behind the RESET of a failure is not ignored`() throws {
    var conversation = try ready()
    for kind in [Request.Kind.begin, .run] { try conversation.send(kind) }
    _ = try conversation.receive(failure)
    for kind in [Request.Kind.reset, .run, .reset] { try conversation.send(kind) }
    #expect(!conversation.isClean)
    #expect(try conversation.receive(.ignored) == .run)
    #expect(try conversation.receive(done) == .reset)
    #expect(!conversation.isClean)
    _ = try conversation.receive(done)
    #expect(conversation.isClean)
  }

  @Test(arguments: [Request.Kind.logoff, .reset])
  func `a refused LOGOFF or RESET is the end`(kind: Request.Kind) throws {
    var conversation = try ready()
    try conversation.send(kind)
    _ = try conversation.receive(failure)
    #expect(conversation.phase == .defunct)
    #expect(throws: Conversation.Failure.self) { try conversation.send(.run) }
  }

  @Test func `an answer that nobody waits for breaks the rules`() throws {
    var conversation = try ready()
    #expect(throws: Conversation.Failure.self) { try conversation.receive(done) }
  }
}
