/// The schema of the graph, in order. A new pair of files is a new line here; a test compares the two.
public enum GraphSchema {
  public static let migrations: [Migration] = [
    Migration(
      1, "schema", up: PackageResources._001_schema_up_cypher, down: PackageResources._001_schema_down_cypher),
    Migration(
      2, "projection", up: PackageResources._002_projection_up_cypher,
      down: PackageResources._002_projection_down_cypher),
    Migration(
      3, "tempo_compatible", up: PackageResources._003_tempo_compatible_up_cypher,
      down: PackageResources._003_tempo_compatible_down_cypher),
  ]
}
