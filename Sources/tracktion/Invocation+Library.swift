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
  func withLibrary<T>(_ body: (MusicLibrary) async throws -> T) async throws -> T {
    let configuration = try configuration()
    let library = try await MusicLibrary.open(configuration, configuration.serverChoice())
    do {
      let value = try await body(library)
      await library.close()
      return value
    } catch {
      await library.close()
      throw error
    }
  }
}
