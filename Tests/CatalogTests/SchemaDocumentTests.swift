import Catalog
import FoundationEssentials
import Schema
import Testing

@Suite(.enabled(if: SharedFiles.hasSchemaDocument)) struct SchemaDocumentTests {
  /// The four blocks of SQL under "Core Tables", as printed.
  private func printed() throws -> String {
    let document = try #require(SharedFiles.text(SharedFiles.schemaDocument))
    let core = document.components(separatedBy: "### Core Tables")[1].components(separatedBy: "### Relationships")[0]
    return core.components(separatedBy: "```sql\n").dropFirst()
      .map { $0.components(separatedBy: "```")[0] }.joined(separator: "\n")
  }

  private func documentShape() async throws -> [String] {
    let catalog = try await TestCatalog.empty()
    try await catalog.connection.script(printed())
    return try await catalog.shape()
  }

  @Test func theFirstMigrationHoldsTheDocumentsDDLWordForWord() throws {
    #expect(PostgresSchema.migrations[0].up.contains(try printed()))
  }

  @Test func afterTheFirstMigrationTheCatalogIsTheDocuments() async throws {
    let catalog = try await TestCatalog.empty()
    try await catalog.migrator([PostgresSchema.migrations[0]]).migrate()
    let ours = try await catalog.shape().filter { !$0.contains("alembic_version") && !$0.contains("schema_migrations") }
    #expect(try await documentShape() == ours)
  }

  @Test func afterAllMigrationsEverythingOfTheDocumentIsStillThere() async throws {
    let ours = Set(try await TestCatalog.migrated().shape())
    let missing = try await documentShape().filter { !ours.contains($0) }
    // P1: under the same name, on the first 256 characters of the value.
    #expect(missing == ["index CREATE INDEX idx_metadata_key_value ON public.metadata USING btree (key, value)"])
    let prefixed =
      "index CREATE INDEX idx_metadata_key_value ON public.metadata USING btree (key, \"left\"(value, 256))"
    #expect(ours.contains(prefixed))
  }
}
