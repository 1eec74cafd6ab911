import Demo
import FoundationEssentials
import Glibc
import Library
import LocalServers

extension Command {
  static let demo = Command(
    "demo", summary: "see it work: your own servers, a real DJ's library, real (silent) files to rename",
    options: [
      Option("no-screen", help: "make everything ready, open no screen"),
      Option("info", help: "where the demo is"), Option("env", help: "shell exports that lead to it"),
      Option("reset", help: "remove the demo and make it anew"), Option("stop", help: "stop its servers"), .directory,
      .json, .yes, .quiet,
    ]
  ) { try await DemoVerb(invocation: $0).run() }
}

/// `tracktion demo`: the same servers as `local`, in a folder of their own, with a library.
struct DemoVerb {
  let invocation: Invocation

  private var servers: LocalServers {
    LocalServers(directory: invocation.arguments.value(.directory) ?? Folders.data + "/demo")
  }
  private var music: String { servers.directory + "/music" }
  /// Says that the library has been loaded to its end.
  private var mark: String { servers.directory + "/loaded" }
  /// Says that the graph has it too, with what goes with what: a graph server may be installed later.
  private var graphMark: String { servers.directory + "/related" }

  func run() async throws -> ExitStatus {
    let arguments = invocation.arguments
    if arguments.has("stop") {
      try await servers.stop()
      invocation.console.say("The demo's servers are stopped; `tracktion demo` starts them again.")
      return .done
    }
    if arguments.has("info") { return report() }
    if arguments.has("env") { return LocalVerbs.environment(servers.info(), invocation, roots: [music]) }
    if arguments.has("reset") {
      let question = "Remove the demo in \(servers.directory), with every rename made in it?"
      guard arguments.has(.yes) || invocation.console.confirm(question) else {
        invocation.console.say("Nothing was removed; --yes does it without asking.")
        return .usage
      }
      try await reset()
    }
    if !isThere(mark) { try await load() }
    if !isThere(graphMark) { try await fillGraph() }
    if arguments.has("no-screen") {
      _ = try await servers.startMigrated()
      say("The demo is ready; its files are in \(music)")
    }
    return .done
  }

  /// Whether the screen follows.
  static func opensScreen(_ arguments: Arguments) -> Bool {
    !["no-screen", "info", "env", "stop"].contains { arguments.has($0) }
  }

  /// The screen on the demo.
  func show() -> ExitStatus {
    do {
      return ScreenProgram.show(
        try configuration(), .local(servers, graph: nil), name: "demo", invocation)
    } catch {
      invocation.console.say("tracktion: \(error)")
      return ExitStatus(for: error)
    }
  }

  /// The user's config, but for what belongs to the user's own library.
  private func configuration() throws -> Configuration {
    var configuration = try invocation.configuration()
    configuration.roots = [music]
    configuration.pathMap = []
    return configuration
  }

  private func report() -> ExitStatus {
    let info = servers.info()
    guard invocation.console.json else {
      invocation.console.print("music       \(music)")
      return LocalVerbs.report(info, invocation)
    }
    invocation.console.print(.object(info.fields + [("music", .string(music))]))
    return .done
  }

  // MARK: Loading

  private func isThere(_ mark: String) -> Bool { access(mark, F_OK) == 0 }

  private func reset() async throws {
    unlink(mark)
    unlink(graphMark)
    try await servers.reset()
    try DemoLibrary.remove(music)
  }

  /// Every step can be repeated, so a run that was interrupted is simply done again.
  private func load() async throws {
    let console = invocation.console
    say("Starting PostgreSQL and the graph server…")
    let library = try await MusicLibrary.open(try configuration(), .local(servers, graph: nil), making: true)
    defer { Task { await library.close() } }
    say("Making the demo's files…")
    let demo = try DemoLibrary.create(in: music)
    let bar = ProgressLine("Importing", console: console)
    let imported = try await library.importFiles([demo.xml]) { bar.update(done: $0, total: $1) }
    bar.finish()
    say(imported.sentence)
    try await library.addProposals(
      demo.proposals.map { ($0.path, $0.proposedName, $0.reason, $0.confidence) })
    say(try await library.propose().sentence)
    try Data("\(imported.correlationID)\n".utf8).write(to: URL(filePath: mark))
  }

  private func fillGraph() async throws {
    let library = try await MusicLibrary.open(try configuration(), .local(servers, graph: nil), making: true)
    defer { Task { await library.close() } }
    do {
      say(try await library.sync().sentence)
      say(try await library.relate().sentence)
      try Data().write(to: URL(filePath: graphMark))
    } catch {
      // Everything but the related tracks works without a graph.
      invocation.console.say("graph: \(Outage(error).message)")
    }
  }

  private func say(_ text: String) {
    if !invocation.console.quiet { invocation.console.say(text) }
  }
}
