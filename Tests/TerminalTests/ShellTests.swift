import FoundationEssentials
import Glibc
import TerminalHarness
import Testing

/// The driver as a job of a real shell, which is the only thing that can stop and continue it.
@Suite(.enabled(if: access("/bin/bash", X_OK) == 0)) struct ShellTests {
  private func shell() async throws -> TerminalProgram {
    let program = try TerminalProgram(
      "/bin/bash", arguments: ["--norc", "--noprofile", "-i"], columns: 100, term: "xterm-256color",
      environment: ["PS1": "PROMPT> ", "HISTFILE": "/dev/null", "INPUTRC": "/dev/null"])
    try await program.wait(forText: "PROMPT>")
    return program
  }

  @Test func `Ctrl-Z gives the shell its terminal, fg brings the screen back as it was`() async throws {
    let program = try await shell()
    try await program.type("'\(Product.path("TerminalProbe"))' list\r")
    try await program.wait { $0.isAlternate && $0.contains("row 1 of") }
    try await program.press(.down)
    let before = try await program.wait { $0.contains("row 2 of") && $0.row == 2 && !$0.cursorVisible }
    try await program.press(.control("z"))
    let stopped = try await program.wait { $0.contains("Stopped") && !$0.isAlternate }
    #expect(stopped.cursorVisible && !stopped.modes.contains(1004))
    try await program.type("echo still-$((1+1)) a shell\r")
    try await program.wait(forText: "still-2 a shell")
    try await program.type("fg\r")
    try await program.wait("the screen as it was") {
      $0.isAlternate && $0.grid == before.grid && !$0.cursorVisible && $0.modes.contains(1004)
    }
    try await program.press(.down)
    try await program.wait(forText: "row 3 of")
    try await program.press("q")
    try await program.wait { !$0.isAlternate && $0.contains("closed with 0") }
    try await program.type("exit\r")
    #expect(try await program.exitStatus() == 0)
  }

  @Test func `continued without the terminal it leaves the shell's screen alone until fg`() async throws {
    let program = try await shell()
    try await program.type("'\(Product.path("TerminalProbe"))' list\r")
    let before = try await program.wait { $0.isAlternate && $0.contains("row 1 of") && !$0.cursorVisible }
    let shell = await program.pid
    let children = try String(contentsOfFile: "/proc/\(shell)/task/\(shell)/children", encoding: .utf8)
    let job = try #require(children.split(separator: " ").first.flatMap { Int32($0) })
    kill(job, SIGSTOP)
    try await program.wait(forText: "Stopped")
    try await program.type(
      "kill -CONT %1; until grep -q '^State:.T' /proc/\(job)/status; do :; done; echo standing-$((1+1))\r")
    let standing = try await program.wait(forText: "standing-2")
    #expect(standing.isAlternate && standing.contains("Stopped"))
    try await program.type("fg\r")
    try await program.wait("the screen as it was") { $0.isAlternate && $0.grid == before.grid && !$0.cursorVisible }
    try await program.press("q")
    try await program.wait { !$0.isAlternate && $0.contains("closed with 0") }
  }

  @Test func `a size that changed while it was stopped is told on coming back`() async throws {
    let program = try await shell()
    try await program.type("'\(Product.path("TerminalProbe"))'\r")
    try await program.wait(forText: "probe 24x100")
    try await program.press(.control("z"))
    try await program.wait { $0.contains("Stopped") && !$0.isAlternate }
    await program.resize(rows: 30, columns: 120)
    try await program.type("fg\r")
    let back = try await program.wait { $0.contains("probe 30x120") && $0.contains("resumed") }
    #expect(back.contains("resize(rows: 30, columns: 120)"))
  }

  @Test func `leaving gives the shell its own terminal settings`() async throws {
    let program = try await shell()
    try await program.type("stty -a > /tmp/tracktion-stty-$$-1; '\(Product.path("TerminalProbe"))'\r")
    try await program.wait(forText: "0 events")
    try await program.press("q")
    try await program.wait(forText: "closed with 0")
    try await program.type("stty -a | cmp - /tmp/tracktion-stty-$$-1 && echo settings the $((1+0)) same\r")
    try await program.wait(forText: "settings the 1 same")
    try await program.type("rm /tmp/tracktion-stty-$$-1; exit\r")
    #expect(try await program.exitStatus() == 0)
  }
}
