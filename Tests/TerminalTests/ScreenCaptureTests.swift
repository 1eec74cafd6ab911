import FoundationEssentials
import TerminalHarness
import Testing

/// The tool that keeps the README's pictures true, on a program whose screen is known.
@Suite struct ScreenCaptureTests {
  private let file = "/tmp/tracktion-capture-\(UUID().uuidString).md"

  private func capture(_ mode: String) async throws -> (status: Int32, said: String) {
    let tool = try TerminalProgram(
      Product.path("ScreenCapture"),
      arguments: [
        mode, file, "--until", "of 100000", "--scene", "40x8", "--scene", "50x10:down,down", "--",
        Product.path("TerminalProbe"), "list",
      ], rows: 60, columns: 100)
    return (try await tool.exitStatus(), await tool.terminal.text)
  }

  @Test func `a picture that was updated is right, one that was changed is not`() async throws {
    defer { try? FileManager.default.removeItem(atPath: file) }
    let empty =
      "before\n<!-- screen 40x8 -->\n<!-- end of screen -->\nbetween\n<!-- screen 50x10 --><!-- end of screen -->\nafter\n"
    try Data(empty.utf8).write(to: URL(filePath: file))
    #expect(try await capture("--check").status == 1)
    #expect(try await capture("--update").status == 0)
    let made = String(decoding: try #require(FileManager.default.contents(atPath: file)), as: UTF8.self)
    #expect(
      made.contains("<!-- screen 50x10 -->\n```\nprobe 10x50") && made.contains(" row 3 of 100000\n```\n<!-- end"))
    #expect(made.hasPrefix("before\n") && made.contains("\nbetween\n") && made.hasSuffix("\nafter\n"))
    #expect(try await capture("--check").status == 0)
    try Data(made.replacing(" row 3 of", with: " row 4 of").utf8).write(to: URL(filePath: file))
    let changed = try await capture("--check")
    #expect(changed.status == 1)
    #expect(changed.said.contains("-  row 4 of 100000\n+  row 3 of 100000"))
  }

  @Test func `a document without a marker is an error that says what to put`() async throws {
    defer { try? FileManager.default.removeItem(atPath: file) }
    try Data("nothing".utf8).write(to: URL(filePath: file))
    let (status, said) = try await capture("--check")
    #expect(status == 2 && said.contains("<!-- screen 40x8 -->"))
  }
}
