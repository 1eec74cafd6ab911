import FoundationEssentials
import TerminalHarness
import TestServers
import Testing

/// A DJ's first evening with the program: no server is named, none was ever made.
@Suite(.enabled(if: TestGraph.chosen != nil)) struct FirstStartTests {
  /// The ArcadeDB that the tests use; the new user's own home has none.
  private static let installation: String? = {
    let named = ProcessInfo.processInfo.environment["TRACKTION_ARCADEDB"]
    let data = "\(ProcessInfo.processInfo.environment["HOME"] ?? "")/.local/share/tracktion"
    let found = (try? FileManager.default.contentsOfDirectory(atPath: data))?.filter { $0.hasPrefix("arcadedb-") }
      .sorted()
    return named ?? found?.last.map { "\(data)/\($0)" }
  }()

  @Test func `two questions lead from nothing to a library on screen`() async throws {
    let library = try await ProgramLibrary.make(.catalog)
    var environment = library.environment
    environment["TRACKTION_POSTGRES"] = nil
    environment["TRACKTION_ARCADEDB"] = Self.installation
    for name in ["NEO4J_HOME", "JAVA_HOME"] { environment[name] = ProcessInfo.processInfo.environment[name] }
    let outcome = await Result.catching { try await self.begin(library, environment) }
    // The servers are nobody's child: they would stay.
    let stopped = try await CommandRun(Product.path("tracktion"), ["local", "stop"], environment: environment)
    library.remove()
    #expect(stopped.status == 0)
    try outcome.get()
  }

  private func begin(_ library: ProgramLibrary, _ environment: [String: String]) async throws {
    let program = Product.path("tracktion")
    let screen = try TerminalProgram(program, rows: 24, columns: 80, environment: environment, patience: .seconds(120))
    try await screen.wait("the offer") { $0.contains("Welcome to tracktion") && $0.contains("Enter make them") }
    try await screen.press(.enter)
    try await screen.wait("the question for music") { $0.contains("your music: a folder or a rekordbox XML") }
    try await screen.type(library.xml)
    try await screen.press(.enter)
    try await screen.wait("the library") {
      $0.contains("1 of 3") && $0.contains("Strobe") && $0.contains("3 recordings")
    }
    // What to do next stands where it is missing.
    try await screen.press("4")
    try await screen.wait("what next") { $0.contains("No name waits for you.") && $0.contains("propose") }
    try await screen.press(":")
    try await screen.type("propose")
    try await screen.press(.enter)
    try await screen.wait("proposals") { $0.contains("2 pending") && $0.contains("→ deadmau5 - Strobe.mp3") }
    try await screen.press("q")
    #expect(try await screen.exitStatus() == 0)
    #expect(await screen.terminal.contains("tracktion local stop"))
  }

  @Test func `q at the first question leaves everything as it is`() async throws {
    let library = try await ProgramLibrary.make(.catalog)
    defer { library.remove() }
    var environment = library.environment
    environment["TRACKTION_POSTGRES"] = nil
    let screen = try TerminalProgram(Product.path("tracktion"), rows: 16, columns: 60, environment: environment)
    try await screen.wait(forText: "Welcome to tracktion")
    try await screen.press("q")
    #expect(try await screen.exitStatus() == 0)
    let data = "\(library.folder)/.local/share/tracktion/local"
    #expect(!FileManager.default.fileExists(atPath: data))
  }
}

extension Result where Failure == any Error {
  fileprivate static func catching(_ body: () async throws -> Success) async -> Result {
    do { return .success(try await body()) } catch { return .failure(error) }
  }
}
