import FoundationEssentials
import Schema
import Testing

@Suite struct SchemaFilesTests {
  private static let folder = #filePath.components(separatedBy: "/Tests/")[0] + "/schema/postgres"

  @Test func theListNamesEveryPairOfFilesAndNothingElse() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder)
    let listed = PostgresSchema.migrations.flatMap { ["\($0.label).up.sql", "\($0.label).down.sql"] }
    #expect(Set(files) == Set(listed + ["schema_migrations.sql"]))
  }

  @Test func theTextsAreThoseOfTheFiles() throws {
    for migration in PostgresSchema.migrations {
      for (text, direction) in [(migration.up, "up"), (migration.down, "down")] {
        let data = try #require(
          FileManager.default.contents(atPath: "\(Self.folder)/\(migration.label).\(direction).sql"))
        #expect(text == String(decoding: data, as: UTF8.self), "\(migration.label).\(direction)")
      }
    }
  }

  @Test func numbersRunFromOneWithoutGaps() {
    #expect(PostgresSchema.migrations.map(\.number) == Array(1...PostgresSchema.migrations.count))
  }

  @Test func everyMigrationAfterTheBaseSaysWhy() {
    for migration in PostgresSchema.migrations { #expect(migration.up.hasPrefix("-- "), "\(migration.label)") }
  }
}
