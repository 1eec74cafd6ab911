import FoundationEssentials
import TerminalHarness
import TestServers
import Testing

/// `tracktion doctor`: everything is looked at, whatever else fails.
@Suite(.enabled(if: !TestGraph.available.isEmpty)) struct DoctorTests {
  @Test("A library in order has no errors, and its root is left as it was")
  func inOrder() async throws {
    let library = try await ProgramLibrary.imported()
    defer { library.remove() }
    let before = library.names
    let result = try await library.run("doctor")
    #expect(result.status == 0, "\(result.text)")
    for line in [
      "ok       root \(library.music): writable", "ok       permissions", "ok       schema", "ok       graph: ",
      "ok       mirror: up to date",
    ] { #expect(result.text.contains(line), "\(line) is missing from:\n\(result.text)") }
    #expect(library.names == before)
    // The form of the address that most users have promises more than there is.
    var environment = library.environment
    environment["NEO4J_URI"] = environment["NEO4J_URI"].map { "neo4j" + $0.dropFirst("bolt".count) }
    let routed = try await CommandRun(Product.path("tracktion"), ["doctor"], environment: environment)
    #expect(routed.text.contains("neo4j:// connects to this one address, without routing"), "\(routed.text)")
  }

  @Test("Before the first migration it says what to do")
  func emptyDatabase() async throws {
    let library = try await ProgramLibrary.make()
    defer { library.remove() }
    let result = try await library.run("doctor", "--json")
    #expect(result.status == 1)
    #expect(result.text.contains(#""check":"schema","state":"error""#), "\(result.text)")
    #expect(result.text.contains("run `tracktion db migrate`"))
  }

  @Test("Servers that are away and a root that is not there are told together")
  func allWrong() async throws {
    let result = try await CommandRun(
      Product.path("tracktion"), ["doctor"],
      environment: [
        "HOME": "/nonexistent", "TRACKTION_ROOTS": "/nonexistent/music", "NEO4J_URI": "bolt://127.0.0.1:1",
        "TRACKTION_POSTGRES": "postgresql://127.0.0.1:1/music",
      ])
    #expect(result.status == 1)
    for part in ["ERROR    root /nonexistent/music", "ERROR    PostgreSQL", "127.0.0.1:1: Connection refused"] {
      #expect(result.text.contains(part), "\(part) is missing from:\n\(result.text)")
    }
  }

  @Test("A config that cannot be read is named with its line")
  func badConfig() async throws {
    let path = "/tmp/tracktion-doctor-\(UUID().uuidString).yaml"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data("roots: [\n".utf8).write(to: URL(filePath: path))
    let result = try await CommandRun(
      Product.path("tracktion"), ["--config", path, "doctor"], environment: ["HOME": "/nonexistent"])
    #expect(result.status == 1)
    #expect(result.text.contains("ERROR    config: \(path)"), "\(result.text)")
  }
}
