import FoundationEssentials
import Library
import Postgres
import Testing

/// What the config says of renames reaches the renamer.
@Suite struct ConfigurationTests {
  @Test func everySettingOfRenames() async throws {
    let path = "/tmp/tracktion-config-\(UUID().uuidString).yaml"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data("roots:\n  - /srv/music\nunsafe_rename: allow\nmark_only: true\ncompanions: leave\n".utf8)
      .write(to: URL(filePath: path))
    let library = MusicLibrary(
      configuration: try Configuration.load(.init(file: path)), postgres: PostgresConfiguration(""), graph: nil)
    #expect(library.renamer.settings.unsafeRename == .allow)
    #expect(library.renamer.settings.companions == .leave)
    #expect(library.renamer.isMarkOnly)
    await library.close()
  }

  @Test func withoutSettingsCompanionsGoAndNothingIsDoneWithoutProtection() async throws {
    var configuration = Configuration()
    configuration.roots = ["/srv/music"]
    let library = MusicLibrary(configuration: configuration, postgres: PostgresConfiguration(""), graph: nil)
    #expect(library.renamer.settings.unsafeRename == .refuse)
    #expect(library.renamer.settings.companions == .rename)
    #expect(!library.renamer.isMarkOnly)
    await library.close()
  }
}
