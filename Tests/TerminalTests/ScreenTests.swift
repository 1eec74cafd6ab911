import Glibc
import TerminalHarness
import Testing

/// The driver in a terminal of its own, end to end.
@Suite struct ScreenTests {
  private func probe(
    _ arguments: String..., rows: Int = 24, columns: Int = 80, term: String? = nil, environment: [String: String] = [:]
  ) throws -> TerminalProgram {
    try TerminalProgram(
      Product.path("TerminalProbe"), arguments: arguments, rows: rows, columns: columns, term: term,
      environment: environment)
  }

  @Test func `opens on the alternate screen and gives the main screen back`() async throws {
    let program = try probe()
    let opened = try await program.wait(forText: "probe 24x80")
    #expect(opened.isAlternate && !opened.cursorVisible)
    #expect(opened.modes.isSuperset(of: [2004, 1004]))
    try await program.press("q")
    #expect(try await program.exitStatus() == 0)
    let left = await program.terminal
    #expect(!left.isAlternate && left.cursorVisible)
    #expect(left.modes.isDisjoint(with: [2004, 1004, 1002, 1006]))
    #expect(left.contains("closed with 0"))
  }
}
