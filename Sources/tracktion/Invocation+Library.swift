import FoundationEssentials
import Library
import LocalServers

extension Invocation {
  /// Config, environment and options together.
  func configuration() throws -> Configuration {
    try Configuration.load(
      .init(file: arguments.value("config"), postgres: arguments.value("postgres"), roots: arguments.all("root")))
  }

  /// The user's own servers, in the folder that `--dir` names.
  func localServers() -> LocalServers {
    LocalServers(directory: arguments.value(.directory) ?? LocalServers.defaultDirectory())
  }

  /// Runs `body` on the library that this invocation means, and closes it.
  ///
  /// - Parameter recovering: settles interrupted renames first, as each start does that goes on to names.
  func withLibrary<T>(recovering: Bool = false, _ body: (MusicLibrary) async throws -> T) async throws -> T {
    let configuration = try configuration()
    let library = try await MusicLibrary.open(configuration, configuration.serverChoice())
    do {
      if recovering, let sentence = await library.recoverAtStart()?.sentence { console.say(sentence) }
      let value = try await body(library)
      await library.close()
      return value
    } catch {
      await library.close()
      throw error
    }
  }
}

extension Invocation {
  /// The one operand of a verb that takes one.
  func operand(_ name: String) throws -> String {
    guard arguments.operands.count == 1 else { throw UsageError("\(command.name) needs one \(name)") }
    return arguments.operands[0]
  }

  func uuid(_ text: String) throws -> UUID {
    guard let id = UUID(uuidString: text) else { throw UsageError("“\(text)” is no id") }
    return id
  }

  /// A verb that changed rows brings the graph up to date where the worker's lock is free and the graph answers within
  /// 2 s; otherwise it says how many are behind.
  func applyOutbox(_ library: MusicLibrary) async {
    let bar = ProgressLine("Bringing the graph up to date", console: console)
    let behind = await library.applyOutboxIfPossible(within: .seconds(2)) { bar.update(done: $0, total: $1) }
    bar.finish()
    if let behind, behind > 0 {
      console.say(
        "The graph is \(behind) recording\(behind == 1 ? "" : "s") behind; `tracktion sync` brings it up to date.")
    }
  }
}
